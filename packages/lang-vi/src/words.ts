// Knows which syllables stand side by side in Vietnamese words: the evidence by which ambiguous forms, slips and glued words are read.
import { fold } from './letters.ts';
import { parseSyllable, type Syllable } from './syllable.ts';
import { readColumn } from './tables.ts';

/** Neighbouring syllables of listed words. A pair is written "đăng ký". */
export class WordList {
  readonly #pairs = new Set<string>();
  readonly #byFold = new Map<string, string[]>();
  readonly #bySound = new Map<string, string[]>();
  readonly #syllables = new Set<string>();

  /** @param words standard words and phrases, lower case; single syllables are known, and no more */
  constructor(words: Iterable<string>) {
    for (const word of words) {
      const syllables = word.split(' ');
      for (const [i, syllable] of syllables.entries()) {
        this.#syllables.add(syllable);
        const next = syllables[i + 1];
        if (next !== undefined) this.#addPair(syllable, next);
      }
    }
  }

  #addPair(a: string, b: string): void {
    const pair = `${a} ${b}`;
    if (this.#pairs.has(pair)) return;
    this.#pairs.add(pair);
    append(this.#byFold, `${foldKey(fold(a))} ${foldKey(fold(b))}`, pair);
    append(this.#bySound, `${soundKey(a)} ${soundKey(b)}`, pair);
  }

  /** Whether two syllables, marks and all, stand side by side in a listed word. */
  has(a: string, b: string): boolean {
    return this.#pairs.has(`${a} ${b}`);
  }

  /** Whether two folded syllables stand side by side in a listed word whose marks were left off. */
  hasFolded(a: string, b: string): boolean {
    return this.#byFold.has(`${foldKey(a)} ${foldKey(b)}`);
  }

  /** Listed pairs that look like two folded syllables. */
  byFold(a: string, b: string): readonly string[] {
    return this.#byFold.get(`${foldKey(a)} ${foldKey(b)}`) ?? [];
  }

  /** Listed pairs that differ from two syllables only by sounds the region and usual spelling slips mix up. */
  bySound(a: string, b: string): readonly string[] {
    return this.#bySound.get(`${soundKey(a)} ${soundKey(b)}`) ?? [];
  }

  /** Whether a syllable is a listed word or part of one. */
  knows(syllable: string): boolean {
    return this.#syllables.has(syllable);
  }
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

/** i and y after a consonant are one sound: ky = ki, quy = qui. */
function foldKey(folded: string): string {
  return folded.length > 1 && folded.endsWith('y') && !'aeo'.includes(folded.charAt(folded.length - 2))
    ? `${folded.slice(0, -1)}i`
    : folded;
}

const ONSET_SOUNDS: Readonly<Record<string, string>> = {
  s: 'x',
  tr: 'ch',
  gi: 'd',
  gh: 'g',
  ngh: 'ng',
  k: 'c',
};

function sound({ onset, rhyme, tone }: Syllable): string {
  const letters = rhyme.medial + rhyme.nucleus.replace('y', 'i') + rhyme.coda;
  return `${ONSET_SOUNDS[onset] ?? onset}${letters}${tone > 2 ? 3 : tone}`;
}

function soundKey(syllable: string): string {
  const parsed = parseSyllable(syllable);
  return parsed === undefined ? syllable : sound(parsed);
}

/** The words of the package itself, and the commonest syllables that are words alone. */
export function readWords(): string[] {
  return [...readColumn('words', 'word'), ...readColumn('common', 'word')];
}
