// First of all: danger gets the right number, forged papers and other people's data get a clear no, typed numbers get a kind word.
import { presentShort } from '../present.ts';
import { text, type Part } from '../parts.ts';
import { reply, type Handler, type Turn } from '../turn.ts';

/** How sure the understanding must be before a person is refused or sent to an emergency number. */
const sureEnough = 0.6;

/** Emergencies and forbidden requests. */
export const safety: Handler = (turn) => {
  const best = turn.understanding.intents[0];
  if (!best || best.confidence < sureEnough) return null;
  if (best.label === 'emergency') {
    return reply(turn, 'out_of_scope', [text(turn.kb.say('safety.emergency')), again(turn)], {}, [
      { name: 'emergency', procedure: null, detail: {} },
    ]);
  }
  if (best.label === 'forbidden') {
    return reply(turn, 'refused', [text(turn.kb.say('safety.forbidden')), again(turn)], {}, [
      { name: 'refused', procedure: null, detail: {} },
    ]);
  }
  return null;
};

/** A message that held nothing but personal numbers. */
export const onlyNumbers: Handler = (turn) => {
  if (!turn.masked || /\p{L}{2,}/u.test(turn.text.replaceAll(/\[[^\]]*\]/g, ''))) return null;
  return reply(turn, 'refused', [text(turn.kb.say('safety.masked')), again(turn)]);
};

/** The pending step once more, or nothing when there is none. */
export function again(turn: Turn): Part {
  return turn.running ? presentShort(turn, turn.running) : {};
}
