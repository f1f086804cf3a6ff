// Titles of buttons that a platform keeps short: cut at a word, and numbered like the full words in the text beside them.

/** Titles for a row of buttons, and the lines that say in full what the titles had to leave out. */
export interface Titles {
  readonly titles: readonly string[];
  /** Empty where every title is whole. */
  readonly lines: readonly string[];
}

/**
 * @param limit - characters per title
 * @param first - the number of the first button
 */
export function titlesFor(labels: readonly string[], limit: number, first = 1): Titles {
  if (labels.every((label) => label.length <= limit)) return { titles: labels, lines: [] };
  return {
    titles: labels.map((label, index) => shorten(`${first + index}. ${label}`, limit)),
    lines: labels.map((label, index) => `${first + index}. ${label}`),
  };
}

/** «Giấy uỷ quyền nộp hộ, nhận hộ» → «Giấy uỷ quyền nộp…». */
export function shorten(label: string, limit: number): string {
  if (label.length <= limit) return label;
  const room = label.slice(0, limit - 1);
  // A blank right after the last word that fits counts too.
  const word = /\s/.test(label.charAt(limit - 1)) ? room : room.replace(/\s+\S*$/, '');
  const cut = word.length >= limit / 3 ? word : room.replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/[\s,;:(–-]+$/, '')}…`;
}
