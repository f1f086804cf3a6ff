// How often a term stands in ordinary questions: words of asking («cần giấy tờ gì») say little about which procedure is meant.
import { termsOf } from './terms.ts';

/** Buckets of the counting table; 2^17 keeps collisions rare for the terms of ten thousand lines and takes 256 KB. */
export const termBuckets = 1 << 17;

/** Counts of terms over a set of questions. */
export interface QuestionTerms {
  readonly lineCount: number;
  /** Number of lines that contain a term, by `term % termBuckets`. */
  readonly counts: Uint16Array;
}

/** Counts the terms of normalised questions. */
export function countTerms(lines: readonly string[]): QuestionTerms {
  const counts = new Uint16Array(termBuckets);
  for (const line of lines) {
    for (const term of termsOf(line)) counts[term % termBuckets] = (counts[term % termBuckets] ?? 0) + 1;
  }
  return { lineCount: lines.length, counts };
}

/** Number of questions with the term. */
export function countOf(questions: QuestionTerms, term: number): number {
  return questions.counts[term % termBuckets] ?? 0;
}
