// Cuts a message into the clauses that may each ask something of their own («phí bao nhiêu, mấy ngày có»).
import { wordsOf } from '../normaliser.ts';

/** Signs and words between two questions. */
const boundary =
  /[.,;:?!…\n]+|\s(?:và|va|với lại|voi lai|còn|con|rồi thì|roi thi|đồng thời|dong thoi|ngoài ra|ngoai ra)\s/u;
/** A clause of fewer words asks nothing by itself. */
const fewestWords = 2;
/** More clauses than this are a story; its last ones ask. */
const mostClauses = 4;

/**
 * @param text - a message in normal form, with its punctuation
 * @returns the clauses in words alone; empty when the message is one clause
 */
export function clausesOf(text: string): string[] {
  const clauses = text
    .split(boundary)
    .map(wordsOf)
    .filter((clause) => clause.split(' ').length >= fewestWords);
  return clauses.length > 1 ? clauses.slice(-mostClauses) : [];
}
