// One conversation that a clerk is asked into: from the asking to the end.

/** Why one ended: nobody came, the clerk gave it back, the clerk fell silent or left, the person called the assistant back. */
export type HandoverEnd = 'late' | 'given_back' | 'silent' | 'called_back';

/** A conversation that waits for a clerk or has one. */
export interface Handover {
  readonly id: number;
  readonly conversationId: string;
  readonly state: 'waiting' | 'claimed';
  readonly askedAt: Date;
  /** Name of the account. */
  readonly claimedBy: string | null;
  /** When the clerk came or wrote last. */
  readonly clerkAt: Date | null;
}

/** What a turn does to it, in the commit of the turn. */
export type HandoverChange =
  /** Nothing happens where one is open already. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'clerk-spoke'; readonly id: number }
  | {
      readonly kind: 'end';
      readonly id: number;
      /** The turn is not stored if it is in another state by now. */
      readonly from: Handover['state'];
      readonly reason: HandoverEnd;
    };
