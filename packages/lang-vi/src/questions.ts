// Cuts a run-on message, as speech-to-text writes it, into its questions: "phí bao nhiêu và mấy ngày có".
import { readTable } from './tables.ts';
import type { NormalForm, Token } from './tokens.ts';

type Role = 'asks' | 'open' | 'joins' | 'starts';

const roles = new Map<string, Set<Role>>();
function learn(word: string, role: Role): void {
  const known = roles.get(word);
  if (known === undefined) roles.set(word, new Set([role]));
  else known.add(role);
}
for (const row of readTable('questions')) {
  learn(row['word'] ?? '', row['role'] as Role);
  if (row['bare'] !== '') learn(row['bare'] ?? '', row['role'] as Role);
}

/** A sign that ends a clause. */
const CLOSING = /^[.,;:?!…]/;

function plays(token: Token | undefined, role: Role): boolean {
  return token !== undefined && roles.get(token.text)?.has(role) === true;
}

function asks(tokens: readonly Token[]): boolean {
  return tokens.some((token) => plays(token, 'asks') || plays(token, 'open'));
}

function clauses(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind !== 'punct') found.at(-1)?.push(token);
    else if (CLOSING.test(token.text)) found.push([]);
  }
  return found.filter((clause) => clause.length > 0);
}

/** Whether a new question may begin at an index without a sign before it. */
function mayBegin(clause: readonly Token[], at: number): boolean {
  const token = clause[at];
  return plays(token, 'joins') || (plays(clause[at - 1], 'open') && plays(token, 'starts'));
}

function cutClause(clause: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  let from = 0;
  for (let at = 1; at < clause.length; at++) {
    if (!mayBegin(clause, at) || !asks(clause.slice(from, at)) || !asks(clause.slice(at + 1))) continue;
    parts.push(clause.slice(from, at));
    from = at;
  }
  parts.push(clause.slice(from));
  return parts;
}

const LONGEST_CUT = 80;

/**
 * The questions of a message, in order; what asks nothing stays with the question it stands before, or after when it is last.
 * A message with one question or none comes back as one part. Only the first 80 words of a clause without signs are cut.
 * @example splitQuestions(normalForm('phí bao nhiêu và mấy ngày có?')) // [phí bao nhiêu] [và mấy ngày có]
 */
export function splitQuestions(form: NormalForm): readonly (readonly Token[])[] {
  const parts: Token[][] = [];
  let open: Token[] = [];
  for (const clause of clauses(form.tokens)) {
    for (const part of [...cutClause(clause.slice(0, LONGEST_CUT)), clause.slice(LONGEST_CUT)]) {
      open.push(...part);
      if (!asks(part)) continue;
      parts.push(open);
      open = [];
    }
  }
  if (open.length > 0) {
    const last = parts.at(-1);
    if (last === undefined) parts.push(open);
    else last.push(...open);
  }
  return parts;
}
