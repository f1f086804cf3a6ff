// The first letter of a text, when it moves to the middle of a sentence or to its beginning.

/** Lower case at the start, unless the first word is an abbreviation («GPLX», «C/O», «VNeID»). */
export function startLower(text: string): string {
  return /^\p{Lu}(?![\p{Lu}\d/])/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

export function startUpper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
