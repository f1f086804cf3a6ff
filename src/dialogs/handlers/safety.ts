// First of all: danger gets the right number, forged papers and other people's data get a clear no, typed numbers get a kind word.
import type { Topic } from '../../knowledge/types.ts';
import { maskedNote, nothingBeside } from '../masked-words.ts';
import { again, nothingPending } from '../pending.ts';
import { spellings, stands } from '../move-words.ts';
import { text } from '../parts.ts';
import { reply, type Handler, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';
import { nearlyAStart } from '../journeys/entry.ts';
import { menuChoices } from './menu.ts';
import { namedInWords } from './name-likeness.ts';
import { nearestTopic, sayTopic } from './topics.ts';

/** How sure the understanding must be before a person is refused or sent to an emergency number. */
const sureEnough = 0.6;
/** How near a danger or a forbidden request must be to its topic to be answered by it rather than in general. */
const nearEnough = 0.3;
/** So sure it must be in the middle of something. */
const surely = 0.9;
/** A procedure this likely is what the person came for. */
const surelyNamed = 0.9;
/** So likely a procedure is perhaps what the person came for. */
const perhapsNamed = 0.2;
/** «Đây là số căn cước của tôi» sounds like a request about somebody's number; only a sentence much like one is. */
const nearWithNumber = 0.6;

/** Emergencies and forbidden requests: by words that leave no doubt, else by what the message is understood as. */
export const safety: Handler = (turn) => {
  const said = spellings(turn.text, turn.understanding.text);
  const clear = turn.kb.topics.find((t) => t.urgent && stands(t.keywords, said));
  if (clear) return answer(turn, clear);
  const best = turn.understanding.intents[0];
  if (!best || best.confidence < sureEnough) return null;
  if (best.label === 'emergency') {
    const danger = urgent(turn, 'out_of_scope');
    // «mẹ em còn sống» is like despair by its words only; other dangers are not touched by that.
    const like = danger === null ? turn.kb.topics.filter((t) => t.urgent) : [danger];
    if (like.some((t) => stands(t.unless, said))) return null;
    // «mẹ em bị tàn tật» tells of a procedure by its name; «bé đang ở với ông bà» goes on with what is under way: like no danger, both.
    const doubtful = namedInWords(turn).length > 0 || (!nothingPending(turn) && best.confidence < surely);
    return danger === null && doubtful ? null : answer(turn, danger, 'emergency');
  }
  if (best.label !== 'forbidden') return null;
  const topic = urgent(turn, 'refused');
  if (asksForOwn(turn) || (topic === null && nearlyAStart(turn))) return null;
  // An answer to what is asked («mua của ông bạn, không có hợp đồng») is no request for a forged paper unless it is like one.
  if (topic === null && !turn.masked && !nothingPending(turn) && best.confidence < surely) return null;
  // «bìa đất đứng tên ông nội đã mất, chia cho năm người con» names what it is about, and is like no forbidden request.
  if (topic === null && best.confidence < surely && named(turn)) return null;
  return topic === null && turn.masked ? numbersOnly(turn) : answer(turn, topic);
};

/** «mua xe máy của người ta» names a procedure for sure, and is like no forbidden request. */
function asksForOwn(turn: Turn): boolean {
  const [best] = turn.understanding.candidates;
  if (!best || best.confidence < surelyNamed) return false;
  const refused = turn.kb.topics.filter((t) => t.urgent && t.status === 'refused');
  return (nearestTopic(turn, refused)?.score ?? 0) < nearWithNumber;
}

/** A procedure is perhaps meant. */
function named({ understanding }: Turn): boolean {
  return (understanding.candidates[0]?.confidence ?? 0) >= perhapsNamed;
}

function urgent(turn: Turn, status: Topic['status']): Topic | null {
  const nearest = nearestTopic(
    turn,
    turn.kb.topics.filter((t) => t.urgent && t.status === status),
  );
  return nearest && nearest.score >= (turn.masked ? nearWithNumber : nearEnough) ? nearest.topic : null;
}

function answer(
  turn: Turn,
  topic: Topic | null,
  general: 'emergency' | 'forbidden' = 'forbidden',
): StepResult {
  if (topic) return sayTopic(turn, topic);
  const status = general === 'emergency' ? 'out_of_scope' : 'refused';
  const rest = general === 'forbidden' && nothingPending(turn) ? menuChoices(turn) : again(turn);
  return reply(turn, status, [text(turn.kb.say(`safety.${general}`)), rest], {}, [
    { name: general === 'emergency' ? 'emergency' : 'refused', procedure: null, detail: {} },
  ]);
}

/** A message that held nothing but personal numbers or secrets. */
export const onlyNumbers: Handler = (turn) => {
  return turn.masked && nothingBeside(turn.text) ? numbersOnly(turn) : null;
};

function numbersOnly(turn: Turn): StepResult {
  return reply(turn, 'refused', [text(maskedNote(turn.kb, turn.masked)), again(turn)]);
}
