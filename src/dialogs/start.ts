// Begins, switches and continues journeys: what is said when a procedure is taken up, a method is chosen, an answer is given.
import type { Guide, Method, Question } from '../knowledge/types.ts';
import { answerFacts, doubts, isFactIntent, papersDepend } from './facts.ts';
import { told } from './interpret.ts';
import { compares } from './phrases.ts';
import {
  act,
  askAgain,
  beginJourney,
  documentsFor,
  isMethod,
  methodsOf,
  position,
  stepsFor,
} from './journey.ts';
import { linksOf, recordOf, sourcesOf, text, type Part } from './parts.ts';
import { migrate } from './migrate.ts';
import { methodChoices, startChoice } from './pending.ts';
import { labelOf, present, presentShort, upperFirst } from './present.ts';
import { toToken } from './tokens.ts';
import { methodWords, placesOf, reply, type Running, type Turn } from './turn.ts';
import type { AnswerSource, ConversationState, GuidanceEvent, JourneyState, StepResult } from './types.ts';

/** Takes up a journey at the place where its actions lead. */
export function runningAt(turn: Turn, guide: Guide, journey: JourneyState): Running {
  return { guide, journey, at: position(turn.kb, guide, journey) };
}

/** How a procedure is taken up. */
export interface Beginning {
  readonly method?: Method | null;
  /** The question that brought the person here; a fact is answered first. */
  readonly intents?: readonly string[];
  /** What is said before anything else. */
  readonly before?: readonly Part[];
}

/**
 * Begins a procedure: answers the fact asked for or says that it can be done that way, then asks the first question. What the person
 * already told («bé 2 tuần») is taken as answered.
 */
