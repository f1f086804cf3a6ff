// Takes up a procedure that a person named, answers about another one without leaving the running one, asks when two are possible.
import type { Guide, Method } from '../../knowledge/types.ts';
import { answerFacts, isFactIntent } from '../facts.ts';
import { text, type Part } from '../parts.ts';
import { presentAsked } from '../pending.ts';
import { words } from '../phrases.ts';
import { present, presentShort } from '../present.ts';
import { begin } from '../start.ts';
import { toToken } from '../tokens.ts';
import { reply, type Handler, type Turn } from '../turn.ts';
import type { Asked, StepResult } from '../types.ts';
import { placeNote } from './place.ts';

const methodIntents: Readonly<Record<string, Method>> = {
  submit_online: 'online',
  submit_post: 'post',
  submit_in_person: 'counter',
};

/** A procedure this likely is taken up; below, the person is asked. Probabilities are calibrated (models/REPORT.md). */
const clearFrom = 0.7;
/** Below this nothing is offered: it would be a guess. */
const offeredFrom = 0.35;
/** A question about a fact must be this likely to be answered before the guide begins. */
const factFrom = 0.45;
/** Two procedures nearer than this cannot be told apart by these words. */
const tooClose = 0.2;

/** A procedure was named clearly, or nearly. */
export const namedProcedure: Handler = (turn) => {
  const { understanding, running } = turn;
  if (isOutOfScope(turn)) return null;
  const likely = understanding.candidates.flatMap((c): { guide: Guide; confidence: number }[] => {
    const guide = turn.kb.guide(c.code);
    return guide && c.confidence >= offeredFrom ? [{ guide, confidence: c.confidence }] : [];
  });
  const [best, second] = likely;
  if (!best || running?.guide.code === best.guide.code) return null;
  if (best.guide.code === turn.subject?.code && !asksOnAbout(turn)) return null;
  if (second && best.confidence - second.confidence < tooClose) {
    return running
      ? null
      : askWhich(
          turn,
          likely.slice(0, 4).map((l) => l.guide),
        );
  }
  if (best.confidence < clearFrom) return running ? null : askWhether(turn, best.guide);
  return running
    ? elsewhere(turn, best.guide)
    : begin(turn, best.guide, { ...wanted(turn), before: placeNote(turn) });
};

/** Words that name no procedure are about the one talked of last only where they ask something of it or name a way of filing. */
function asksOnAbout({ understanding, text: said }: Turn): boolean {
  const best = understanding.intents[0];
  const asks = best !== undefined && best.confidence >= factFrom && procedural(best.label);
  return asks || (understanding.methods.length > 0 && words(said).length <= 8);
}

const procedural = (intent: string): boolean =>
  isFactIntent(intent) || intent === 'how_to' || methodIntents[intent] !== undefined;

/** In the middle of a journey another procedure was perhaps named: asked only where nothing else fits the words. */
export const nearlyNamed: Handler = (turn) => {
  if (!turn.running || isOutOfScope(turn)) return null;
  const best = turn.understanding.candidates.find((c) => c.code !== turn.running?.guide.code);
  const guide = best && best.confidence >= ownFrom ? turn.kb.guide(best.code) : undefined;
  return guide && speaksOf(turn, guide) ? askWhether(turn, guide) : null;
};

/** From this confidence on a message names a procedure of its own, whatever is being worked on. */
const ownFrom = 0.5;

/** True when the words have something in common with the names of a procedure. */
function speaksOf(turn: Turn, guide: Guide): boolean {
  return [guide.title, guide.officialName, ...guide.aliases].some(
    (name) => turn.matcher.score(turn.text, name) >= 0.3,
  );
}

function isOutOfScope({ understanding }: Turn): boolean {
  const best = understanding.intents[0];
  return understanding.reported === 'out_of_scope' && best !== undefined && best.confidence >= 0.5;
}

/** Another procedure is named in the middle of one: a fact about it is answered here; a wish to do it moves over. */
function elsewhere(turn: Turn, guide: Guide): StepResult {
  const { intents, method } = wanted(turn);
  const facts = intents.filter(isFactIntent);
  if (!turn.running || facts.length === 0 || turn.running.at.node.kind === 'outcome') {
    return begin(turn, guide, { ...wanted(turn), before: placeNote(turn) });
  }
  const switchTo: Part = {
    choices: [
      {
        label: turn.kb.say('buttons.switch_to', { title: guide.title }),
        token: toToken({ kind: 'start', procedure: guide.code, method: null }),
      },
    ],
  };
  return reply(turn, 'answered', [
    text(turn.kb.say('start.about_other', { title: guide.title })),
    ...answerFacts(turn, facts, { guide, method, facts: {} }),
    presentShort(turn, turn.running),
    switchTo,
  ]);
}

/**
 * What the person wants to know or do with the procedure they named. «Bạn hỏi lệ phí của việc nào?» «Kết hôn»: the fee is still what they want.
 */
export function wanted(turn: Turn): { intents: readonly string[]; method: Method | null } {
  const { understanding, state } = turn;
  const unsure = (understanding.intents[0]?.confidence ?? 0) < factFrom;
  const all = [understanding.intent, ...understanding.also].filter((i) => i !== null);
  const said = unsure ? all.filter((i) => !isFactIntent(i)) : all;
  const byIntent = said.flatMap((i) => methodIntents[i] ?? []);
  const before = state.asked?.kind === 'procedure' || state.asked?.kind === 'choose' ? state.asked : null;
  const asksAnew = said.some((i) => isFactIntent(i));
  return {
    intents: before?.intent && !asksAnew ? [before.intent, ...said.filter((i) => !isFactIntent(i))] : said,
    method: understanding.methods[0] ?? byIntent[0] ?? before?.method ?? null,
  };
}

function askWhether(turn: Turn, guide: Guide): StepResult {
  const { intents, method } = wanted(turn);
  const asked: Asked = { kind: 'confirm', procedure: guide.code, intent: intents[0] ?? null, method };
  return reply(turn, 'confirm', [...placeNote(turn), presentAsked(turn, asked) ?? {}], { asked });
}

/** Two or more are possible: one plain question, its choices in the words that tell them apart. */
export function askWhich(turn: Turn, guides: readonly Guide[]): StepResult | null {
  if (guides.length === 0) return null;
  if (guides.length === 1 && guides[0]) return askWhether(turn, guides[0]);
  const { intents, method } = wanted(turn);
  const one = turn.understanding.separation;
  const codes = guides.map((g) => g.code);
  const fits = one?.choices.length === codes.length && one.choices.every((c) => codes.includes(c.code));
  const asked: Asked = {
    kind: 'choose',
    procedures: fits ? one.choices.map((c) => c.code) : codes,
    separation: fits ? { ask: one.ask, labels: one.choices.map((c) => c.label) } : null,
    intent: intents[0] ?? null,
    method,
  };
  return reply(turn, 'clarify', [...placeNote(turn), presentAsked(turn, asked) ?? {}], { asked });
}

/** The person comes back to the procedure that is already running. */
export const sameProcedure: Handler = (turn) => {
  const { running, understanding } = turn;
  if (
    !running ||
    understanding.intent !== 'how_to' ||
    understanding.candidates[0]?.code !== running.guide.code
  )
    return null;
  if (running.at.node.kind === 'outcome') return begin(turn, running.guide, wanted(turn));
  return reply(turn, 'step', [present(turn, running)]);
};
