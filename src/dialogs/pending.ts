// What is waiting for the person's answer: a question of the assistant, or the node of the journey. Said once more after an aside.
import { startUpper } from '../knowledge/knowledge.ts';
import type { Guide } from '../knowledge/types.ts';
import { methodsOf } from './journey.ts';
import { text, type Part } from './parts.ts';
import { presentShort } from './present.ts';
import { toToken } from './tokens.ts';
import { type Turn } from './turn.ts';
import type { Asked, Choice } from './types.ts';

/** What is pending, in short; nothing when nothing is. */
export function again(turn: Turn): Part {
  const asked = turn.state.asked ? presentAsked(turn, turn.state.asked) : null;
  if (asked) return asked;
  return turn.running ? presentShort(turn, turn.running) : {};
}

/** True when an aside would leave the person without anything to go on with. */
export function nothingPending(turn: Turn): boolean {
  return Object.keys(again(turn)).length === 0;
}

/** A question of the assistant with its buttons; null for the kinds that lapse when the person talks of something else. */
export function presentAsked(turn: Turn, asked: Asked): Part | null {
  switch (asked.kind) {
    case 'confirm': {
      const guide = turn.kb.guide(asked.procedure);
      if (!guide) return null;
      const yes = toToken({ kind: 'start', procedure: guide.code, method: asked.method });
      return { ...text(turn.kb.say('start.you_mean', { title: guide.title })), ...yesNo(turn, yes) };
    }
    case 'choose': {
      const choices = guidesOf(turn, asked.procedures).map((g, i) =>
        startChoice(g, asked.separation?.labels[i]),
      );
      return { ...text(asked.separation?.ask ?? turn.kb.say('start.which')), choices };
    }
    case 'offer': {
      const guide = turn.kb.guide(asked.procedure);
      return guide ? { choices: methodChoices(turn, guide) } : null;
    }
    case 'place': {
      const choices = unitNames(turn, asked.units.slice(0, 8)).map((name) => ({
        label: name,
        token: toToken({ kind: 'say', text: name }),
      }));
      return { ...text(turn.kb.say('place.which')), choices };
    }
    default:
      return null;
  }
}

/** The guides that exist among these codes. */
export function guidesOf(turn: Turn, codes: readonly string[]): readonly Guide[] {
  return codes.flatMap((code): Guide[] => {
    const guide = turn.kb.guide(code);
    return guide ? [guide] : [];
  });
}

/** The button that takes up a procedure. */
export function startChoice(guide: Guide, label: string = startUpper(guide.title)): Choice {
  return {
    label,
    token: toToken({ kind: 'start', procedure: guide.code, method: null }),
  };
}

/** The buttons that take up a procedure by one of its methods. */
export function methodChoices(turn: Turn, guide: Guide): readonly Choice[] {
  return methodsOf(guide).map((m) => ({
    label: startUpper(turn.kb.wording.methods[m]),
    token: toToken({ kind: 'start', procedure: guide.code, method: m }),
  }));
}

/** «Đúng», «Không phải». */
export function yesNo(turn: Turn, yes: string = toToken({ kind: 'move', move: 'yes' })): Part {
  return {
    choices: [
      { label: turn.kb.say('buttons.yes'), token: yes },
      { label: turn.kb.say('buttons.no'), token: toToken({ kind: 'move', move: 'no' }) },
    ],
  };
}

/** «Xã Cẩm Duệ», «Phường Sông Trí». */
export function unitNames(turn: Turn, units: readonly string[]): readonly string[] {
  return units.flatMap((code) => {
    const unit = turn.kb.units.get(code);
    return unit ? [`${unit.type} ${unit.name}`] : [];
  });
}
