// The one botbuilder Dialog: it hosts the pure guidance engine and sends what the engine says as one activity.
import { Dialog, type DialogTurnResult } from 'botbuilder-dialogs/lib/dialog.js';
import type { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
import { turnKey } from './adapter.ts';
import type { Turn, TurnInput, TurnResult } from './types.ts';

/** Name of the activity value that carries a whole turn result out of the adapter. */
export const guidanceDialogId = 'guidance';

/** Plays a turn: what was known and what came in decide what is said. */
export type PlayTurn = (stored: unknown, input: TurnInput, now: Date, channel: string) => Promise<TurnResult>;

/** Plays one turn per run; the place of the person lives in our own conversation state, not on botbuilder's dialog stack. */
export class GuidanceDialog extends Dialog {
  readonly #play: PlayTurn;

  constructor(play: PlayTurn) {
    super(guidanceDialogId);
    this.#play = play;
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = dc.context.turnState.get<Turn>(turnKey);
    const result: TurnResult = await this.#play(turn.state, turn.input, turn.now, turn.channel);
    await dc.context.sendActivity({ type: 'message', value: result });
    return dc.endDialog();
  }
}
