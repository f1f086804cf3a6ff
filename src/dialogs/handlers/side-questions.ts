// A question in the middle of a guide is answered for this case, and the pending step comes back once; a wish for another way changes it.
import type { Method } from '../../knowledge/types.ts';
import { answerFacts, isFactIntent } from '../facts.ts';
import { methodsOf } from '../journey.ts';
import { text } from '../parts.ts';
import { methodChoices } from '../pending.ts';
import { present, presentShort } from '../present.ts';
import { changeMethod } from '../start.ts';
import { placesOf, reply, type Handler, type Turn } from '../turn.ts';
import { compares, words } from '../phrases.ts';
import { wanted } from './procedures.ts';
import { placeNote } from './place.ts';

/** How sure an intent must be to be answered in the middle of a guide. */
const sureEnough = 0.45;

/** Fee, time, papers, form, office, who, result, law of the running procedure. */
export const sideQuestion: Handler = (turn) => {
  const { running } = turn;
  if (!running) return null;
  const intents = asked(turn);
  if (intents.length === 0) return null;
  const method = turn.understanding.methods[0] ?? running.at.method;
  const known = method !== null && running.guide.methods[method] ? method : null;
  const said = answerFacts(turn, intents, { guide: running.guide, method: known, facts: running.at.facts });
  const isThePapers = intents.includes('documents') && running.at.node.kind === 'papers';
  return reply(
    turn,
    'answered',
    [
      ...said,
      ...placeNote(turn),
      isThePapers ? { choices: present(turn, running).choices ?? [] } : presentShort(turn, running),
    ],
    { asked: null },
    intents.map((intent) => ({ name: 'side_question', procedure: running.guide.code, detail: { intent } })),
  );
};

function asked(turn: Turn): readonly string[] {
  const { understanding } = turn;
  const sure = understanding.intents[0]?.confidence ?? 0;
  if (sure < sureEnough) return [];
  return [understanding.intent, ...understanding.also].filter(isFactIntent);
}

/** «thôi nộp qua mạng», «gửi bưu điện được không», while a procedure is running. */
export const otherMethod: Handler = (turn) => {
  const { running } = turn;
  if (!running || running.at.node.kind === 'outcome') return null;
  const method = methodMeant(turn);
  if (method === null || (asked(turn).length > 0 && !wantsChange(turn.text))) return null;
  if (method === running.at.method) return null;
  return changeMethod(turn, running, method);
};

const changeWords = /\b(thoi|chuyen|doi sang|doi qua|muon|hay la|quyet dinh|lai thanh|cho nhanh|luon)\b/;

/** «thôi nộp qua mạng nhanh hơn không» asks and changes; «gửi bưu điện thì mấy ngày» only asks. */
function wantsChange(text: string): boolean {
  return changeWords.test(words(text).join(' '));
}

function methodMeant(turn: Turn): Method | null {
  const { methods } = turn.understanding;
  if (methods.length > 1) return null;
  return methods[0] ?? (turn.understanding.methods.length === 0 ? (wantedMethod(turn) ?? null) : null);
}

function wantedMethod(turn: Turn): Method | null {
  const best = turn.understanding.intents[0];
  return best && best.confidence >= 0.6 ? wanted(turn).method : null;
}

/** «cách nào hợp với tôi?»: each way in one line, for this procedure. */
export const whichMethod: Handler = (turn) => {
  const { running, subject } = turn;
  if (!subject || !compares(turn.text)) return null;
  const methods = methodsOf(subject);
  const mentioned = turn.understanding.methods;
  if (mentioned.length === 1 && mentioned[0] && mentioned[0] !== running?.at.method) return null;
  const lines = methods.map((m) => turn.kb.say(`journey.suits_${m}`, placesOf(turn, subject, m)));
  const ways = { ...text(lines.join('\n')), choices: methodChoices(subject) };
  if (running?.guide.code !== subject.code) {
    return reply(turn, 'answered', [ways], { asked: { kind: 'offer', procedure: subject.code } });
  }
  return reply(turn, 'answered', [
    ways,
    running.at.node.kind === 'method' ? {} : presentShort(turn, running),
  ]);
};
