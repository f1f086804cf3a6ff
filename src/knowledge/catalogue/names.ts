// Makes a title that fits into a sentence («thủ tục …») from an official name.
import { startLower } from '../first-letter.ts';
import { atMost, oneLine, withoutMarks, withoutShouting } from './official-text.ts';

/** A longer title does not fit a sentence or a button. */
const titleLimit = 120;
/** «THỦ TỤC ĐĂNG KÝ …» → «đăng ký …»: without «Thủ tục», not in capitals, the first letter small, short enough to be said. */
export function titleOf(name: string): string {
  const line = withoutShouting(withoutMarks(oneLine(name).replace(/^thủ tục(?: hành chính)?:?\s+/i, '')));
  return startLower(shortened(line)) || oneLine(name);
}

function shortened(name: string): string {
  if (name.length <= titleLimit) return name;
  const bare = name.replace(/\s*\([^()]*\)/g, '');
  if (bare.length <= titleLimit) return bare;
  const clause =
    bare.split(/;|,? (?:đối với|theo quy định|quy định tại|trong trường hợp|trừ trường hợp)(?!\p{L})/iu)[0] ??
    bare;
  return atMost(clause.length >= 20 ? clause.trim() : bare, titleLimit);
}
