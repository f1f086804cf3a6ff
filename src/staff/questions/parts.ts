// What the pages about questions and lessons need from the other rooms, wired where the service is put together.
import type { Lessons, Questions } from '../../storage/types/learning.ts';

/** An intent as a clerk picks it. */
export interface IntentChoice {
  readonly label: string;
  /** What it is about, in Vietnamese. */
  readonly about: string;
}

export interface QuestionParts {
  readonly questions: Questions;
  readonly lessons: Lessons;
  /** What a training line can be for. */
  readonly intents: readonly IntentChoice[];
  /** Codes of the procedures that words may mean, likeliest first. */
  readonly suggest: (words: string) => Promise<readonly string[]>;
  /** Null for a code that nobody knows. */
  readonly titleOf: (code: string) => string | null;
  /** Takes personal numbers and secrets out of what a clerk writes too. */
  readonly mask: (text: string) => string;
}

/** What a message with this label is when it is none of the assistant's business. */
export const notOurs = 'out_of_scope';

/** The waiting questions that are looked at together. */
export const mostWaiting = 2_000;

export const bandNames: Readonly<Record<string, string>> = {
  stop: 'chưa hiểu',
  choose: 'phải đưa lựa chọn',
  confirm: 'phải hỏi lại cho chắc',
};
