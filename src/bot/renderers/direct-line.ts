// An answer as a Direct Line message: text for every client, buttons for those that know them, the whole answer for our widget.
import { ActionTypes, ActivityTypes, CardFactory, type Activity, type CardAction } from 'botbuilder';
import type { Choice, FinishedAnswer } from '../../dialogs/types.ts';
import { botAccount } from '../adapter.ts';
import type { Render } from '../types.ts';
import { answerText } from './plain-text.ts';
import { localeOf } from './texts.ts';

/** What stands in the transcript; id, conversation and time are added when it is read. */
export const renderDirectLine: Render = (answer, { conversationId, replyTo, erased, withClerk }) => ({
  transcript: [
    {
      ...toActivity(answer, { ...(erased && { erased }), ...(withClerk && { withClerk }) }),
      ...(replyTo !== null && { replyToId: activityId(conversationId, replyTo) }),
    },
  ],
  outbox: [],
});

/** Activity ids as Direct Line writes them: the conversation and the place in it. */
export function activityId(conversationId: string, seq: number): string {
  return `${conversationId}|${String(seq).padStart(7, '0')}`;
}

/** @param flags - what our widget is told beside the answer */
function toActivity(answer: FinishedAnswer, flags: object): Partial<Activity> {
  const buttons = answer.links.map(({ title, url }) => ({ type: ActionTypes.OpenUrl, title, value: url }));
  return {
    type: ActivityTypes.Message,
    from: botAccount,
    locale: localeOf(answer.language),
    textFormat: 'plain',
    text: answerText(answer),
    ...(buttons.length > 0 && { attachments: [CardFactory.heroCard('', [], buttons)] }),
    ...(answer.choices.length > 0 && { suggestedActions: { actions: answer.choices.map(toAction), to: [] } }),
    channelData: { answer, ...flags },
  };
}

function toAction({ label, token }: Choice): CardAction {
  return { type: ActionTypes.MessageBack, title: label, text: label, displayText: label, value: { token } };
}
