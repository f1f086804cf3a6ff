// How the clerks' desk reaches into a conversation: each thing a clerk does is an event of it, in its lane, in order, sent as answers are.
import type { Handovers, QueuedHandover } from '../../storage/types/handovers.ts';
import type { AuditEntry, StaffAudit } from '../../storage/types/staff.ts';
import type { Acceptance } from '../../storage/types/turns.ts';
import type { Inbox, Incoming } from '../inbox.ts';
import { cleanText } from '../incoming-text.ts';
import { maskPersonal } from '../masking.ts';
import type { MaskedKind } from '../masking-rules.ts';
import type { ClerkGone } from '../../dialogs/types.ts';
import type { DeskInput } from '../types.ts';

/** What a clerk knows of these is their office's own; what citizens write was masked before the clerk saw it. */
const ofOffices: ReadonlySet<MaskedKind> = new Set(['phone', 'email']);

export interface DoorParts {
  readonly handovers: Handovers;
  readonly inbox: Inbox;
  readonly audit: Pick<StaffAudit, 'add'>;
  readonly now: () => Date;
}

export class ClerkDoor {
  readonly #parts: DoorParts;

  constructor(parts: DoorParts) {
    this.#parts = parts;
  }

  /** Gives a waiting person to a clerk and tells the person. False: somebody else was faster, or nobody waits any more. */
  async claim(id: number, clerk: string): Promise<boolean> {
    const { handovers, inbox, now } = this.#parts;
    const handover = await handovers.find(id);
    if (handover?.state !== 'waiting') return false;
    const came = this.#event(handover, { kind: 'clerk-came', handover: id }, `handover/${id}/came`);
    const action = 'handover-claimed';
    const entry: AuditEntry = { ...about(handover), at: now(), actor: clerk, action };
    const { outcome } = await inbox.accept(came, (event) => handovers.claim(id, clerk, event, entry));
    if (outcome !== 'stored') return false;
    await inbox.settle(handover.conversationId);
    return true;
  }

  /**
   * Says a clerk's words to the person; settles when they stand in the transcript.
   *
   * @param once - the same for the same words sent twice, e.g. by a page that is loaded again
   * @returns false: the conversation is not this clerk's (any more)
   */
  async say(id: number, clerk: string, words: string, once: string): Promise<boolean> {
    const handover = await this.#own(id, clerk);
    if (handover === null) return false;
    const { text } = maskPersonal(cleanText(words), ofOffices);
    const eventId = `handover/${id}/said/${once}`;
    await this.#tell(handover, { kind: 'clerk-said', handover: id, text }, eventId);
    return true;
  }

  /** Gives the person back to the assistant. False: the conversation is not this clerk's (any more). */
  async giveBack(id: number, clerk: string): Promise<boolean> {
    const handover = await this.#own(id, clerk);
    if (handover === null) return false;
    const { audit, now } = this.#parts;
    await audit.add({ ...about(handover), at: now(), actor: clerk, action: 'handover-returned' });
    await this.gone(handover, 'given_back');
    return true;
  }

  /** Nobody came, or the clerk is gone: told once, however many processes notice. */
  async gone(handover: QueuedHandover, why: Exclude<ClerkGone, 'called_back'>): Promise<void> {
    const { id } = handover;
    await this.#tell(handover, { kind: 'clerk-gone', handover: id, why }, `handover/${id}/gone/${why}`);
  }

  async #own(id: number, clerk: string): Promise<QueuedHandover | null> {
    const handover = await this.#parts.handovers.find(id);
    return handover?.state === 'claimed' && handover.claimedBy === clerk ? handover : null;
  }

  async #tell(handover: QueuedHandover, input: DeskInput, eventId: string): Promise<Acceptance> {
    const { inbox } = this.#parts;
    const acceptance = await inbox.accept(this.#event(handover, input, eventId));
    await inbox.settle(handover.conversationId);
    return acceptance;
  }

  #event({ conversation }: QueuedHandover, payload: DeskInput, eventId: string): Incoming {
    const at = this.#parts.now();
    return {
      channel: conversation.channel,
      eventId,
      conversationId: conversation.id,
      payload,
      at,
      // Where events run in the order in which they were sent, this one does too.
      sentAt: conversation.address === null ? null : at,
      byPerson: false,
      activity: null,
      opensFor: null,
    };
  }
}

const about = ({
  id,
  conversation: { channel },
}: QueuedHandover): Pick<AuditEntry, 'subject' | 'detail'> => ({
  subject: `#${id}`,
  detail: { channel },
});
