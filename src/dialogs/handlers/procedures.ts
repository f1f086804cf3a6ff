// Takes up a procedure that a person named, answers about another one without leaving the running one, asks when two are possible.
import type { Guide, Method } from '../../knowledge/types.ts';
import { cuedFacts, factsAsked, withoutCues } from '../fact-cues.ts';
import { answerFacts, isFactIntent } from '../facts.ts';
import { text } from '../parts.ts';
import { presentAsked, startChoice } from '../pending.ts';
import { words } from '../phrases.ts';
import { present, presentShort } from '../present.ts';
import { begin } from '../start.ts';
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
/** Below this a linked procedure must have words in common with its names: a journey is not left for a guess. */
const certain = 0.9;
/** Less than this in common with its names, words that ask for a fact name no procedure («bao nhiêu tiền»). */
const faintly = 0.1;
/** So like its names the words must be for that. */
const touched = 0.25;
/** A question of so few words without a name is about the procedure talked of last. */
const fewWords = 10;
/** Two procedures nearer than this cannot be told apart by these words. */
const tooClose = 0.2;

/** A procedure was named clearly, or nearly. */
export const namedProcedure: Handler = (turn) => {
  const { understanding, running, subject } = turn;
  if (isOutOfScope(turn)) return null;
  const asksOnly = cuedFacts(understanding.text).length > 0 || understanding.methods.length > 0;
  const likely = understanding.candidates.flatMap((c): { guide: Guide; confidence: number }[] => {
    const guide = turn.kb.guide(c.code);
    if (!guide || c.confidence < offeredFrom) return [];
    // «hết bao nhiêu tiền» asks a fact of what is talked about; it names nothing, however sure the linking is.
    const named = !asksOnly || guide.code === subject?.code || nameLikeness(turn, guide) >= faintly;
    return named ? [{ guide, confidence: c.confidence }] : [];
  });
  if (likely.length === 0 && asksOnly && subject && !running && words(turn.text).length <= fewWords) {
    return begin(turn, subject, { ...wanted(turn), before: placeNote(turn) });
  }
  const [best, second] = likely;
  if (!best || running?.guide.code === best.guide.code) return null;
  if (best.guide.code === subject?.code && !asksOnAbout(turn)) return null;
  if (best.confidence < clearFrom && !running) {
    const apart = separable(turn);
    if (apart.length > 1) return askWhich(turn, apart);
  }
  if (second && best.confidence - second.confidence < tooClose) {
    return running
      ? null
      : askWhich(
          turn,
          likely.slice(0, 4).map((l) => l.guide),
        );
  }
  const touches = nameLikeness(turn, best.guide) >= touched;
  if (best.confidence < clearFrom) return running || !touches ? null : askWhether(turn, best.guide);
  if (!touches && best.confidence < certain) return null;
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

/** A procedure was perhaps named: asked where nothing else fits the words. */
export const nearlyNamed: Handler = (turn) => {
  if (isOutOfScope(turn)) return null;
  const best = turn.understanding.candidates.find((c) => c.code !== turn.subject?.code);
  if (!turn.running) {
    const meant = best && best.confidence >= offeredFrom ? turn.kb.guide(best.code) : undefined;
    return meant && nameLikeness(turn, meant) >= faintly ? askWhether(turn, meant) : null;
  }
  const guide = best && best.confidence >= ownFrom ? turn.kb.guide(best.code) : undefined;
  return guide && nameLikeness(turn, guide) >= touched ? askWhether(turn, guide) : null;
};

/** From this confidence on a message names a procedure of its own, whatever is being worked on. */
const ownFrom = 0.5;

function isOutOfScope({ understanding }: Turn): boolean {
  const best = understanding.intents[0];
  return understanding.reported === 'out_of_scope' && best !== undefined && best.confidence >= 0.5;
}

/** Another procedure is named in the middle of one: a fact about it is answered here; a wish to do it moves over. */
export function elsewhere(turn: Turn, guide: Guide, asked: readonly string[] = []): StepResult {
  const { intents, method } = wanted(turn);
  const facts = asked.length > 0 ? asked : intents.filter(isFactIntent);
  if (!turn.running || facts.length === 0 || turn.running.at.node.kind === 'outcome') {
    return begin(turn, guide, { ...wanted(turn), before: placeNote(turn) });
  }
  const label = turn.kb.say('buttons.switch_to', { title: guide.title });
  return reply(
    turn,
    'answered',
    [
      text(turn.kb.say('start.about_other', { title: guide.title })),
      ...answerFacts(turn, facts, { guide, method, facts: {} }),
      presentShort(turn, turn.running),
      { choices: [startChoice(guide, label)] },
    ],
    { asked: null },
  );
}

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

function nameLikeness(turn: Turn, guide: Guide): number {
  const said = [turn.text, turn.understanding.text].map(withoutCues);
  const names = [guide.title, guide.officialName, ...guide.aliases];
  return Math.max(...said.flatMap((s) => names.map((n) => turn.matcher.score(s, withoutCues(n)))));
}

/**
 * What the person wants to know or do with the procedure they named. «Bạn hỏi lệ phí của việc nào?» «Kết hôn»: the fee is still what they want.
 */
export function wanted(turn: Turn): { intents: readonly string[]; method: Method | null } {
  const { understanding, state } = turn;
  const unsure = (understanding.intents[0]?.confidence ?? 0) < factFrom;
  const all = [understanding.intent, ...understanding.also].filter((i) => i !== null);
  const sure = unsure ? all.filter((i) => !isFactIntent(i)) : all;
  const facts = sure.filter(isFactIntent);
  const said =
    facts.length > 0
      ? [...factsAsked(understanding.text, facts), ...sure.filter((i) => !isFactIntent(i))]
      : sure;
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

/** The two procedures that one question about the case separates («Giấy cũ bạn còn giữ hay đã mất?»); none when it cannot be asked. */
function separable({ kb, understanding }: Turn): readonly Guide[] {
  const choices = understanding.separation?.choices ?? [];
  const guides = choices.flatMap((c) => kb.guide(c.code) ?? []);
  return guides.length === choices.length ? guides : [];
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
