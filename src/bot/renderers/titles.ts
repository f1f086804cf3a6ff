// Titles of buttons that a platform keeps short: cut at a word, and marked like the full words in the text beside them.

/** Titles for a row of buttons, and the lines that say in full what the titles had to leave out. */
export interface Titles {
  readonly titles: readonly string[];
  /** Empty where every title is whole. */
  readonly lines: readonly string[];
}

/** What stands before a title, by its place in the row. */
export type Mark = (index: number) => string;

/** The number by which a choice can be typed: the same as its place among all choices. */
export const numberFrom =
  (first: number): Mark =>
  (index) =>
    String(first + index);

const capitalA = 65;

/** For links: nobody can type a link open, so none has a number. */
export const letter: Mark = (index) => String.fromCharCode(capitalA + index);

export interface TitleStyle {
  readonly mark?: Mark;
  /** Marked also where every title is whole, e.g. because the row goes on in another message. */
  readonly always?: boolean;
}

/** @param limit - characters per title */
export function titlesFor(
  labels: readonly string[],
  limit: number,
  { mark = numberFrom(1), always = false }: TitleStyle = {},
): Titles {
  const marked = labels.map((label, index) => `${mark(index)}. ${label}`);
  const titles = always ? marked : labels;
  if (titles.every((title) => title.length <= limit)) return { titles, lines: [] };
  return { titles: marked.map((title) => shorten(title, limit)), lines: marked };
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
