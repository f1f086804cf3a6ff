// An answer as Bot Framework activities for Azure's channels and the Emulator: text, a card of links, suggested actions.
import { ActionTypes, ActivityTypes, CardFactory, type Activity } from 'botbuilder';
import { tapPayload } from '../channels/tap-payload.ts';
import { firstScreen } from '../../dialogs/dialogs.ts';
import type { FinishedAnswer } from '../../dialogs/types.ts';
import { passagesOf } from './passages.ts';
import { localeOf, textsIn } from './texts.ts';
import { letter, titlesFor } from './titles.ts';

/** The least of what the larger channels take: Teams cuts at 28 KB, others at 4,000 characters; titles are cut by phones. */
export const botFrameworkLimits = { text: 4_000, title: 60, buttons: 6, payload: 1_000 };
export type BotFrameworkLimits = typeof botFrameworkLimits;

/** @returns activities in order; what fits the first screen, all links and choices, and «Xem thêm» where there is more */
export function botFrameworkActivities(
  whole: FinishedAnswer,
  limits: BotFrameworkLimits,
): Partial<Activity>[] {
  const answer = firstScreen(whole, textsIn(whole.language).more);
  const choices = titlesFor(
    answer.choices.map(({ label }) => label),
    limits.title,
  );
  const links = titlesFor(
    answer.links.map(({ title }) => title),
    limits.title,
    { mark: letter },
  );
  const texts = passagesOf(
    {
      ...answer,
      blocks: [
        ...answer.blocks,
        ...[...links.lines, ...choices.lines].map((text) => ({ kind: 'text' as const, text })),
      ],
    },
    limits.text,
  );
  const cards = Array.from({ length: Math.ceil(answer.links.length / limits.buttons) }, (_, card) =>
    CardFactory.heroCard(
      '',
      [],
      answer.links.slice(card * limits.buttons, (card + 1) * limits.buttons).map(({ url }, index) => ({
        type: ActionTypes.OpenUrl,
        title: links.titles[card * limits.buttons + index] ?? '',
        value: url,
      })),
    ),
  );
  // A tap comes back as a message of its payload: imBack and messageBack alike are understood, and so is the typed label.
  const actions = answer.choices.map((choice, index) => ({
    type: ActionTypes.MessageBack,
    title: choices.titles[index] ?? '',
    text: tapPayload(choice, limits.payload),
    displayText: choice.label,
    value: { token: choice.token },
  }));
  return texts.map((text, index) => ({
    type: ActivityTypes.Message,
    locale: localeOf(answer.language),
    textFormat: 'plain',
    text,
    ...(index === texts.length - 1 && {
      ...(cards.length > 0 && { attachments: cards }),
      ...(actions.length > 0 && { suggestedActions: { actions, to: [] } }),
    }),
  }));
}
