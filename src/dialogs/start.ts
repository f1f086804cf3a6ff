// Begins a procedure or goes on with one that was set aside: what is said first, and what counts as already told.
import { startUpper } from '../knowledge/knowledge.ts';
import type { Guide, Method } from '../knowledge/types.ts';
import { changeMethod, noSuchMethod } from './change-method.ts';
import { cuedFacts } from './fact-cues.ts';
import { answerFacts, isFactIntent } from './facts.ts';
import { frequentAnswer } from './handlers/procedure-faq.ts';
import { doubts } from './doubts.ts';
import { papersDepend } from './fact-papers.ts';
import { told } from './interpret.ts';
import { act, beginJourney } from './journey.ts';
import { migrate } from './migrate.ts';
import { park, parkedNote } from './parking.ts';
import { sourcesOf, text, type Part } from './parts.ts';
import { methodChoices } from './pending.ts';
import { present } from './present.ts';
import { runningAt } from './running.ts';
import { placesOf, reply, type Running, type Turn } from './turn.ts';
import type { AnswerSource, GuidanceEvent, JourneyState, StepResult } from './types.ts';

/** How a procedure is taken up. */
export interface Beginning {
  readonly method?: Method | null;
  /** The question that brought the person here; a fact is answered first. */
  readonly intents?: readonly string[];
  /** What is said before anything else. */
  readonly before?: readonly Part[];
  /** The words led here from another procedure, and lead no further. */
  readonly followed?: boolean;
}

/** So like a frequent question of the procedure the words must be to get its answer rather than the fact in general. */
export const asksThat = 0.7;

/**
 * Begins a procedure: answers the fact asked for or says that it can be done that way, then asks the first question. What the person
 * already told («bé 2 tuần») is taken as answered.
 */
export function begin(turn: Turn, guide: Guide, beginning: Beginning = {}): StepResult {
  const { method = null, intents = [], before = [] } = beginning;
  const other = beginning.followed ? undefined : toldElsewhere(turn, guide);
  if (other) return begin(turn, other, { ...beginning, followed: true });
  if (turn.state.parked?.procedure === guide.code && !intents.some(isFactIntent))
    return takeUpParked(turn, guide, method, before);
  const possible = method !== null && guide.methods[method] !== undefined;
  let journey = beginJourney(turn.kb, guide.code);
  if (possible) journey = act(journey, 'method', method);
  journey = takeWhatWasTold(turn, guide, journey);
  const running = runningAt(turn, guide, journey);
  const change = { ...park(turn, guide), journey, about: null, asked: null };
  const chosen: GuidanceEvent = {
    name: 'procedure_chosen',
    procedure: guide.code,
    detail: { method: method ?? '' },
  };
  const facts = intents.filter((i) => isFactIntent(i));
  // Of several facts asked in one message a frequent question answers one.
  const frequent = cuedFacts(turn.text).length > 1 ? null : frequentAnswer(turn, guide, asksThat);
  const parked = parkedNote(turn, guide);
  const impossible = method !== null && !possible ? [noSuchMethod(turn, guide, method)] : [];
  if (facts.length > 0) {
    const question = { guide, method: possible ? method : null, facts: running.at.facts };
    const said = frequent ? [frequent, ...doubts(turn, guide)] : answerFacts(turn, facts, question);
    const asksCase =
      facts.includes('documents') &&
      running.at.node.kind === 'question' &&
      papersDepend(guide, running.at.facts);
    const parts = [...before, ...parked, ...impossible, ...said];
    if (asksCase) return reply(turn, 'answered', [...parts, present(turn, running)], change, [chosen]);
    // Only asked so far: what was told is kept, but nobody is led into the steps before saying so.
    const offered = { about: guide.code, asked: { kind: 'offer', procedure: guide.code } as const };
    const begun = journey.actions.length > 0 ? journey : null;
    return reply(
      turn,
      'answered',
      [...parts, offer(turn, guide)],
      { ...change, ...offered, journey: begun },
      [chosen],
    );
  }
  const opening = possible ? openingWith(turn, running, method) : openingWithout(turn, running);
  return reply(
    turn,
    'step',
    [
      ...before,
      ...parked,
      ...impossible,
      ...notedAsTold(turn, running),
      ...(frequent ? [frequent] : []),
      ...(impossible.length > 0 ? [] : [opening]),
      ...doubts(turn, guide),
      present(turn, running),
    ],
    change,
    [chosen],
  );
}

