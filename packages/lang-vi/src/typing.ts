// The state of a word while its keys are read, and what the keys that change earlier letters do to it.
import type { Tone } from './letters.ts';

/** A word being typed: its letters so far, its tone, and which kinds of keys were used. */
export interface Typing {
  shapes: string;
  tone: Tone;
  shapeKeys: number;
  toneKeys: number;
  /** Keys typed away from the letter they change ("nopoj", "reset"): input methods allow it, but English looks like that too. */
  farKeys: number;
  /** A tone key followed by more letters ("list"). */
  innerTone: boolean;
  /** Begins with w, which stands for ư ("wu tieen") or for an English word ("was"). */
  startsWithW: boolean;
}

/** The circumflex vowel of a plain one. */
export const CIRCUMFLEX: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' };
export const HAS_VOWEL = /[aăâeêioôơuưy]/;
export const ENDS_IN_CONSONANT = /[^aăâeêioôơuưy]$/;

/** Gives the last such letter its shape. @returns false when there is none */
export function replaceLast(typing: Typing, letter: string, shape: string): boolean {
  const at = typing.shapes.lastIndexOf(letter);
  if (at < 0) return false;
  if (at < typing.shapes.length - 1 || typing.toneKeys > 0) typing.farKeys++;
  typing.shapes = typing.shapes.slice(0, at) + shape + typing.shapes.slice(at + 1);
  typing.shapeKeys++;
  return true;
}

/** w and 7: horn on u and o together where they stand together, else on the last of a, o, u. */
export function addHorn(typing: Typing, withBreve: boolean): boolean {
  if (/u[oơ]/.test(typing.shapes) && !typing.shapes.startsWith('quo')) {
    typing.shapes = typing.shapes.replace(/u[oơ]/, 'ươ');
    typing.shapeKeys++;
    return true;
  }
  if (withBreve && typing.shapes.endsWith('ua') && !typing.shapes.startsWith('qu'))
    return replaceLast(typing, 'u', 'ư');
  if (withBreve && /a[^uo]*$/.test(typing.shapes)) return replaceLast(typing, 'a', 'ă');
  return (
    replaceLast(typing, 'o', 'ơ') ||
    replaceLast(typing, 'u', 'ư') ||
    (withBreve && replaceLast(typing, 'a', 'ă'))
  );
}

/** Notes a tone key. */
export function setTone(typing: Typing, tone: Tone): void {
  typing.tone = tone;
  typing.toneKeys++;
}

/** d at the beginning becomes đ. @returns false when the word begins otherwise */
export function addStroke(typing: Typing, near: boolean): boolean {
  if (!typing.shapes.startsWith('d')) return false;
  if (!near) typing.farKeys++;
  typing.shapes = 'đ' + typing.shapes.slice(1);
  typing.shapeKeys++;
  return true;
}
