// Takes note of where a person lives, explains abolished districts and former communes, and asks when it can be several.
import { text, type Part } from '../parts.ts';
import { again, nothingPending, presentAsked, unitNames } from '../pending.ts';
import { words } from '../phrases.ts';
import { upperFirst } from '../present.ts';
import { officeName, reply, unitName, type Handler, type Turn } from '../turn.ts';
import type { Asked, ConversationState, StepResult } from '../types.ts';
import type { PlaceMention } from '../../understanding/types.ts';

/** Words that stand around a place in a message that says nothing but where the person is. */
const aroundPlace =
  /^(?:toi|em|minh|tui|tau|chau|con|bac|anh|chi|o|nha|gia dinh|thi|la|tai|que|song|dang|hien|nay|thuoc|ben|xa|phuong|huyen|thi xa|thi tran|thanh pho|tinh|tp|cu|moi|nguoi|da|vang|a|nhe|ad|ha|thon|xom|vo chong|bon|the|roi|trong|ngoai|duoi|tren|do|ma|nha|oi|day|khong phai| )*$/;

/** A message that only says where the person is. */
export const placeOnly: Handler = (turn) => {
  const mention = turn.understanding.places[0];
  if (!mention || turn.masked) return null;
  if (!saysWhere(turn.text, mention)) return null;
  const [only, ...more] = mention.units;
  if (mention.kind === 'other_province')
    return reply(turn, 'answered', [text(turn.kb.say('place.other_province')), again(turn)]);
  if (only !== undefined && more.length === 0) return takePlace(turn, only, mention);
  return askWhich(turn, mention);
};

/** Records the unit and says which office that means. */
export function takePlace(turn: Turn, unit: string, mention?: PlaceMention): StepResult {
  const change: Partial<ConversationState> = { unit };
  const known: Turn = { ...turn, state: { ...turn.state, unit } };
  const open = turn.state.asked?.kind === 'place' ? null : turn.state.asked;
  const closed: Turn = { ...known, state: { ...known.state, asked: open } };
  const office = turn.subject ? officeName(turn.kb, turn.subject, unit) : null;
  const name = unitName(turn.kb, unit) ?? '';
  return reply(
    closed,
    turn.running ? 'step' : 'answered',
    [
      text(
        mention?.kind === 'former_unit'
          ? turn.kb.say('place.former', { old: nameCase(mention.text), unit: name })
          : turn.kb.say('place.noted', { unit: name }),
        office
          ? turn.kb.say('place.office', { office })
          : nothingPending(closed)
            ? turn.kb.say('place.what_next')
            : null,
      ),
      again(closed),
    ],
    change,
  );
}

/** What must be said about a place that was named along with something else; empty when it is clear. */
export function placeNote(turn: Turn): readonly Part[] {
  const mention = turn.understanding.places[0];
  if (!mention || turn.understanding.place !== null || mention.units.length < 2) return [];
  return [text(whatItIs(turn, mention), turn.kb.say('place.say_it_later'))];
}

/** «Cấp huyện … không còn», «… có thể là …». */
function whatItIs(turn: Turn, mention: PlaceMention): string {
  return mention.kind === 'former_district'
    ? turn.kb.say('place.district_gone', { district: nameCase(mention.text) })
    : turn.kb.say('place.several', { units: unitNames(turn, mention.units).join(', ') });
}

/** A name as it is written, where it was typed in small letters. */
function nameCase(name: string): string {
  return name.split(' ').map(upperFirst).join(' ');
}

/** «tôi ở huyện Kỳ Anh» says where; «nhà đất ở Kỳ Anh nộp đâu» asks something. */
function saysWhere(text: string, mention: PlaceMention): boolean {
  const place = words(mention.text).join(' ');
  return aroundPlace.test(words(text).join(' ').replace(place, ' ').replaceAll(/ +/g, ' ').trim());
}

function askWhich(turn: Turn, mention: PlaceMention): StepResult {
  const asked: Asked = { kind: 'place', units: mention.units };
  const said = text(whatItIs(turn, mention));
  return reply(turn, 'clarify', [said, presentAsked(turn, asked) ?? {}], { asked });
}
