// Finds telephone numbers in what the assistant says, so that a phone can call them at a touch. Pure.

/** A piece of a text; `tel` where it is a number to call. */
export interface Piece {
  readonly text: string;
  readonly tel: string | null;
}

/** Hotlines (18001096, 1900 54 54 81) and land lines of Hà Tĩnh (0239 3855 555); no fee, date or code looks like that. */
const number = /(?<![\d.,])(?:1[89]00(?:[ .]?\d{2,4}){1,3}|0239[ .]?\d{3,4}[ .]?\d{3,4})(?![\d.]*\d)/g;

export function splitCalls(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(number)) {
    const tel = found.replace(/\D/g, '');
    // 1900 alone is a year or a sum; a hotline has eight or ten digits, a land line eleven.
    if (![8, 10, 11].includes(tel.length)) continue;
    pieces.push({ text: text.slice(at, index), tel: null }, { text: found, tel });
    at = index + found.length;
  }
  return [...pieces, { text: text.slice(at), tel: null }].filter((piece) => piece.text !== '');
}
