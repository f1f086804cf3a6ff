// Where a long text may be cut: at the end of a sentence, and only if enough is left to be worth a tap. Pure.

/** About ten lines on a phone. Characters. */
const longText = 420;
const shortText = 280;

/** @returns how many characters to show at first; null to show all */
export function foldAt(text: string): number | null {
  if (text.length <= longText) return null;
  const sentenceEnd = /[.!?…:;]["»”)]?(?=\s)|\n/g;
  const ends = [...text.matchAll(sentenceEnd)].map((match) => match.index + match[0].length);
  const early = ends.filter((end) => end >= shortText / 2 && end <= shortText).at(-1);
  const at = early ?? ends.find((end) => end > shortText);
  return at === undefined || text.length - at < longText - shortText ? null : at;
}
