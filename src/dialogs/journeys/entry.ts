// Decides when a journey of the content begins: by a sentence or word that its author named, by a topic it walks through, by an intent, by a link.
import type { Guide, JourneyFlow } from '../../knowledge/types.ts';
import { cuedFacts, withoutCues } from '../fact-cues.ts';
import { text } from '../parts.ts';
import { speaksFor } from '../move-words.ts';
import { words } from '../phrases.ts';
import type { Handler, Turn } from '../turn.ts';
import type { FlowPoint, JourneyState, StepResult } from '../types.ts';
import { notUnderstood } from './moves.ts';
import { goOn, takeUp } from './walk.ts';
import { isWalking, walkingOf } from './walking.ts';

type Start = JourneyFlow['starts'][number];

interface Likely {
  readonly flow: JourneyFlow;
  readonly start: Start;
  readonly score: number;
}

/** A sentence this like one of the author's begins the journey. */
const near = 0.6;
/** When the words name a procedure clearly, only a sentence that is nearly the author's own goes before it. */
const nearlySame = 0.85;
/** A vague sentence begins its journey only when little else is said. */
const littleElse = 0.75;
/** A procedure this likely is named clearly. */
const clearlyNamed = 0.7;
/** How sure an intent must be to begin a journey by itself. */
const sureIntent = 0.4;
/** The same in the middle of a guide: «bố không đồng ý thì sao» is no dossier that came back. */
const surerIntent = 0.7;

/** A sentence or word that begins a journey. */
export const startByWords: Handler = (turn) => {
  // «giấy tờ», «phí» alone ask for a fact; they name no matter of life.
  if (cuedFacts(turn.text).length > 0 && words(withoutCues(turn.text)).length <= 1) return null;
  const best = nearestStart(turn);
  if (!best) return null;
  const likely = turn.understanding.candidates[0];
  const named = likely !== undefined && likely.confidence >= clearlyNamed && stands(turn, likely.code);
  const elsewhere = turn.state.flow !== null && turn.state.flow.flow !== best.flow.id;
  return best.score >= (named || elsewhere ? nearlySame : near) ? begun(turn, best.flow, best.start) : null;
};

/** A procedure nobody can be led through here stands in no journey's way, unless it is called by its very name. */
function stands({ kb, matcher, text: said }: Turn, code: string): boolean {
  const name = kb.codes.get(code);
  return kb.guide(code) !== undefined || (name !== undefined && matcher.score(said, name) >= near);
}

/** An intent that a journey answers better than one sentence does. */
export const startByIntent: Handler = (turn) => {
  const best = turn.understanding.intents[0];
  const amidst = turn.running !== null || turn.state.asked?.kind === 'confirm';
  if (!best || best.confidence < (amidst ? surerIntent : sureIntent)) return null;
  if (!speaksFor(turn.kb, best.label, turn.text, turn.understanding.text)) return null;
  const found = startWith(turn, (s) => s.intents.includes(best.label));
  if (!found || (isWalking(turn) && walkingOf(turn)?.at.flow.id !== found.flow.id)) return null;
  return begun(turn, found.flow, found.start);
};

/** A topic that is better walked through than told; null when it is not. */
export function startByTopic(turn: Turn, topic: string): StepResult | null {
  // In the middle of a journey a side question is told in a sentence rather than begun as another journey.
  if (isWalking(turn)) return null;
  const found = startWith(turn, (s) => s.topics.includes(topic));
  return found ? begun(turn, found.flow, found.start) : null;
}

/** Goes on where a resume link leads. */
export function resumeWalk(
  turn: Turn,
  point: FlowPoint,
  outer: readonly FlowPoint[],
  under: JourneyState | null,
): StepResult | null {
  const flow = turn.kb.journeys.get(point.flow);
  if (!flow) return null;
  const known = outer.filter((one) => turn.kb.journeys.has(one.flow));
  const said = [text(turn.kb.say('moves.taken_up', { title: flow.title.toLowerCase() }))];
  return goOn(turn, { ...point, undone: null, outer: known, under }, said);
}

