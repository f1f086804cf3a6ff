// An answer as Messenger messages: text, links as templates, and the choices as quick replies under the last message.
import { firstScreen } from '../../dialogs/dialogs.ts';
import type { Choice, FinishedAnswer, FinishedLink } from '../../dialogs/types.ts';
import { tapPayload } from '../channels/tap-payload.ts';
import { passagesOf } from './passages.ts';
import { splitText } from './split-text.ts';
import { textsIn, type Texts } from './texts.ts';
import { letter, numberFrom, shorten, titlesFor, type TitleStyle } from './titles.ts';

/** What Messenger takes, by its documents; the length of a text is from those who build on it. */
export const messengerLimits = {
  text: 2_000,
  quickReplies: 13,
  quickReplyTitle: 20,
  payload: 1_000,
  templateText: 640,
  templateButtons: 3,
  buttonTitle: 20,
  elements: 10,
  elementTitle: 80,
};
export type MessengerLimits = typeof messengerLimits;

interface LinkButton {
  readonly type: 'web_url';
  readonly title: string;
  readonly url: string;
}

interface PostbackButton {
  readonly type: 'postback';
  readonly title: string;
  readonly payload: string;
}

type Template =
  | {
      readonly template_type: 'button';
      readonly text: string;
      readonly buttons: readonly (LinkButton | PostbackButton)[];
    }
  | {
      readonly template_type: 'generic';
      readonly elements: readonly {
        readonly title: string;
        readonly subtitle: string;
        readonly buttons: readonly LinkButton[];
      }[];
    };

/** The `message` of a call to /messages. */
export type MessengerMessage =
  | {
      readonly text: string;
      readonly quick_replies?: readonly {
        readonly content_type: 'text';
        readonly title: string;
        readonly payload: string;
      }[];
    }
  | { readonly attachment: { readonly type: 'template'; readonly payload: Template } };

/** @returns messages in order; what fits the first screen, all links and choices, and «Xem thêm» where there is more */
export function messengerMessages(whole: FinishedAnswer, limits: MessengerLimits): MessengerMessage[] {
  const texts = textsIn(whole.language);
  const answer = firstScreen(whole, texts.more);
  const passages = passagesOf(answer, limits.text);
  // Quick replies are gone with the next message, so they go under the last one; what does not fit there becomes buttons that stay.
  const quick = answer.choices.slice(0, limits.quickReplies);
  const staying = answer.choices.slice(limits.quickReplies);
  const templates = [
    ...postbackTemplates(staying, quick.length + 1, texts.alsoChoose, limits),
    ...linkTemplates(answer.links, texts, limits),
  ];
  const said = passages.map((text): MessengerMessage => ({ text }));
  const style = { always: staying.length > 0 };
  if (templates.length > 0)
    return [...said, ...templates, ...withQuickReplies('', quick, style, texts, limits)];
  return [...said.slice(0, -1), ...withQuickReplies(passages.at(-1) ?? '', quick, style, texts, limits)];
}

function withQuickReplies(
  text: string,
  choices: readonly Choice[],
  style: TitleStyle,
  { choose }: Texts,
  limits: MessengerLimits,
): MessengerMessage[] {
  const { titles, lines } = titlesFor(
    choices.map(({ label }) => label),
    limits.quickReplyTitle,
    style,
  );
  const whole = [text, lines.join('\n')].filter((part) => part !== '').join('\n\n');
  if (whole === '' && choices.length === 0) return [];
  const texts = splitText(whole === '' ? choose : whole, limits.text);
  const last = texts.pop() ?? '';
  const replies = choices.map((choice, index) => ({
    content_type: 'text' as const,
    title: titles[index] ?? '',
    payload: tapPayload(choice, limits.payload),
  }));
  return [
    ...texts.map((before) => ({ text: before })),
    replies.length === 0 ? { text: last } : { text: last, quick_replies: replies },
  ];
}

/** Up to three links are buttons under a line of text, more are cards side by side. */
function linkTemplates(
  links: readonly FinishedLink[],
  { open, openPage }: Texts,
  limits: MessengerLimits,
): MessengerMessage[] {
  if (links.length === 0) return [];
  if (links.length <= limits.templateButtons) {
    const { titles, lines } = titlesFor(
      links.map(({ title }) => title),
      limits.buttonTitle,
      { mark: letter },
    );
    const text = [open, ...lines].join('\n');
    if (text.length <= limits.templateText) {
      const buttons = links.map(({ url }, index) => ({
        type: 'web_url' as const,
        title: titles[index] ?? '',
        url,
      }));
      return [template({ template_type: 'button', text, buttons })];
    }
  }
  const elements = links.map(({ title, url }) => {
    const short = shorten(title, limits.elementTitle);
    return {
      title: short,
      subtitle: shorten(new URL(url).host, limits.elementTitle),
      buttons: [{ type: 'web_url' as const, title: openPage, url }],
    };
  });
  const long = links.filter(({ title }) => title.length > limits.elementTitle);
  return [
    ...long.flatMap(({ title }) => splitText(title, limits.text).map((text): MessengerMessage => ({ text }))),
    ...groups(elements, limits.elements).map((some) =>
      template({ template_type: 'generic', elements: some }),
    ),
  ];
}

function postbackTemplates(
  choices: readonly Choice[],
  first: number,
  heading: string,
  limits: MessengerLimits,
): MessengerMessage[] {
  return groups(choices, limits.templateButtons).flatMap((some, group) => {
    const { titles, lines } = titlesFor(
      some.map(({ label }) => label),
      limits.buttonTitle,
      { mark: numberFrom(first + group * limits.templateButtons), always: true },
    );
    const text = [heading, ...lines].join('\n');
    const buttons = some.map((choice, index) => ({
      type: 'postback' as const,
      title: titles[index] ?? '',
      payload: tapPayload(choice, limits.payload),
    }));
    const fits = text.length <= limits.templateText;
    return [
      ...(fits ? [] : splitText(text, limits.text).map((part): MessengerMessage => ({ text: part }))),
      template({ template_type: 'button', text: fits ? text : heading, buttons }),
    ];
  });
}

const template = (payload: Template): MessengerMessage => ({ attachment: { type: 'template', payload } });

function groups<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
