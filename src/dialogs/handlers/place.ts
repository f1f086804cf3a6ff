// Takes note of where a person lives, explains abolished districts and former communes, and asks when it can be several.
import { startUpper } from '../../knowledge/knowledge.ts';
import { text, type Part } from '../parts.ts';
import { again, nothingPending, presentAsked, unitNames } from '../pending.ts';
import { words } from '../phrases.ts';
import { toToken } from '../tokens.ts';
import { officeName, reply, unitName, type Handler, type Turn } from '../turn.ts';
import type { Asked, ConversationState, StepResult } from '../types.ts';
import type { PlaceMention } from '../../understanding/types.ts';

/** Words that stand around a place in a message that says nothing but where the person is. */
const aroundPlace =
  /^(?:toi|em|minh|tui|tau|choa|chau|con|no|han|vo|chong|bo|me|ba|ong|bac|anh|chi|o|nha|gia dinh|thi|la|tai|que|goc|song|dang|hien|nay|gio|bay gio|nhung|ma|lam|lam viec|lam an|cong tac|hoc|tro|thue|ho khau|ho khau thuong tru|thuong tru|thuoc|ben|xa|phuong|huyen|thi xa|thi tran|thanh pho|tinh|tp|cu|moi|nguoi|da|vang|a|nhe|ad|ha|thon|xom|vo chong|bon|the|roi|trong|ngoai|vo|duoi|tren|do|oi|day|khong phai|mo|nao|gi|chu|sap nhap|sat nhap|nhap|vao|thanh|ve|co phai|khong|vay|rua|hi|he| )*$/;

/** A message that only says where the person is. */
export const placeOnly: Handler = (turn) => {
  const { places } = turn.understanding;
  if (places.length === 0 || turn.masked || !saysWhere(turn.text, places)) return null;
  const home = narrowest(places);
  const [only, ...more] = home?.units ?? [];
  if (!home) return onlyProvince(turn, places);
  return only !== undefined && more.length === 0 ? takePlace(turn, only, home) : askWhich(turn, home);
};

/** The mention that leaves the fewest units of Hà Tĩnh; none where only provinces are named. */
function narrowest(places: readonly PlaceMention[]): PlaceMention | undefined {
  return places.filter((p) => p.units.length > 0).sort((a, b) => a.units.length - b.units.length)[0];
}

/** Another province, or Hà Tĩnh as a whole: which steps are the same, or which commune it is. */
function onlyProvince(turn: Turn, places: readonly PlaceMention[]): StepResult {
  if (places.some((p) => p.kind === 'other_province'))
    return reply(turn, 'answered', [text(turn.kb.say('place.other_province')), fromAfar(turn), again(turn)]);
  return reply(turn, 'clarify', [text(turn.kb.say('place.which_of_province')), again(turn)]);
}

/** The way into what can be done from afar, for somebody who lives in another province and has nothing under way. */
function fromAfar(turn: Turn): Part {
  if (!turn.state.away || !nothingPending(turn)) return {};
  const label = turn.kb.say('place.from_afar');
  return { choices: [{ label, token: toToken({ kind: 'flow', flow: 'living_elsewhere' }) }] };
}

/** Records the unit and says which office that means. */
export function takePlace(turn: Turn, unit: string, mention?: PlaceMention): StepResult {
  const change: Partial<ConversationState> = { unit };
  const known: Turn = { ...turn, state: { ...turn.state, unit } };
  const open = turn.state.asked?.kind === 'place' ? null : turn.state.asked;
  const closed: Turn = { ...known, state: { ...known.state, asked: open } };
  const office = turn.subject ? officeName(turn.kb, turn.subject, closed.state) : null;
  const said = [
    noted(closed, unit, mention),
    office
      ? turn.kb.say('place.office', { office })
      : nothingPending(closed)
        ? turn.kb.say('place.what_next')
        : null,
  ];
  const status = turn.running ? 'step' : 'answered';
  return reply(closed, status, [text(...said), fromAfar(closed), again(closed)], change);
}

function noted({ kb, state }: Turn, unit: string, mention: PlaceMention | undefined): string {
  const name = unitName(kb, unit) ?? '';
  if (mention?.kind === 'former_unit')
    return kb.say('place.former', { old: nameCase(mention.text), unit: name });
  return kb.say(state.away ? 'place.noted_away' : 'place.noted', { unit: name });
}

/** What must be said about a place that was named along with something else; empty when it is clear. */
export function placeNote(turn: Turn): readonly Part[] {
  const mention = turn.understanding.place === null ? narrowest(turn.understanding.places) : undefined;
  if (!mention || mention.units.length < 2) return [];
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
  return name.split(' ').map(startUpper).join(' ');
}

/** «tôi ở huyện Kỳ Anh» says where; «nhà đất ở Kỳ Anh nộp đâu» asks something. */
function saysWhere(text: string, places: readonly PlaceMention[]): boolean {
  const around = places.reduce(
    (said, place) => said.replace(words(place.text).join(' '), ' '),
    words(text).join(' '),
  );
  return aroundPlace.test(around.replaceAll(/ +/g, ' ').trim());
}

function askWhich(turn: Turn, mention: PlaceMention): StepResult {
  const asked: Asked = { kind: 'place', units: mention.units };
  const said = text(whatItIs(turn, mention));
  return reply(turn, 'clarify', [said, presentAsked(turn, asked) ?? {}], { asked });
}
