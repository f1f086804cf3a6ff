// Runs labelled questions through the understanding room and counts what came out right.
import type { Band, Understanding } from '../../understanding/types.ts';
import type { Question } from './questions.ts';

/** What came out for one question. */
export interface Result {
  readonly question: Question;
  readonly understood: Understanding;
  /** Null when the line is not scored for it. */
  readonly intentRight: boolean | null;
  /** Rank of the first right procedure from 0, -1 when it is not among the candidates; null when not scored. */
  readonly procedureRank: number | null;
  readonly milliseconds: number;
}

/** A share with the counts behind it. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

/** Figures of a group of questions. */
export interface Figures {
  readonly count: number;
  readonly intent: Share;
  readonly first: Share;
  readonly inThree: Share;
  readonly inFive: Share;
  readonly bands: Readonly<Record<Band, Share>>;
  /** Lines answered, with a wrong intent or procedure. */
  readonly wrongAnswers: Share;
}

/** Asks every question, one after the other, with the time each took. */
export async function askAll(
  questions: readonly Question[],
  understand: (text: string) => Promise<Understanding>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const question of questions) {
    const start = performance.now();
    const understood = await understand(question.text);
    const milliseconds = performance.now() - start;
    const { intents, codes } = question;
    results.push({
      question,
      understood,
      intentRight: intents.length === 0 ? null : intents.includes(understood.reported ?? ''),
      procedureRank:
        codes === null ? null : understood.candidates.findIndex(({ code }) => codes.includes(code)),
      milliseconds,
    });
  }
  return results;
}

/** Whether everything scored about the line is right. */
export function isRight(result: Result): boolean {
  return result.intentRight !== false && (result.procedureRank === null || result.procedureRank === 0);
}

function share<Item>(items: readonly Item[], isCounted: (item: Item) => boolean): Share {
  return { right: items.filter(isCounted).length, of: items.length };
}

/** The figures of a group. */
export function figuresOf(results: readonly Result[]): Figures {
  const linked = results.flatMap((result) => (result.procedureRank === null ? [] : [result.procedureRank]));
  const within = (limit: number): Share => share(linked, (rank) => rank >= 0 && rank < limit);
  const scored = results.filter((result) => result.intentRight !== null);
  const inBand = (band: Band): Share =>
    share(
      scored.filter(({ understood }) => understood.band === band),
      isRight,
    );
  const bands = {
    answer: inBand('answer'),
    confirm: inBand('confirm'),
    choose: inBand('choose'),
    stop: inBand('stop'),
  };
  return {
    count: results.length,
    intent: share(scored, (result) => result.intentRight === true),
    first: within(1),
    inThree: within(3),
    inFive: within(5),
    bands,
    wrongAnswers: { right: bands.answer.of - bands.answer.right, of: bands.answer.of },
  };
}

/** Lines that are none of our business, and how many of them were answered all the same. */
export function answeredOutOfScope(results: readonly Result[]): Share {
  const outside = results.filter(({ question }) => question.intent === 'out_of_scope');
  return share(outside, ({ understood }) => understood.band === 'answer');
}

/** Lines that are our business, and how many of them were answered or asked back. */
export function helpedInScope(results: readonly Result[]): Share {
  const inside = results.filter(({ question }) => question.intent !== 'out_of_scope');
  return share(inside, ({ understood }) => understood.band === 'answer' || understood.band === 'confirm');
}

/** Results by the groups of their questions and, under `intent: …`, by their label. */
export function byGroup(results: readonly Result[]): Map<string, Result[]> {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    for (const group of [...result.question.groups, `intent: ${result.question.intent}`])
      groups.set(group, [...(groups.get(group) ?? []), result]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Wrong intents as «right → given», the commonest first. */
export function confusions(results: readonly Result[]): [string, number][] {
  const pairs = new Map<string, number>();
  for (const { intentRight, question, understood } of results) {
    if (intentRight !== false) continue;
    const pair = `${question.intent} → ${understood.intent ?? '–'}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return [...pairs].sort((a, b) => b[1] - a[1]);
}
