// The one botbuilder Dialog: it hosts the pure guidance engine and sends what the engine says as one activity.
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Guidance } from '../dialogs/dialogs.ts';
import { turnKey } from './adapter.ts';
import type { Turn, TurnResult } from './types.ts';

/** Name of the activity value that carries a whole turn result out of the adapter. */
export const guidanceDialogId = 'guidance';

/** Plays one turn per run; the place of the person lives in our own conversation state, not on botbuilder's dialog stack. */
export class GuidanceDialog extends Dialog {
  readonly #guidance: Guidance;

  constructor(guidance: Guidance) {
    super(guidanceDialogId);
    this.#guidance = guidance;
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = dc.context.turnState.get<Turn>(turnKey);
    const result: TurnResult = await this.#guidance.play(turn.state, turn.input, turn.now);
    await dc.context.sendActivity({ type: 'message', value: result });
    return dc.endDialog();
  }
}
