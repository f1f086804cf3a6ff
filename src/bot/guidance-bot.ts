// GuidanceBot: the ActivityHandler that hands every message, opening and return to the one dialog.
import { ActivityHandler, type TurnContext } from 'botbuilder';
// Not by the door of the package: behind it recognisers of dates in ten languages are loaded, a tenth of a start and 40 MB.
import { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import { GuidanceDialog, guidanceDialogId, type PlayTurn } from './guidance-dialog.ts';
import type { HandleTurn, TurnResult } from './types.ts';

/** Runs the dialog for messages (typed or tapped) and for the events `open` and `resume`. */
export class GuidanceBot extends ActivityHandler {
  constructor(play: PlayTurn) {
    super();
    const dialogs = new DialogSet();
    dialogs.add(new GuidanceDialog(play));
    const run = async (context: TurnContext, next: () => Promise<void>): Promise<void> => {
      await new DialogContext(dialogs, context, { dialogStack: [] }).beginDialog(guidanceDialogId);
      await next();
    };
    this.onMessage(run);
    this.onEvent(run);
  }
}

/** The port of the bot room, filled by the assistant: a turn goes through botbuilder and comes back as its result. */
export function createHandleTurn(play: PlayTurn): HandleTurn {
  const bot = new GuidanceBot(play);
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
