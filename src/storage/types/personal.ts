// What is kept of one person's conversation, whole, for the person; and deleting it through a clerk.
import type { AuditEntry } from './staff.ts';

/** Everything kept of one conversation. */
export interface Kept {
  readonly conversationId: string;
  readonly channel: string;
  /** The account on the platform, or a random name. */
  readonly userId: string;
  readonly createdAt: Date;
  readonly usedAt: Date;
  /** Where the person stands, JSON. */
  readonly state: unknown;
  /** What was said, JSON; personal numbers were masked before. */
  readonly transcript: readonly { readonly at: Date; readonly activity: unknown }[];
  /** What came in: the id by which the platform knows it, and when. */
  readonly received: readonly { readonly eventId: string; readonly at: Date }[];
  /** Messages that did not reach the person yet, JSON. */
  readonly undelivered: readonly { readonly at: Date; readonly message: unknown }[];
  /** Questions the assistant was not sure about, with their day. */
  readonly questions: readonly { readonly day: string; readonly text: string }[];
  /** When the person asked for a clerk, when one took them on, and how that ended. */
  readonly handovers: readonly {
    readonly askedAt: Date;
    readonly claimedAt: Date | null;
    readonly endedAt: Date | null;
    readonly reason: string | null;
  }[];
  /** What was counted. */
  readonly counted: readonly {
    readonly at: Date;
    readonly name: string;
    readonly procedure: string | null;
  }[];
}

/** The rights of people over what is kept of them. */
export interface Personal {
  /** The conversation with this code, while it holds. */
  byCode(code: string, at: Date): Promise<string | null>;
  /** All that is kept of a conversation; null if there is none. */
  kept(conversationId: string): Promise<Kept | null>;
  /** Deletes a conversation through a clerk, audited; false if it is gone already. */
  forget(conversationId: string, entry: AuditEntry): Promise<boolean>;
}