/** Begins a journey; asked for once more while it is walked through and with nothing new, its question is put more simply instead. */
function begun(turn: Turn, flow: JourneyFlow, start: Start): StepResult {
  const walking = isWalking(turn) ? walkingOf(turn) : null;
  const given = Object.entries(start.answers);
  if (walking?.at.flow.id === flow.id && given.every(([node, value]) => walking.at.facts[node] === value))
    return pendingSaid(notUnderstood(turn, walking));
  return takeUp(turn, flow, { answers: start.answers });
}

/** What was just said holds the pending question: it does not come once more. */
function pendingSaid(result: StepResult): StepResult {
  const { flow } = result.state;
  return { ...result, state: { ...result.state, flow: flow && { ...flow } } };
}

/** True for a sentence that is nearly one by which a journey begins, such as the words that a button says. */
export function nearlyAStart(turn: Turn): boolean {
  return (nearestStart(turn)?.score ?? 0) >= nearlySame;
}

/** True for a sentence by which a journey begins that does not lead to this procedure: it speaks of another matter of life. */
export function beginsOther(turn: Turn, { code }: Guide): boolean {
  const best = nearestStart(turn);
  if (!best || best.score < near) return false;
  return !best.flow.nodes.some((n) => n.kind === 'outcome' && n.procedures.some((p) => p.code === code));
}

/** The sentence most like the message; a vague one only where it is nearly the same. */
function nearestStart(turn: Turn): Likely | null {
  const said = ` ${words(turn.text).join(' ')} `;
  let best: Likely | null = null;
  for (const flow of turn.kb.journeys.values()) {
    for (const start of flow.starts) {
      const byWord = folded(start.keywords).some((k) => said.includes(k)) || namesSeveral(turn, flow, start);
      const score = byWord ? 1 : likeness(turn, start.says);
      const counts = !start.vague || score >= littleElse;
      if (counts && (!best || score > best.score)) best = { flow, start, score };
    }
  }
  return best;
}

/** Two things or more of one question are named together («mất giấy khai sinh và mất luôn sổ đỏ»). */
function namesSeveral({ text: typed, understanding }: Turn, flow: JourneyFlow, { several }: Start): boolean {
  if (!several) return false;
  const node = flow.nodes.find((n) => n.id === several.node);
  if (node?.kind !== 'question') return false;
  return [typed, understanding.text].some((line) => {
    const said = ` ${words(line).join(' ')} `;
    if (!folded(several.said).some((w) => said.includes(w))) return false;
    const named = node.choices.filter((c) => folded(c.says).some((w) => said.includes(w)));
    return named.length > 1 && (several.among === undefined || named.some((c) => c.value === several.among));
  });
}

/** Key words of the content stay what they are: each list is folded once. */
const foldedLists = new WeakMap<readonly string[], readonly string[]>();

function folded(keywords: readonly string[]): readonly string[] {
  const known = foldedLists.get(keywords);
  if (known !== undefined) return known;
  const fresh = keywords.map((k) => ` ${words(k).join(' ')} `);
  foldedLists.set(keywords, fresh);
  return fresh;
}

/** Likeness to the nearest of some sentences, as typed or in standard spelling. */
function likeness({ matcher, text: typed, understanding }: Turn, sentences: readonly string[]): number {
  const like = matcher.bestBothWays(typed, sentences);
  return understanding.text ? Math.max(like, matcher.bestBothWays(understanding.text, sentences)) : like;
}

function startWith(turn: Turn, fits: (start: Start) => boolean): { flow: JourneyFlow; start: Start } | null {
  for (const flow of turn.kb.journeys.values()) {
    const start = flow.starts.find(fits);
    if (start) return { flow, start };
  }
  return null;
}
