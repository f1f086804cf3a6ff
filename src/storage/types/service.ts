// What staff tell and what they switch off: notices on every channel, and procedures, channels or the whole assistant that rest.
import type { AuditEntry } from './staff.ts';

/** Something everybody is told, from a moment to another. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Why, for staff. */
  readonly why: string;
  readonly by: string;
  readonly at: Date;
}

/** What rests: `assistant`, `channel:zalo`, `procedure:1.001193`. */
export type Target = 'assistant' | `channel:${string}` | `procedure:${string}`;

/** Something that rests, with what people read instead. */
export interface Switch {
  readonly target: Target;
  readonly reason: string;
  /** Whom to ask instead. */
  readonly ask: string;
  readonly by: string;
  readonly at: Date;
}

/** All of it, as it is now. */
export interface ServiceState {
  /** Those that nobody took back, ended ones too. */
  readonly notices: readonly Notice[];
  readonly switches: readonly Switch[];
}

export interface ServiceDesk {
  /** @param since - notices that ended before are left out */
  state(since: Date): Promise<ServiceState>;
  announce(notice: Pick<Notice, 'text' | 'startsAt' | 'endsAt' | 'why'>, entry: AuditEntry): Promise<void>;
  /** Takes a notice back; false if there is none any more. */
  withdraw(id: number, entry: AuditEntry): Promise<boolean>;
  /** Lets something rest, or changes what people read. */
  switchOff(target: Target, words: Pick<Switch, 'reason' | 'ask'>, entry: AuditEntry): Promise<void>;
  /** false if it was not resting. */
  switchOn(target: Target, entry: AuditEntry): Promise<boolean>;
}
