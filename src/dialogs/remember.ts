// Keeps what was read from a text: each turn reads the same few thousand phrases of the content, and its own message dozens of times.

/** How many phrases are kept; the content has some ten thousand. */
const mostPhrases = 20_000;
/** A longer text is a message: of those only the ones of the turn are kept, as typed and in other spellings. */
const longestPhrase = 200;
const mostMessages = 8;

/**
 * The same function, which reads a text once as long as it is kept.
 * @param read tells the same of the same text always
 */
export function remembering<Told>(read: (text: string) => Told): (text: string) => Told {
  const phrases = new Map<string, Told>();
  const messages = new Map<string, Told>();
  return (text) => {
    const isPhrase = text.length <= longestPhrase;
    const kept = isPhrase ? phrases : messages;
    const known = kept.get(text);
    if (known !== undefined) return known;
    const told = read(text);
    if (kept.size >= (isPhrase ? mostPhrases : mostMessages)) kept.clear();
    kept.set(text, told);
    return told;
  };
}
