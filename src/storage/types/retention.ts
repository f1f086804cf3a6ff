// Deleting what is old, kind by kind.

/** What is kept for a time: whole conversations, single messages of conversations still in use, answers, counts, messages given up, doubtful questions, who did what at the desk. */
export const keptKinds = [
  'conversations',
  'messages',
  'answers',
  'statistics',
  'undelivered',
  'questions',
  'audit',
] as const;
export type KeptKind = (typeof keptKinds)[number];

/** Deleting what is old, in transactions so short that nobody waits. */
export interface Retention {
  /** When the oldest message that is still kept was said. */
  oldestMessage(): Promise<Date | null>;
  /** Deletes at most `limit` of a kind that are older than a time; returns how many there were. */
  deleteBefore(kind: KeptKind, before: Date, limit: number): Promise<number>;
}
