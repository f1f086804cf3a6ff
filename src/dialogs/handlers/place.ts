// Takes note of where a person lives, explains abolished districts and former communes, and asks when it can be several.
import { text, type Part } from '../parts.ts';
import { words } from '../phrases.ts';
import { toToken } from '../tokens.ts';
import { officeName, reply, unitName, type Handler, type Turn } from '../turn.ts';
import type { ConversationState, StepResult } from '../types.ts';
import type { PlaceMention } from '../../understanding/types.ts';
import { again } from './safety.ts';

/** So many words beside the place («tôi ở», «nhà em ở huyện») still only say where the person is. */
const wordsBeside = 4;

/** A message that only says where the person is. */
export const placeOnly: Handler = (turn) => {
  const mention = turn.understanding.places[0];
  if (!mention || turn.masked) return null;
  const beside = words(turn.text).length - words(mention.text).length;
  if (beside > wordsBeside || (turn.understanding.candidates[0]?.confidence ?? 0) >= 0.6) return null;
  const [only, ...more] = mention.units;
  if (mention.kind === 'other_province')
    return reply(turn, 'answered', [text(turn.kb.say('place.other_province')), again(turn)]);
  if (only !== undefined && more.length === 0) return takePlace(turn, only, mention);
  return askWhich(turn, mention);
};

/** Records the unit and says which office that means. */
export function takePlace(turn: Turn, unit: string, mention?: PlaceMention): StepResult {
  const change: Partial<ConversationState> = { unit, asked: null };
  const known: Turn = { ...turn, state: { ...turn.state, unit } };
  const office = turn.running ? officeName(turn.kb, turn.running.guide, unit) : null;
  const name = unitName(turn.kb, unit) ?? '';
  return reply(
    known,
    turn.running ? 'step' : 'answered',
    [
      text(
        mention?.kind === 'former_unit'
          ? turn.kb.say('place.former', { old: mention.text, unit: name })
          : turn.kb.say('place.noted', { unit: name }),
        office ? turn.kb.say('place.office', { office }) : turn.kb.say('place.what_next'),
      ),
      again(known),
    ],
    change,
  );
}

/** What must be said about a place that was named along with something else; empty when it is clear. */
export function placeNote(turn: Turn): readonly Part[] {
  const mention = turn.understanding.places[0];
  if (!mention || turn.understanding.place !== null || mention.units.length < 2) return [];
  if (mention.kind === 'former_district')
    return [text(turn.kb.say('place.district_gone', { district: mention.text }))];
  return [text(turn.kb.say('place.several', { units: namesOf(turn, mention.units).join(', ') }))];
}

function askWhich(turn: Turn, mention: PlaceMention): StepResult {
  const said =
    mention.kind === 'former_district'
      ? turn.kb.say('place.district_gone', { district: mention.text })
      : turn.kb.say('place.several', { units: namesOf(turn, mention.units).join(', ') });
  const shown = mention.units.slice(0, 8);
  return reply(
    turn,
    'clarify',
    [
      {
        ...text(said),
        choices: namesOf(turn, shown).map((name) => ({
          label: name,
          token: toToken({ kind: 'say', text: name }),
        })),
      },
    ],
    { asked: { kind: 'place', units: mention.units } },
  );
}

function namesOf(turn: Turn, units: readonly string[]): readonly string[] {
  return units.flatMap((code) => {
    const unit = turn.kb.units.get(code);
    return unit ? [`${unit.type} ${unit.name}`] : [];
  });
}
