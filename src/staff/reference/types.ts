// What the reference pages need of the rest of the house.
import type { FinishedAnswer, ResumePoint } from '../../dialogs/types.ts';
import type { KnowledgeBase, RecordThen } from '../../knowledge/knowledge.ts';
import type { Answers } from '../../storage/types/conversations.ts';
import type { Switch } from '../../storage/types/service.ts';
import type { Candidate } from '../../understanding/types.ts';

export interface ReferenceParts {
  /** What is known now: content is reloaded while the service runs. */
  readonly kb: () => KnowledgeBase;
  /** Procedures that words may name, likeliest first. */
  readonly find: (words: string, most: number) => readonly Candidate[];
  readonly answers: Answers;
  /** Why a procedure rests at this moment, and whom people are told to ask; null = it does not. */
  readonly resting: (code: string) => Pick<Switch, 'reason' | 'ask'> | null;
  /** What was kept of the portal's record of a procedure for an earlier day, YYYY-MM-DD. */
  readonly recordThen: (code: string, day: string) => Promise<RecordThen>;
  /** A signed address that reopens a guide at a point. */
  readonly resumeUrl: (point: ResumePoint) => string;
  /** An answer in letters only, cut into messages that Zalo takes. */
  readonly chatTexts: (answer: FinishedAnswer) => readonly string[];
}
