// One turn of guidance, pure: what was known and what came in decide what is said and what is known next.
import { fold } from '@guidance-hatinh/lang-vi';
import { dayInVietnam, knowledgeOn, type KnowledgeBase } from '../knowledge/knowledge.ts';
import type { Guide } from '../knowledge/types.ts';
import type { Understanding } from '../understanding/types.ts';
import { asked } from './handlers/asked.ts';
import {
  carryOut,
  helpWithPaper,
  moves,
  changeAnswer,
  plainMoves,
  greetReturning,
} from './handlers/moves.ts';
import {
  nodeAnswer,
  paperAtHand,
  paperMissing,
  paperRemark,
  procedureFaq,
  toldEarly,
} from './handlers/node-answer.ts';
import { paperAnswer, paperSaid } from './handlers/my-papers.ts';
import { pastedLink } from './handlers/pasted-link.ts';
import { placeOnly } from './handlers/place.ts';
import { namedProcedure, nearlyNamed, sameProcedure } from './handlers/procedures.ts';
import { onlyNumbers, safety } from './handlers/safety.ts';
import { hotline, procedureByCode } from './handlers/named-numbers.ts';
import { otherMethod, sideQuestion, whichMethod } from './handlers/side-questions.ts';
import { insulted, lost, talk, whichProcedure } from './handlers/talk.ts';
import { clearTopic, likelyTopic } from './handlers/topics.ts';
import { beginJourney, isMethod, position } from './journey.ts';
import { walkAnswer, walkButton } from './journeys/answers.ts';
import { resumeWalk, startByIntent, startByWords } from './journeys/entry.ts';
import { besideWalk, factOnTheWay, tapWalk, walkGoesOn } from './journeys/journeys.ts';
import { walkMoves } from './journeys/moves.ts';
import { migrate } from './migrate.ts';
import { again, nothingPending } from './pending.ts';
import { menuChoices } from './handlers/menu.ts';
import { compose, notice, text, type Part } from './parts.ts';
import type { PhraseMatcher } from './phrases.ts';
import { present } from './present.ts';
import { answerNode } from './answer-node.ts';
import { begin } from './start.ts';
import { changeMethod } from './change-method.ts';
import { offers, runningAt } from './running.ts';
import { parkedNote, setAside } from './parking.ts';
import { fromToken, type Tap } from './tokens.ts';
import { reply, runningOf, subjectOf, type Handler, type Running, type Turn } from './turn.ts';
import type { ConversationState, Input, JourneyState, StepResult } from './types.ts';

/** The handlers of typed words after those, in the order in which they are asked. The first that answers ends the turn. */
const handlers: readonly Handler[] = [
  placeOnly,
  plainMoves,
  paperRemark,
  nodeAnswer,
  paperAtHand,
  paperMissing,
  moves,
  startByWords,
  clearTopic,
  factOnTheWay,
  whichMethod,
  procedureFaq,
  toldEarly,
  namedProcedure,
  otherMethod,
  sideQuestion,
  likelyTopic,
  sameProcedure,
  insulted,
  startByIntent,
  talk,
  nearlyNamed,
  whichProcedure,
];

/** Asked before anything else. */
const beforeAll: readonly Handler[] = [
  onlyNumbers,
  safety,
  pastedLink,
  procedureByCode,
  hotline,
  paperAnswer,
  asked,
];

/** Answers and moves inside a journey of the content; what they say is the whole turn. */
const inWalk: readonly Handler[] = [walkAnswer, walkMoves];

/** What is understood where no words came in. */
const nothingSaid: Understanding = {
  text: '',
  intent: null,
  reported: null,
  also: [],
  intents: [],
  moves: [],
  candidates: [],
  band: 'stop',
  methods: [],
  places: [],
  units: [],
  place: null,
};

/** A person who was away this long is greeted as returning. */
const awayMs = 8 * 3_600_000;

/** What `step` needs besides its inputs: the content and the matcher learnt from it. */
export interface StepContent {
  readonly kb: KnowledgeBase;
  readonly matcher: PhraseMatcher;
}

/**
 * Plays one turn.
 * @param content what the assistant knows
 * @param state the conversation so far
 * @param input words, a tap, a return by link, or the opening
 * @param now the moment of the turn; facts are answered for its day in Việt Nam
 */
export function step(content: StepContent, state: ConversationState, input: Input, now: Date): StepResult {
  const dated = { ...content, kb: knowledgeOn(content.kb, dayInVietnam(now)) };
  const played = play(dated, state, input, now);
  const { journey } = played.state;
  return {
    ...played,
    state: { ...played.state, journey: journey && sealed(dated.kb, journey), lastAt: now.toISOString() },
  };
}

