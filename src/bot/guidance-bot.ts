// GuidanceBot: the ActivityHandler that hands every message, opening and return to the one dialog.
import { ActivityHandler, type TurnContext } from 'botbuilder';
import { DialogContext, DialogSet } from 'botbuilder-dialogs';
import type { Guidance } from '../dialogs/dialogs.ts';
import { GuidanceDialog, guidanceDialogId } from './guidance-dialog.ts';
import type { HandleTurn, TurnResult } from './types.ts';

/** Runs the dialog for messages (typed or tapped) and for the events `open` and `resume`. */
export class GuidanceBot extends ActivityHandler {
  constructor(guidance: Guidance) {
    super();
    const dialogs = new DialogSet();
    dialogs.add(new GuidanceDialog(guidance));
    const play = async (context: TurnContext, next: () => Promise<void>): Promise<void> => {
      await new DialogContext(dialogs, context, { dialogStack: [] }).beginDialog(guidanceDialogId);
      await next();
    };
    this.onMessage(play);
    this.onEvent(play);
  }
}

/** The port of the bot room, filled by the assistant: a turn goes through botbuilder and comes back as its result. */
export function createHandleTurn(guidance: Guidance): HandleTurn {
  const bot = new GuidanceBot(guidance);
  return async (turn, adapter) => {
    const sent = await adapter.run(turn, (context) => bot.run(context));
    const result: unknown = sent.find((activity) => activity.type === 'message')?.value;
    if (!isTurnResult(result)) throw new Error('the guidance dialog sent no answer');
    return result;
  };
}

function isTurnResult(value: unknown): value is TurnResult {
  return typeof value === 'object' && value !== null && 'answer' in value && 'state' in value;
}
