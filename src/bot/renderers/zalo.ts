// An answer as messages of a Zalo official account: plain text with up to five buttons, everything else in words.
import { firstScreen } from '../../dialogs/dialogs.ts';
import type { Choice, FinishedAnswer, FinishedLink } from '../../dialogs/types.ts';
import { tapPayload } from '../channels/tap-payload.ts';
import { passagesOf } from './passages.ts';
import { phoneNumbers } from './phone-numbers.ts';
import { splitText } from './split-text.ts';
import { textsIn } from './texts.ts';
import { letter, titlesFor } from './titles.ts';

/** What Zalo takes. Only the length of a text is in its own documents; the rest is from those who build on it, so it can be set. */
export const zaloLimits = { text: 2_000, buttons: 5, title: 100, payload: 1_000 };
export type ZaloLimits = typeof zaloLimits;

export type ZaloButton =
  | {
      readonly title: string;
      readonly type: 'oa.open.url';
      readonly payload: { readonly url: string };
    }
  | { readonly title: string; readonly type: 'oa.query.show' | 'oa.query.hide'; readonly payload: string }
  | {
      readonly title: string;
      readonly type: 'oa.open.phone';
      readonly payload: { readonly phone_code: string };
    };

/** The `message` of a call to /v3.0/oa/message/cs. */
export interface ZaloMessage {
  readonly text: string;
  readonly attachment?: {
    readonly type: 'template';
    readonly payload: { readonly buttons: readonly ZaloButton[] };
  };
}

export interface ZaloStyle {
  readonly limits: ZaloLimits;
  /** Whether a tap stands in the person's chat. */
  readonly showTaps: boolean;
}

/** @returns messages in order; what fits the first screen, all links and choices, and «Xem thêm» where there is more */
export function zaloMessages(whole: FinishedAnswer, { limits, showTaps }: ZaloStyle): ZaloMessage[] {
  const texts = textsIn(whole.language);
  const answer = firstScreen(whole, texts.more);
  const choices = choiceButtons(answer.choices, showTaps, limits);
  const links = linkButtons(answer.links, limits);
  const together = links.length + choices.length <= limits.buttons;
  // Choices come first: a number that is typed counts them, and a person counts the buttons on the screen.
  const rows = together ? [[...choices, ...links]] : [...rowsOf(links, limits), ...rowsOf(choices, limits)];
  const passages = passagesOf(answer, limits.text);
  const messages: ZaloMessage[] = passages.slice(0, -1).map((text) => ({ text }));
  const [first = [], ...more] = rows.filter((row) => row.length > 0);
  messages.push(...withButtons(passages.at(-1) ?? texts.choose, first, limits));
  for (const row of more) {
    const begins = row[0] === choices[0];
    messages.push(...withButtons(begins ? texts.choose : texts.alsoChoose, row, limits));
  }
  return withPhone(messages, answer, limits);
}

interface Labelled {
  readonly button: ZaloButton;
  /** Its full words where the title had to be cut. */
  readonly line: string | null;
}

function linkButtons(links: readonly FinishedLink[], limits: ZaloLimits): Labelled[] {
  const { titles, lines } = titlesFor(
    links.map(({ title }) => title),
    limits.title,
    { mark: letter },
  );
  return links.map(({ url }, index) => ({
    button: { title: titles[index] ?? '', type: 'oa.open.url', payload: { url } },
    line: lines[index] ?? null,
  }));
}

function choiceButtons(choices: readonly Choice[], shown: boolean, limits: ZaloLimits): Labelled[] {
  const { titles, lines } = titlesFor(
    choices.map(({ label }) => label),
    limits.title,
    { always: choices.length > limits.buttons },
  );
  return choices.map((choice, index) => ({
    button: {
      title: titles[index] ?? '',
      type: shown ? 'oa.query.show' : 'oa.query.hide',
      payload: tapPayload(choice, limits.payload),
    },
    line: lines[index] ?? null,
  }));
}

function rowsOf(labelled: readonly Labelled[], { buttons }: ZaloLimits): Labelled[][] {
  return Array.from({ length: Math.ceil(labelled.length / buttons) }, (_, row) =>
    labelled.slice(row * buttons, (row + 1) * buttons),
  );
}

/** The text with its buttons. */
function withButtons(text: string, row: readonly Labelled[], limits: ZaloLimits): ZaloMessage[] {
  const lines = row.flatMap(({ line }) => line ?? []).join('\n');
  const texts = splitText([text, lines].filter((part) => part !== '').join('\n\n'), limits.text);
  const last = texts.pop() ?? '';
  const buttons = row.map(({ button }) => button);
  return [
    ...texts.map((before) => ({ text: before })),
    buttons.length === 0
      ? { text: last }
      : { text: last, attachment: { type: 'template', payload: { buttons } } },
  ];
}

/** Where room is left, one touch calls the first number that the answer names. */
function withPhone(messages: ZaloMessage[], answer: FinishedAnswer, limits: ZaloLimits): ZaloMessage[] {
  const [number] = answer.blocks.flatMap((block) =>
    block.kind === 'papers' ? [] : phoneNumbers(block.text),
  );
  const last = messages.at(-1);
  const buttons = last?.attachment?.payload.buttons ?? [];
  if (number === undefined || last === undefined || buttons.length >= limits.buttons) return messages;
  const call: ZaloButton = {
    title: textsIn(answer.language).call(number),
    type: 'oa.open.phone',
    // As Zalo's own examples write them: with the code of the country where there is one. Hotlines have none.
    payload: { phone_code: number.replace(/^0/, '84') },
  };
  const attachment = { type: 'template' as const, payload: { buttons: [...buttons, call] } };
  return [...messages.slice(0, -1), { text: last.text, attachment }];
}
