// Builds every rhyme that Vietnamese spelling allows from its parts (medial glide, nucleus, coda): structure, not a word list.

/** One rhyme, e.g. "uyên" = glide u + nucleus yê + coda n. */
export interface Rhyme {
  readonly medial: string;
  readonly nucleus: string;
  readonly coda: string;
  /** Index, inside the rhyme, of the letter that carries the tone in the older placement (hòa, thúy). */
  readonly mark: number;
  /** The same in the newer placement (hoà, thuý). */
  readonly newMark: number;
  /** Ends in p, t, c or ch: only sắc and nặng can be spoken. */
  readonly stopped: boolean;
}

/** Codas that may follow each nucleus; "-" is none. Source: the table of vần in Vietnamese spelling primers. */
const CODAS: Readonly<Record<string, string>> = {
  a: '- c ch i m n ng nh o p t u y',
  ă: 'c m n ng p t',
  â: 'c m n ng p t u y',
  e: '- c m n ng o p t',
  ê: '- ch m n nh p t u',
  i: '- ch m n nh p t u',
  y: '-',
  o: '- c i m n ng p t',
  ô: '- c i m n ng p t',
  ơ: '- i m n p t',
  u: '- c i m n ng p t',
  ư: '- c i m n ng t u',
  oo: 'c ng',
  ia: '-',
  iê: 'c m n ng p t u',
  yê: 'm n ng t u',
  ua: '-',
  uô: 'c i m n ng t',
  ưa: '-',
  ươ: 'c i m n ng p t u',
};

/** Rhymes with a glide: o is written before a, ă, e; u before â, ê, ơ, y. */
const GLIDED: Readonly<Record<string, string>> = {
  'o a': '- c ch i m n ng nh o p t y',
  'o ă': 'c m n ng p t',
  'o e': '- n o t m',
  'u â': 'n ng t y c',
  'u ê': '- ch nh',
  'u ơ': '-',
  'u y': '- ch n nh t p u',
  'u yê': 'n t',
  'u ya': '-',
};

/** Rhymes after qu, whose u is the glide. */
const AFTER_QU: Readonly<Record<string, string>> = {
  a: '- c ch i m n ng nh o p t u y',
  ă: 'c m n ng p t',
  â: 'n ng t y',
  e: '- n o t m',
  ê: '- ch n nh t',
  i: '- t n nh',
  y: '- nh t',
  yê: 'n t',
  ơ: '- n i t',
  ô: 'c n',
};

const STOPS: ReadonlySet<string> = new Set(['p', 't', 'c', 'ch']);
const FALLING: ReadonlySet<string> = new Set(['ia', 'ua', 'ưa', 'ya']);

function rhyme(medial: string, nucleus: string, coda: string): Rhyme {
  const inNucleus = nucleus.length === 1 || FALLING.has(nucleus) ? 0 : 1;
  const newMark = medial.length + inNucleus;
  const open = coda === '' && (nucleus === 'a' || nucleus === 'e' || nucleus === 'y') && medial !== '';
  return { medial, nucleus, coda, mark: open ? 0 : newMark, newMark, stopped: STOPS.has(coda) };
}

function build(table: Readonly<Record<string, string>>): Map<string, Rhyme> {
  const rhymes = new Map<string, Rhyme>();
  for (const [key, codas] of Object.entries(table)) {
    const [medial, nucleus] = key.includes(' ') ? key.split(' ') : ['', key];
    for (const written of codas.split(' ')) {
      const coda = written === '-' ? '' : written;
      rhymes.set(`${medial ?? ''}${nucleus ?? ''}${coda}`, rhyme(medial ?? '', nucleus ?? '', coda));
    }
  }
  return rhymes;
}

/** Every rhyme by its letters without tone. */
export const RHYMES: ReadonlyMap<string, Rhyme> = new Map([...build(CODAS), ...build(GLIDED)]);
/** Rhymes that may follow qu. */
export const QU_RHYMES: ReadonlyMap<string, Rhyme> = build(AFTER_QU);
