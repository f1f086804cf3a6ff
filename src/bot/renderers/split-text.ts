// Cuts a text into messages that a platform takes, where a reader would pause: between paragraphs, lines, sentences, words.

/** Places to cut, best first, each with how full a message must be before it is used: a near end of a paragraph beats a far word. */
const places: readonly { readonly at: RegExp; readonly least: number }[] = [
  { at: /\n\n+/g, least: 0.4 },
  { at: /\n/g, least: 0.4 },
  { at: /(?<=[.!?…:;])\s+/g, least: 0.25 },
  { at: /(?<=,)\s+/g, least: 0.5 },
  { at: /\s+/g, least: 0 },
];

/**
 * @param limit - characters per message
 * @returns the parts in order; together they hold everything but the blanks they were cut at
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text.normalize('NFC').trim();
  while (rest.length > limit) {
    const end = cutAt(rest, limit);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

function cutAt(text: string, limit: number): number {
  // One sign more, so that a blank right after a full message is seen.
  const window = text.slice(0, limit + 1);
  for (const { at, least } of places) {
    const last = [...window.matchAll(at)].findLast(({ index }) => index > 0 && index <= limit);
    if (last !== undefined && last.index >= limit * least) return last.index;
  }
  // A word longer than a message. A letter of two halves stays whole.
  const half = /[\uD800-\uDBFF]$/.test(text.slice(0, limit));
  return half && limit > 1 ? limit - 1 : limit;
}
