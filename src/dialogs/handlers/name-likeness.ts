// How far the words of a message are the name of a procedure, whatever the linking thinks of them.
import type { Guide } from '../../knowledge/types.ts';
import { withoutCues } from '../fact-cues.ts';
import type { Turn } from '../turn.ts';

/** How much nearer another procedure's name must be than that of the running one before a question is about it. */
const nearer = 0.1;

/** Another procedure than the running one that the words name by its own name, however unsure the linking is. */
export function otherNamed(turn: Turn): Guide | null {
  const { running } = turn;
  if (!running) return null;
  const own = nameLikeness(turn, running.guide);
  for (const { code, confidence } of turn.understanding.candidates) {
    const guide = code === running.guide.code || confidence < 0.15 ? undefined : turn.kb.guide(code);
    if (guide && nameLikeness(turn, guide) >= Math.max(named, own + nearer)) return guide;
  }
  return null;
}

/** Procedures whose names stand in the words although the linking is unsure: good enough to ask, not to answer. */
export function namedInWords(turn: Turn): readonly Guide[] {
  const found = turn.understanding.candidates.flatMap(
    ({ code, confidence }): { guide: Guide; like: number }[] => {
      const guide = confidence >= 0.1 ? turn.kb.guide(code) : undefined;
      return guide ? [{ guide, like: nameLikeness(turn, guide) }] : [];
    },
  );
  const best = Math.max(0, ...found.map((f) => f.like));
  return best < named ? [] : found.filter((f) => f.like >= best - nearer).map((f) => f.guide);
}

/** From here on the words are taken to hold the name of a procedure. */
const named = 0.4;

/** From 0 to 1: the nearest of a procedure's names to what was said, words that ask for a fact left aside. */
export function nameLikeness(turn: Turn, guide: Guide): number {
  const said = [turn.text, turn.understanding.text].map(withoutCues);
  const names = [guide.title, guide.officialName, ...guide.aliases];
  return Math.max(...said.flatMap((s) => names.map((n) => turn.matcher.score(s, withoutCues(n)))));
}