/** A journey with the node that is pending now and the content it was found in. */
function sealed(kb: KnowledgeBase, journey: JourneyState): JourneyState {
  const guide = kb.guide(journey.procedure);
  return { ...journey, version: kb.version, at: guide ? position(kb, guide, journey).node.id : null };
}

function play(content: StepContent, state: ConversationState, input: Input, now: Date): StepResult {
  switch (input.kind) {
    case 'text':
      return playText(turnOf(content, state, now, input.text, input.understanding, input.masked));
    case 'tap':
      return playTap(turnOf(content, state, now, input.text, input.understanding, false), input.token);
    case 'resume': {
      const { procedure, flow } = input.point;
      const turn = turnOf(
        content,
        { ...state, unit: input.point.unit ?? state.unit },
        now,
        '',
        nothingSaid,
        false,
      );
      const guide = procedure ? content.kb.guide(procedure) : undefined;
      const under = guide
        ? { ...beginJourney(content.kb, guide.code, input.point.actions), papers: input.point.papers }
        : null;
      const walked = flow ? resumeWalk(turn, flow, under) : null;
      if (walked) return walked;
      if (!guide) return reply(turn, 'expired', [text(content.kb.say('moves.gone')), menuChoices(turn)]);
      const journey = {
        ...beginJourney(content.kb, guide.code, input.point.actions),
        papers: input.point.papers,
      };
      return reply(
        turn,
        'step',
        [
          text(content.kb.say('moves.taken_up', { title: guide.title })),
          present(turn, runningAt(turn, guide, journey)),
        ],
        { journey, flow: null, asked: null },
      );
    }
    case 'open': {
      const turn = turnOf(content, state, now, '', nothingSaid, false);
      const guide = input.procedure ? content.kb.guide(input.procedure) : undefined;
      const hello = text(content.kb.say('talk.opening'));
      if (guide) return begin(turn, guide, { before: [hello] });
      return greetReturning(turn) ?? reply(turn, 'answered', [hello, menuChoices(turn)]);
    }
  }
}

function playText(turn: Turn): StepResult {
  if (turn.text.trim() === '') return reply(turn, 'clarify', [text(turn.kb.say('lost.empty'))]);
  const beside = besideWalk(turn);
  const result =
    walkButton(turn) ??
    goingOn(turn, firstOf(beforeAll, beside)) ??
    firstOf(inWalk, turn) ??
    walkGoesOn(turn, firstOf(handlers, beside) ?? lost(beside));
  return withNotes(turn, result);
}

function firstOf(asked: readonly Handler[], turn: Turn): StepResult | null {
  for (const handler of asked) {
    const result = handler(turn);
    if (result) return result;
  }
  return null;
}

function goingOn(turn: Turn, result: StepResult | null): StepResult | null {
  return result && walkGoesOn(turn, result);
}

/** Says first what matters for every answer: numbers were masked, or the person comes back after a while. */
function withNotes(turn: Turn, result: StepResult): StepResult {
  const notes: Part[] = turn.changed === null ? [] : [notice(turn.changed)];
  const hidden = turn.kb.say('safety.masked');
  const saysHidden = result.answer.blocks.some((b) => b.kind === 'text' && b.text === hidden);
  if (turn.masked && !saysHidden) notes.push(text(hidden));
  const away = turn.state.lastAt !== null && turn.now.getTime() - Date.parse(turn.state.lastAt) > awayMs;
  const saysSo = result.state.asked?.kind === 'resume';
  if (away && (turn.running ?? turn.state.flow) && !saysSo) notes.push(text(turn.kb.say('moves.back_again')));
  if (notes.length === 0) return result;
  const { answer } = result;
  const noted = compose(answer.status, answer.procedure, notes);
  return { ...result, answer: { ...answer, blocks: [...noted.blocks, ...answer.blocks] } };
}

function playTap(turn: Turn, token: string): StepResult {
  const tap = fromToken(token);
  if (!tap) return playText(turn);
  const result = tapWalk(turn, tap) ?? goingOn(turn, tapped(besideWalk(turn), tap));
  return result ? withNotes(turn, result) : playText(turn);
}