/** Goes on with a procedure that was set aside, and sets the running one aside in its place. */
export function takeUpParked(
  turn: Turn,
  guide: Guide,
  method: Method | null = null,
  before: readonly Part[] = [],
): StepResult {
  const left = turn.state.parked ?? beginJourney(turn.kb, guide.code);
  const { journey: parked, changed } = migrate(turn.kb, guide, left);
  const change = { parked: null, ...park(turn, guide), journey: parked, about: null, asked: null };
  const said = text(turn.kb.say('moves.taken_up', { title: guide.title }), changed);
  const running = runningAt(turn, guide, parked);
  if (method !== null && method !== running.at.method) {
    const known: Turn = { ...turn, running, subject: guide, state: { ...turn.state, ...change } };
    return changeMethod(known, running, method, [...before, said]);
  }
  return reply(turn, 'step', [...before, said, present(turn, runningAt(turn, guide, parked))], change);
}

/** «Được. … gửi bưu điện được. Nơi nhận là …», with the condition of the way, if it has one: a bare yes would mislead. */
function openingWith(turn: Turn, running: Running, method: Method): Part {
  const { guide, at } = running;
  const places = placesOf(turn, guide, method);
  const note = guide.methods[method]?.note;
  return {
    ...text(
      turn.kb.say(`journey.can_${method}`, { ...places, Title: startUpper(guide.title) }),
      note ? turn.kb.fill(note, places) : null,
      at.node.kind === 'question' ? turn.kb.say('journey.before_we_start') : null,
    ),
    sources: sourceOfMethod(guide, method),
  };
}

function sourceOfMethod(guide: Guide, method: Method): readonly AnswerSource[] {
  return sourcesOf(guide, [guide.methods[method]?.source ?? '']);
}

function openingWithout(turn: Turn, running: Running): Part {
  const { guide, at } = running;
  return text(
    turn.kb.fill(guide.summary, placesOf(turn, guide)),
    at.node.kind === 'question' ? turn.kb.say('journey.before_we_start') : null,
  );
}

/** The buttons that lead from an answered fact into the guide. */
export function offer(turn: Turn, guide: Guide): Part {
  const { asked } = turn.state;
  const choices = methodChoices(turn, guide);
  if (asked?.kind === 'offer' && asked.procedure === guide.code) return { choices };
  const key = choices.length > 1 ? 'journey.offer' : 'journey.offer_one';
  return { ...text(turn.kb.say(key, placesOf(turn, guide))), choices };
}

/** «căn cước cho con 7 tuổi», «bằng lái hết hạn rồi»: what was told belongs to the procedure that its choice leads to. */
function toldElsewhere(turn: Turn, guide: Guide): Guide | undefined {
  for (const { choices } of guide.questions) {
    const value = told(turn.text, choices, turn.day) ?? told(turn.understanding.text, choices, turn.day);
    const goTo = choices.find((c) => c.value === value)?.goTo;
    const other = goTo === undefined ? undefined : turn.kb.guide(goTo);
    if (other) return other;
  }
  return undefined;
}

/** Takes what the words told in passing («bé 2 tuần») as answered. */
function takeWhatWasTold(turn: Turn, guide: Guide, journey: JourneyState): JourneyState {
  return guide.questions.reduce((j, q) => {
    const value = told(turn.text, q.choices, turn.day);
    const choice = q.choices.find((c) => c.value === value);
    return value && !choice?.goTo ? act(j, q.id, value) : j;
  }, journey);
}

/** Says what was taken as told, so that a mistake is seen, with the consequence each answer has. */
function notedAsTold(turn: Turn, { guide, at }: Running): readonly Part[] {
  const choices = guide.questions.flatMap((q) => q.choices.find((c) => c.value === at.facts[q.id]) ?? []);
  if (choices.length === 0) return [];
  const places = placesOf(turn, guide);
  const replies = choices.flatMap((c) => (c.reply ? [turn.kb.fill(c.reply, places)] : []));
  const noted = turn.kb.say('journey.noted', { answer: choices.map((c) => c.label).join('; ') });
  return [text(noted, ...replies)];
}
