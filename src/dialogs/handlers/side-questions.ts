// A question in the middle of a guide is answered for this case, and the pending step comes back once; a wish for another way changes it.
import type { Method } from '../../knowledge/types.ts';
import { answerFacts, isFactIntent } from '../facts.ts';
import { methodsOf } from '../journey.ts';
import { cuedFacts, factsAsked } from '../fact-cues.ts';
import { recordOf, text } from '../parts.ts';
import { methodChoices } from '../pending.ts';
import { present, presentShort } from '../present.ts';
import { changeMethod } from '../change-method.ts';
import { placesOf, reply, type Handler, type Running, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';
import { compares, words } from '../phrases.ts';
import { elsewhere } from './procedures.ts';
import { otherNamed } from './name-likeness.ts';
import { tellsOfOneself } from './told-of-oneself.ts';
import { wanted } from './wanted.ts';
import { sayTopic } from './topics.ts';
import { placeNote } from './place.ts';

/** How sure an intent must be to be answered in the middle of a guide. */
const sureEnough = 0.45;

/** Fee, time, papers, form, office, who, result, law of the running procedure. */
export const sideQuestion: Handler = (turn) => {
  const { running } = turn;
  if (!running) return null;
  const intents = asked(turn);
  if (intents.length === 0) return null;
  const other = otherNamed(turn);
  if (other) return elsewhere(turn, other, intents);
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

/** The facts asked for: as understood, and by words that ask for a second one; in a message of a few words those alone are enough. */
function asked(turn: Turn): readonly string[] {
  const { understanding } = turn;
  const [best] = understanding.intents;
  const sure = (best?.confidence ?? 0) >= sureEnough;
  // «bố mẹ ly hôn thì ai ký» is of another world for the most part, and «ở đâu» only sounds along.
  const cued = best?.label === 'out_of_scope' ? cuedFacts(understanding.text) : null;
  const also = understanding.also.filter((intent) => cued === null || cued.includes(intent));
  const understood = sure ? [understanding.intent, ...also].filter(isFactIntent) : [];
  if (understood.length === 0 && words(turn.text).length > fewWords) return [];
  return factsAsked(understanding.text, understood);
}

/** In so few words a cue («giấy tờ», «mấy ngày») is the whole question. */
const fewWords = 6;

/** «thôi nộp qua mạng», «gửi bưu điện được không», while a procedure is running. */
export const otherMethod: Handler = (turn) => {
  const { running } = turn;
  if (!running || running.at.node.kind === 'outcome') return null;
  const method = methodMeant(turn);
  // «mẹ em bị tàn tật» names no way of filing, whatever it sounds like.
  if (turn.understanding.methods.length === 0 && tellsOfOneself(turn)) return null;
  if (method === null || (asked(turn).length > 0 && !wantsChange(turn.text))) return null;
  if (method === running.at.method)
    return words(turn.text).length > fewWords ? null : sameMethod(turn, running, method);
  return changeMethod(turn, running, method);
};

/** The way that is being followed was named once more. */
function sameMethod(turn: Turn, running: Running, method: Method): StepResult {
  const said = text(turn.kb.say(`journey.chosen_${method}`, placesOf(turn, running.guide, method)));
  return reply(turn, 'step', [said, presentShort(turn, running)], { asked: null });
}

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

/** A way that no word names is only believed of a few words that ask and deny nothing: «phải đi cả hai à», «không thấy nút nộp» choose none. */
function wantedMethod(turn: Turn): Method | null {
  const best = turn.understanding.intents[0];
  if (!best || best.confidence < 0.6 || words(turn.text).length > fewWords) return null;
  return asksOrDenies.test(` ${words(turn.text).join(' ')} `) ? null : wanted(turn).method;
}

const asksOrDenies = / (?:khong|ko|k|chua|no|phai|sao|rang|gi|nao|ai|dau|mo) | (?:a|ha|ah|hi|he) $/;

/** «cách nào hợp với tôi?»: each way in one line, for the procedure talked about, else in general. */
export const whichMethod: Handler = (turn) => {
  const { running, subject } = turn;
  if (!compares(turn.text)) return null;
  if (!subject) {
    const topic = turn.kb.topics.find((t) => t.id === 'channel_choice');
    return topic && turn.understanding.methods.length > 1 ? sayTopic(turn, topic) : null;
  }
  const mentioned = turn.understanding.methods;
  if (mentioned.length === 1 && mentioned[0] && mentioned[0] !== running?.at.method) return null;
  const lines = methodsOf(subject).map((m) => turn.kb.say(`journey.suits_${m}`, placesOf(turn, subject, m)));
  const ways = { ...text(lines.join('\n')), sources: recordOf(subject) };
  const choosing = running?.guide.code !== subject.code || running.at.method === null;
  if (!choosing) return reply(turn, 'answered', [ways, presentShort(turn, running)]);
  return reply(turn, 'answered', [{ ...ways, choices: methodChoices(turn, subject) }], {
    asked: { kind: 'offer', procedure: subject.code },
  });
};
