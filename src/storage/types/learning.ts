// Questions the assistant was not sure about, and what staff made of them: drafts of training lines that an editor has to approve.
import type { AuditEntry } from './staff.ts';

/** A question the assistant did not answer at once, as a turn gives it. */
export interface NewQuestion {
  /** As typed, personal numbers masked. */
  readonly text: string;
  /** In standard spelling: the same words typed differently are one question. */
  readonly normal: string;
  readonly band: string;
  readonly intent: string | null;
  /** Codes of the procedures it may have meant, likeliest first. */
  readonly candidates: readonly string[];
  /** YYYY-MM-DD in Việt Nam; no time of day is kept. */
  readonly day: string;
}

export interface KeptQuestion extends NewQuestion {
  readonly id: number;
  readonly channel: string;
}

/** The same words in one channel and band, counted. */
export interface AskedOften {
  /** One of them. */
  readonly id: number;
  readonly text: string;
  readonly normal: string;
  readonly channel: string;
  readonly band: string;
  readonly count: number;
  readonly lastDay: string;
}

export interface Questions {
  /** Those nobody has labelled yet, the commonest first. */
  waiting(limit: number): Promise<AskedOften[]>;
  find(id: number): Promise<KeptQuestion | null>;
}

/** `approved` waits for the next export; `exported` stands in models/; `set-aside` teaches nothing. */
export const lessonStates = ['draft', 'approved', 'refused', 'exported', 'set-aside'] as const;
export type LessonState = (typeof lessonStates)[number];

/** What a clerk says a question means: a line for an intent, a name for a procedure, or both. */
export interface LessonDraft {
  readonly intent: string | null;
  /** The training line; null without an intent. */
  readonly line: string | null;
  readonly procedure: string | null;
  /** What people call the procedure; null without one. */
  readonly alias: string | null;
}

export interface Lesson extends LessonDraft {
  readonly id: number;
  readonly state: LessonState;
  readonly labelledBy: string;
  readonly labelledAt: Date;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
  /** Why it was refused. */
  readonly reason: string | null;
}

export interface Lessons {
  /**
   * Stores what questions mean, audited.
   *
   * @param normals - the questions it is about, in standard spelling: they wait no longer
   */
  add(
    draft: LessonDraft,
    state: 'draft' | 'set-aside',
    normals: readonly string[],
    entry: AuditEntry,
  ): Promise<number>;
  /**
   * Moves a lesson on, audited; the questions of a refused one wait again.
   *
   * @returns false if it was not in that state any more
   */
  move(
    id: number,
    from: LessonState,
    to: LessonState,
    reason: string | null,
    entry: AuditEntry,
  ): Promise<boolean>;
  /** In these states, newest first. */
  list(states: readonly LessonState[], limit: number): Promise<Lesson[]>;
}