export function begin(turn: Turn, guide: Guide, beginning: Beginning = {}): StepResult {
  const { method = null, intents = [], before = [] } = beginning;
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
  const parked = parkedNote(turn, guide);
  const impossible = method !== null && !possible ? [noSuchMethod(turn, guide, method)] : [];
  if (facts.length > 0) {
    const said = answerFacts(turn, facts, {
      guide,
      method: possible ? method : null,
      facts: running.at.facts,
    });
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
      turn.kb.say(`journey.can_${method}`, { ...places, Title: upperFirst(guide.title) }),
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

/** Why a method does not exist, and which ones do. */
export function noSuchMethod(turn: Turn, guide: Guide, method: Method): Part {
  const others = methodsOf(guide).map((m) => methodWords[m]);
  return {
    ...text(
      turn.kb.say(`journey.cannot_${method}`, placesOf(turn, guide)),
      guide.noMethod[method]
        ? turn.kb.fill(guide.noMethod[method], placesOf(turn, guide))
        : turn.kb.say('journey.instead', { methods: others.join(' hoặc ') }),
    ),
    sources: recordOf(guide),
  };
}

/** The buttons that lead from an answered fact into the guide. */
export function offer(turn: Turn, guide: Guide): Part {
  const { asked } = turn.state;
  const choices = methodChoices(guide);
  if (asked?.kind === 'offer' && asked.procedure === guide.code) return { choices };
  const key = choices.length > 1 ? 'journey.offer' : 'journey.offer_one';
  return { ...text(turn.kb.say(key, placesOf(turn, guide))), choices };
}

/** Records an answer to the pending node and goes on to the next. */
export function answerNode(
  turn: Turn,
  running: Running,
  node: string,
  value: string,
  before: readonly Part[] = [],
): StepResult {
  if (node === 'method' && isMethod(value)) return changeMethod(turn, running, value, before);
  const journey = act(running.journey, node, value);
  const question = questionOf(turn, running, node);
  const choice = question?.choices.find((c) => c.value === value);
  const said = choice?.reply ? text(turn.kb.fill(choice.reply, placesOf(turn, running.guide))) : {};
  if (choice?.switchTo) return changeMethod(turn, running, choice.switchTo, [...before, said]);
  if (choice?.goTo) return goElsewhere(turn, running, choice.goTo, [...before, said]);
  const next = runningAt(turn, running.guide, journey);
  const events: GuidanceEvent[] = [
    {
      name: next.at.node.kind === 'outcome' ? 'completed' : 'advanced',
      procedure: running.guide.code,
      detail: { node: next.at.node.id },
    },
  ];
  return reply(turn, 'step', [...before, said, present(turn, next)], { journey, asked: null }, events);
}

/** The choice belongs to another procedure: on to it, or, where nothing is known of it, how to find it. */
function goElsewhere(turn: Turn, running: Running, code: string, before: readonly Part[]): StepResult {
  const guide = turn.kb.guide(code);
  if (guide) return begin(turn, guide, { method: running.at.method, before });
  const links = linksOf(turn.kb, ['procedure_list'], null);
  const back = startChoice(running.guide, turn.kb.say('buttons.back_to', { title: running.guide.title }));
  const other = { label: turn.kb.say('buttons.other_task'), token: toToken({ kind: 'move', move: 'menu' }) };
  return reply(
    turn,
    'answered',
    [...before, { ...text(turn.kb.say('start.not_guided', { code })), links, choices: [back, other] }],
    { journey: null, about: null, asked: null },
  );
}

/**
 * Changes how the dossier is handed in. What still holds is kept; papers that need another form are named, and looked through again when
 * the new way asks for more (a certified copy by post).
 */
export function changeMethod(
  turn: Turn,
  running: Running,
  method: Method,
  before: readonly Part[] = [],
): StepResult {
  const { guide, at } = running;
  if (!guide.methods[method]) {
    return reply(turn, 'step', [...before, noSuchMethod(turn, guide, method), presentShort(turn, running)]);
  }
  const first = at.method === null;
  let journey = act(running.journey, 'method', method);
  const demanding = first ? [] : moreDemanding(guide, at.method, method, at.facts);
  if (demanding.length > 0 && new Map(journey.actions).get('papers'))
    journey = act(journey, 'papers', askAgain);
  const next = runningAt(turn, guide, journey);
  const submission = guide.methods[method];
  const said = first
    ? [text(turn.kb.say(`journey.chosen_${method}`, placesOf(turn, guide, method)))]
    : [
        text(
          turn.kb.say(`journey.switched_${method}`, placesOf(turn, guide, method)),
          submission.note ? turn.kb.fill(submission.note, placesOf(turn, guide, method)) : null,
        ),
        ...(compares(turn.text)
          ? answerFacts(turn, ['duration'], { guide, method, facts: next.at.facts })
          : []),
        papersAfterSwitch(turn, next, at.method, demanding),
      ];
  return reply(turn, 'step', [...before, ...said, present(turn, next)], { journey, asked: null }, [
    { name: 'method_chosen', procedure: guide.code, detail: { method } },
  ]);
}

/** What the switch means for papers already prepared: some need another form, some are not asked for any more, the rest stays. */
function papersAfterSwitch(
  turn: Turn,
  next: Running,
  from: Method | null,
  demanding: readonly string[],
): Part {
  if (new Map(next.journey.actions).get('papers') === undefined) return {};
  const to = next.at.method;
  const spared = next.guide.documents
    .filter((d) => !d.optional && from && to && d.forms[from] && d.forms[to] === 'not_needed')
    .map((d) => d.name);
  return text(
    demanding.length > 0
      ? turn.kb.say('journey.papers_change', { papers: demanding.join(', ') })
      : turn.kb.say('journey.papers_stay'),
    spared.length > 0 ? turn.kb.say('journey.papers_spared', { papers: spared.join(', ') }) : null,
  );
}

const effort: Readonly<Record<string, number>> = {
  not_needed: 0,
  e_form: 0,
  electronic: 1,
  photo: 1,
  show_original: 2,
  copy: 2,
};

/** Names of the papers that the new method wants in a form that is harder to get. */
function moreDemanding(
  guide: Guide,
  from: Method | null,
  to: Method,
  facts: Readonly<Record<string, string>>,
): readonly string[] {
  return documentsFor(guide, to, facts)
    .filter((d) => !d.optional)
    .filter(
      (d) => (effort[d.forms[to] ?? ''] ?? 3) > (from ? (effort[d.forms[from] ?? 'not_needed'] ?? 3) : 0),
    )
    .map((d) => d.name);
}

/** Finds the question behind a node id. */
export function questionOf(turn: Turn, running: Running, node: string): Question | undefined {
  const flow = running.at.method ? turn.kb.flows[running.at.method].questions : [];
  return [...running.guide.questions, ...flow].find((q) => q.id === node);
}

/** True when the content has this node with this choice for the procedure. */
export function offers(turn: Turn, running: Running, node: string, value: string): boolean {
  const { guide, at } = running;
  if (node === 'method') return isMethod(value);
  if (node === 'papers') return true;
  const flows = Object.values(turn.kb.flows).flatMap((f) => f.questions);
  const question = [...guide.questions, ...flows].find((q) => q.id === node);
  if (question) return question.choices.some((c) => c.value === value);
  const [method, id] = node.split('.');
  const facts = { ...at.facts, layout: guide.methods[at.method ?? 'counter']?.layout ?? 'unknown' };
  return (
    method !== undefined &&
    isMethod(method) &&
    guide.methods[method] !== undefined &&
    stepsFor(turn.kb, guide, method, facts).some((s) => s.id === id)
  );
}

/** The label a person chose at a node, for «bạn đã chọn …». */
export function answerLabel(turn: Turn, running: Running, node: string, value: string): string | null {
  if (node === 'method' && isMethod(value)) return upperFirst(methodWords[value]);
  const question = questionOf(turn, running, node);
  return question ? labelOf(question, value) : null;
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

/** The running journey of another procedure, where something was done in it that is worth keeping; else null. */
export function setAside(turn: Turn, guide: Guide): JourneyState | null {
  const running = turn.running;
  const worthKeeping = running && running.guide.code !== guide.code && running.journey.actions.length > 0;
  return worthKeeping && running.at.node.kind !== 'outcome' ? running.journey : null;
}

function park(turn: Turn, guide: Guide): Partial<ConversationState> {
  const parked = setAside(turn, guide);
  return parked ? { parked } : {};
}

/** «Ta chuyển sang …, việc … tôi vẫn giữ», where that is so. */
export function parkedNote(turn: Turn, guide: Guide): readonly Part[] {
  if (!setAside(turn, guide) || !turn.running) return [];
  return [text(turn.kb.say('journey.parked', { title: guide.title, other: turn.running.guide.title }))];
}
