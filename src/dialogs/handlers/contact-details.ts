// Telephone, address and opening hours of an office, asked in a few words or once somebody was told whom to ask: told of the offices, taken for no procedure.
import { answerFacts } from '../facts.ts';
import { isAtCentre } from '../centre.ts';
import { again } from '../pending.ts';
import { words } from '../phrases.ts';
import { contacts, underOf } from '../journeys/walking.ts';
import { reply, type Handler, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';
import { namedInWords } from './name-likeness.ts';
import { sayTopic } from './topics.ts';

/** Alone, so few words ask for nothing else. */
const fewWords = 6;
/** In so few words behind the contacts the question is still about them. */
const fewAfter = 10;

const phone = / (?:so dien thoai|sdt|so dt|so may|so lien (?:he|lac)|hotline|so tong dai|zalo|goi so) /;
const address = / (?:dia chi|tru so|duong (?:mo|nao)) /;
const place = / (?:o (?:dau|mo)|cho (?:mo|nao)|toi (?:dau|mo)|ra (?:dau|mo)) /;
const hours = / (?:may gio|gio nao|gio lam|mo cua|nghi luc|nghi trua|thu bay|chu nhat) /;
/** Who to call in danger is said by what is said of danger. */
const danger = / (?:khan cap|cap cuu|cuu hoa|chua chay|cuu nan) /;
/** «đổi số điện thoại VNeID», «sai địa chỉ»: something is to be done to a number or an address of one's own. */
const ownNumber =
  / (?:doi|thay|sua|sai|nham|cap nhat|dang ky|khai|ghi|nhap|mat|cu|moi|vneid|otp|chinh chu|cua toi|cua em|cua minh|sim|giay|ho so|the) /;

/** «số điện thoại mô», «địa chỉ ở đâu», and behind the contacts also «ở chỗ mô», «mấy giờ nghỉ». */
export const contactDetails: Handler = (turn) => {
  const said = ` ${words(turn.text).join(' ')} `;
  const count = words(turn.text).length;
  const after = turn.state.flow?.flow === contacts;
  if (count > (after ? fewAfter : fewWords) || ownNumber.test(said) || danger.test(said)) return null;
  if (phone.test(said)) return office(turn, said);
  if (namedInWords(turn).length > 0) return null;
  if (after && hours.test(said)) return topic(turn, 'working_hours');
  return address.test(said) || (after && place.test(said)) ? office(turn, said) : null;
};

/** The office of what is being done, where that is not the centre of a commune; else the centres. */
function office(turn: Turn, said: string): StepResult | null {
  if (/ tinh /.test(said)) return topic(turn, 'provincial_centre');
  const guide = turn.subject ?? underOf(turn, turn.state.flow?.under ?? null)?.guide;
  if (!guide || isAtCentre(turn.kb.offices.get(guide.office)) || phone.test(said))
    return topic(turn, 'commune_centre');
  const told = answerFacts(turn, ['where'], { guide, method: null, facts: {} });
  return reply(turn, 'answered', [...told, again(turn)]);
}

function topic(turn: Turn, id: string): StepResult | null {
  const found = turn.kb.topics.find((t) => t.id === id);
  return found ? sayTopic(turn, found) : null;
}