/** A button does what it says even when it is pressed late: it goes to its own procedure and node. Null when that no longer exists. */
function tapped(turn: Turn, tap: Tap): StepResult | null {
  if (tap.kind === 'say') return null;
  if (tap.kind === 'move') {
    if (tap.move === 'yes' || tap.move === 'no') return asked(turn) ?? outdated(turn);
    return carryOut({ ...turn, state: { ...turn.state, asked: null } }, tap.move);
  }
  if (!('procedure' in tap)) return null;
  const guide = turn.kb.guide(tap.procedure);
  if (!guide) {
    const gone = turn.changed === null ? text(turn.kb.say('moves.gone')) : {};
    return reply(turn, 'expired', [gone, nothingPending(turn) ? menuChoices(turn) : again(turn)]);
  }
  if (tap.kind === 'start') {
    const method = tap.method !== null && isMethod(tap.method) ? tap.method : null;
    const intents = intentsPending(turn.state, guide);
    if (turn.running?.guide.code === guide.code && method) return changeMethod(turn, turn.running, method);
    return begin(turn, guide, { method, intents });
  }
  const moved = movedTo(turn, guide);
  const { running } = moved;
  const before = parkedNote(turn, guide);
  switch (tap.kind) {
    case 'node':
      return offers(moved, running, tap.node, tap.value)
        ? answerNode(moved, running, tap.node, tap.value, before)
        : outdated(turn);
    case 'paper':
      return helpWithPaper(moved, running, tap.paper);
    case 'paper_word':
      return paperSaid(moved, running, tap.paper, tap.word);
    case 'change':
      return changeAnswer(moved, running, tap.node);
  }
}

/** The question that brought the person to these buttons: it is answered when one of them is pressed. */
function intentsPending({ asked: pending }: ConversationState, guide: Guide): readonly string[] {
  const open =
    pending?.kind === 'choose' ||
    pending?.kind === 'procedure' ||
    (pending?.kind === 'confirm' && pending.procedure === guide.code);
  return open && pending.intent ? [pending.intent] : [];
}

/** A button of a question or step that the content does not have any more: says so, and shows what is pending now. */
function outdated(turn: Turn): StepResult {
  const rest = nothingPending(turn) ? menuChoices(turn) : again(turn);
  const said = turn.changed === null ? text(turn.kb.say('moves.button_old')) : {};
  return reply(turn, turn.running ? 'step' : 'clarify', [said, rest]);
}

/** The turn as it is in the journey of that procedure: the running one, the one set aside, or a new one; what ran before is set aside. */
function movedTo(turn: Turn, guide: Guide): Turn & { readonly running: Running } {
  if (turn.running?.guide.code === guide.code) return { ...turn, running: turn.running };
  const kept = turn.state.parked?.procedure === guide.code ? turn.state.parked : null;
  const running = runningAt(turn, guide, kept ?? beginJourney(turn.kb, guide.code));
  const parked = setAside(turn, guide) ?? (kept ? null : turn.state.parked);
  return { ...turn, running, state: { ...turn.state, parked } };
}

/** The state in the content of today: its journey migrated, or ended when its guide is gone. */
function upToDate(
  kb: KnowledgeBase,
  state: ConversationState,
): { readonly state: ConversationState; readonly changed: string | null } {
  if (state.flow?.under) return underToDate(kb, state, state.flow.under);
  if (!state.journey) return { state, changed: null };
  const guide = kb.guide(state.journey.procedure);
  if (!guide) return { state: { ...state, journey: null, asked: null }, changed: kb.say('moves.gone') };
  const { journey, changed } = migrate(kb, guide, state.journey);
  return { state: { ...state, journey }, changed };
}

const noNet =
  / (khong|ko|k|chua|chang|no) (co|biet|ranh|dung|vao|xai|thao)( duoc| duong)? (mang|internet|online|wifi|may tinh|cong nghe) /;

/** «nhà không có mạng» does not ask for filing online. */
function withoutDenied(words: string, understanding: Understanding): Understanding {
  if (!noNet.test(` ${fold(words).replaceAll(/[^a-z0-9]+/g, ' ')} `)) return understanding;
  const intents = understanding.intents.filter((i) => i.label !== 'submit_online');
  const methods = understanding.methods.filter((m) => m !== 'online');
  return { ...understanding, methods, intents, intent: intents[0]?.label ?? null };
}

/** The same for a guide that waits beneath a journey of the content. */
function underToDate(
  kb: KnowledgeBase,
  state: ConversationState,
  left: JourneyState,
): { readonly state: ConversationState; readonly changed: string | null } {
  const guide = kb.guide(left.procedure);
  const migrated = guide ? migrate(kb, guide, left) : { journey: null, changed: kb.say('moves.gone') };
  const flow = state.flow && { ...state.flow, under: migrated.journey };
  return { state: { ...state, flow }, changed: migrated.changed };
}

function turnOf(
  { kb, matcher }: StepContent,
  state: ConversationState,
  now: Date,
  words: string,
  understanding: Understanding,
  masked: boolean,
): Turn {
  const { state: current, changed } = upToDate(kb, state);
  const known = understanding.place ? { ...current, unit: understanding.place } : current;
  return {
    kb,
    matcher,
    state: known,
    now,
    day: dayInVietnam(now),
    text: words,
    understanding: withoutDenied(words, understanding),
    masked,
    running: runningOf(kb, known),
    subject: subjectOf(kb, known),
    changed,
  };
}
