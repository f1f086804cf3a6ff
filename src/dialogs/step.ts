// One turn of guidance, pure: what was known and what came in decide what is said and what is known next.
import { dayInVietnam, knowledgeOn, type KnowledgeBase } from '../knowledge/knowledge.ts';
import { clerkNews } from './clerk.ts';
import { fold } from './fold.ts';
import { asked } from './handlers/asked.ts';
import { asksOfAnother } from './handlers/asks-of-another.ts';
import { benefitComplaint } from './handlers/benefit-complaint.ts';
import { greetReturning } from './handlers/coming-back.ts';
import { contactDetails } from './handlers/contact-details.ts';
import { answerInLanguage } from './handlers/language.ts';
import { menuChoices, otherLanguage } from './handlers/menu.ts';
import { moves, plainMoves } from './handlers/moves.ts';
import { paperAnswer } from './handlers/my-papers.ts';
import { hotline, procedureByCode } from './handlers/named-numbers.ts';
import { nodeAnswer, toldEarly } from './handlers/node-answer.ts';
import { paperAtHand, paperMissing, paperRemark } from './handlers/paper-talk.ts';
import { procedureFaq } from './handlers/procedure-faq.ts';
import { pastedLink } from './handlers/pasted-link.ts';
import { placeOnly } from './handlers/place.ts';
import { namedProcedure, nearlyNamed, sameProcedure } from './handlers/procedures.ts';
import { onlyNumbers, safety } from './handlers/safety.ts';
import { otherMethod, sideQuestion, whichMethod } from './handlers/side-questions.ts';
import { lost } from './handlers/lost.ts';
import { insulted, talk, whichProcedure } from './handlers/talk.ts';
import { askedOfTopic, clearTopic, likelyTopic } from './handlers/topics.ts';
import { happened } from './happened.ts';
import { beginJourney, position } from './journey.ts';
import { walkAnswer, walkButton } from './journeys/answers.ts';
import { resumeWalk, startByIntent, startByWords } from './journeys/entry.ts';
import { besideWalk, factOnTheWay, tapWalk, walkGoesOn } from './journeys/journeys.ts';
import { walkMoves } from './journeys/moves.ts';
import { maskedNote } from './masked-words.ts';
import { migrate } from './migrate.ts';
import { compose, notice, text, type Part } from './parts.ts';
import { present } from './present.ts';
import { runningAt } from './running.ts';
import { pickedByLabel, pickedByPart } from './shown.ts';
import { begin } from './start.ts';
import { tapped } from './taps.ts';
import { fromToken } from './tokens.ts';
import { nothingSaid, turnOf, type StepContent } from './turn-of.ts';
import { reply, type Handler, type Turn } from './turn.ts';
import type { Choice, ConversationState, Input, JourneyState, ResumePoint, StepResult } from './types.ts';

/** «Sổ đỏ» after a list that holds «Cấp lại sổ đỏ bị mất», and means nothing more precise, presses that button. */
const partOfButton: Handler = (turn) => pressed(turn, pickedByPart(turn.text, turn.state.shown));

/** The handlers of typed words after those, in the order in which they are asked. The first that answers ends the turn. */
const handlers: readonly Handler[] = [
  placeOnly,
  contactDetails,
  plainMoves,
  paperRemark,
  askedOfTopic,
  nodeAnswer,
  paperAtHand,
  paperMissing,
  moves,
  benefitComplaint,
  startByWords,
  clearTopic,
  factOnTheWay,
  whichMethod,
  procedureFaq,
  toldEarly,
  asksOfAnother,
  namedProcedure,
  otherMethod,
  sideQuestion,
  likelyTopic,
  sameProcedure,
  insulted,
  partOfButton,
  startByIntent,
  talk,
  nearlyNamed,
  whichProcedure,
];

/** Asked before anything else. */
const beforeAll: readonly Handler[] = [
  answerInLanguage,
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

/** A person who was away this long is greeted as returning. */
const awayMs = 8 * 3_600_000;

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
  const { blocks, choices } = played.answer;
  const rest = fold(blocks, dated.kb.say('more.if_it_fits')).held;
  const left = { shown: choices, rest, lastAt: now.toISOString() };
  return {
    ...played,
    state: { ...played.state, journey: journey && sealed(dated.kb, journey), ...left },
    events: [...played.events, ...happened(dated.kb, state, played.state)],
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
    case 'resume':
      return takeUpPoint(
        turnOf(content, { ...state, unit: input.point.unit ?? state.unit }, now, '', nothingSaid, false),
        input.point,
      );
    case 'clerk':
      return clerkNews(turnOf(content, state, now, '', nothingSaid, false), input);
    case 'open': {
      const turn = turnOf(content, state, now, '', nothingSaid, false);
      const guide = input.procedure ? content.kb.guide(input.procedure) : undefined;
      const hello = text(content.kb.say('talk.opening'));
      if (guide) return begin(turn, guide, { before: [hello] });
      return greetReturning(turn) ?? reply(turn, 'answered', [hello, menuChoices(turn), otherLanguage(turn)]);
    }
  }
}

/** Goes on where a resume link leads; what the content changed since it was given is said. */
function takeUpPoint(
  turn: Turn,
  { procedure, actions, papers, flow, outer = [], left }: ResumePoint,
): StepResult {
  const { kb } = turn;
  const guide = procedure ? kb.guide(procedure) : undefined;
  const kept = guide && { ...beginJourney(kb, guide.code, actions), papers, ...left };
  const { journey, changed } = kept ? migrate(kb, guide, kept) : { journey: null, changed: null };
  const walked = flow ? resumeWalk(turn, flow, outer, journey) : null;
  if (walked) return walked;
  if (!guide || !journey) return reply(turn, 'expired', [text(kb.say('moves.gone')), menuChoices(turn)]);
  const said = text(kb.say('moves.taken_up', { title: guide.title }), changed);
  const change = { journey, flow: null, asked: null };
  return reply(turn, 'step', [said, present(turn, runningAt(turn, guide, journey))], change);
}

function playText(turn: Turn): StepResult {
  if (turn.text.trim() === '') return reply(turn, 'clarify', [text(turn.kb.say('lost.empty'))]);
  const beside = besideWalk(turn);
  const result =
    walkButton(turn) ??
    goingOn(turn, firstOf(beforeAll, beside)) ??
    firstOf(inWalk, turn) ??
    walkGoesOn(turn, firstOf(handlers, beside) ?? typedButton(beside) ?? lost(beside));
  return withNotes(turn, result);
}

/** The words of a button on the screen that mean nothing by themselves («tôi còn thiếu») press it. */
function typedButton(turn: Turn): StepResult | null {
  return pressed(turn, pickedByLabel(turn.text, turn.state.shown));
}

function pressed(turn: Turn, button: Choice | null): StepResult | null {
  const tap = button && fromToken(button.token);
  return tap && tap.kind !== 'say' ? tapped(turn, tap) : null;
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
  const hidden = maskedNote(turn.kb, turn.masked);
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
