// The same text with its digits as 0-9, so that one set of patterns sees numbers however they were typed; every position stays where it is.

/**
 * Digits of other scripts (full width, Arabic …) read as 0-9, and so does the letter O inside of a number, as old keyboards and
 * people who hide a number from machines write it.
 */
export function plainDigits(text: string): string {
  const digits = text.replace(/\p{Nd}/gu, (digit) => {
    // Full width and mathematical ones have a plain form; those of other scripts stand in rows of ten.
    const code = digit.normalize('NFKC').codePointAt(0) ?? 0;
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero).padEnd(digit.length, '\u2060');
  });
  return digits.replace(/(?<![\p{L}\d])[\doO]{4,}(?![\p{L}\d])/gu, (word) =>
    word.replace(/\D/g, '').length >= 3 ? word.replace(/[oO]/g, '0') : word,
  );
}
