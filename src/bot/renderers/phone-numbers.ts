// Finds the telephone numbers an answer names, for channels that have a button to call.

/** Hotlines (18001096, 1900 54 54 81) and land lines of Hà Tĩnh (0239 3855 555); no fee, date or code looks like that. */
const pattern = /(?<![\d.,])(?:1[89]00(?:[ .]?\d{2,4}){1,3}|0239[ .]?\d{3,4}[ .]?\d{3,4})(?![\d.]*\d)/g;
/** 1900 alone is a year or a sum; a hotline has eight or ten digits, a land line eleven. */
const lengths: ReadonlySet<number> = new Set([8, 10, 11]);

/** @returns digits only, in order, each once */
export function phoneNumbers(text: string): string[] {
  const found = [...text.matchAll(pattern)].map(([number]) => number.replace(/\D/g, ''));
  return [...new Set(found)].filter((number) => lengths.has(number.length));
}
