// Tells whether a person says that they live in another province: an office «nơi bạn ở» is then not simply the one of their home commune.
import { words } from './phrases.ts';
import type { Understanding } from '../understanding/types.ts';

/** What stands before the name of a province in which somebody lives: «em ở …», «đang làm trong …», not «cấp ở …», «sinh ở …». */
const living =
  /(?:^| )(?:dang|hien|nay|toi|em|minh|tui|tau|choa|chau|con|chong|vo|song|tro|lam|hoc|an|viec|xa)(?: (?:dang|hien|song|lam|ba|o tro|thue tro|chu yeu))* (?:o|tai|trong|ngoai|vo|vao)(?: (?:tan|tinh|tp|thanh pho))*$/;
/** «chuyển từ Bình Dương về» leaves it. */
const leaving = /(?:^| )(?:tu|khoi|roi)(?: (?:trong|ngoai|tinh|tp|thanh pho))*$/;

/** True when the message says that the person lives in another province. */
export function livesElsewhere({ text, places }: Understanding): boolean {
  const said = words(text).join(' ');
  return places.some((place) => {
    if (place.kind !== 'other_province') return false;
    const before = said.slice(0, Math.max(0, said.indexOf(words(place.text).join(' ')))).trim();
    return living.test(before) && !leaving.test(before);
  });
}
