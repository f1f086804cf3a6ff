// Makes the copies of a training line that people really type: without diacritics, with slips of the finger, in chat spelling.
import { fold } from '@guidance-hatinh/lang-vi';
import { hashText, seededRandom } from '../random.ts';

/** Neighbours on a QWERTY keyboard. */
const neighbours: Readonly<Record<string, string>> = {
  a: 'sqz',
  b: 'vnh',
  c: 'xvd',
  d: 'sfe',
  e: 'wrd',
  f: 'dgr',
  g: 'fht',
  h: 'gjn',
  i: 'uok',
  j: 'hku',
  k: 'jli',
  l: 'kop',
  m: 'nk',
  n: 'bmh',
  o: 'ipl',
  p: 'ol',
  q: 'wa',
  r: 'etf',
  s: 'adw',
  t: 'ryg',
  u: 'yij',
  v: 'cbf',
  w: 'qes',
  x: 'zcs',
  y: 'tuh',
  z: 'xas',
};

/** Chat spellings that the normaliser may not undo when they stand in folded text; own list of the commonest. */
const chatSpellings: Readonly<Record<string, readonly string[]>> = {
  không: ['ko', 'k', 'hok', 'hong'],
  được: ['dc', 'đc', 'dk'],
  gì: ['j', 'gi'],
  bao: ['bn'],
  rồi: ['r', 'rùi'],
  với: ['vs'],
  mình: ['mk', 'mik'],
  vậy: ['v', 'z'],
  thế: ['th'],
  như: ['nhu', 'nk'],
  biết: ['bít', 'bik'],
  giờ: ['h'],
  người: ['ng', 'nguoi'],
  làm: ['lm'],
  muốn: ['mún', 'mun'],
  phải: ['fai', 'phai'],
  tôi: ['t', 'toi'],
  em: ['e'],
  anh: ['a'],
  chị: ['c'],
  nhiêu: ['nhiu'],
  cái: ['cai', 'kai'],
  nào: ['nao', 'nèo'],
  giấy: ['giay', 'zay'],
  hồ: ['ho'],
  sơ: ['so'],
  đăng: ['dang'],
  ký: ['ki'],
  quá: ['wa', 'qá'],
  trước: ['trc'],
  sau: ['sao'],
  những: ['nhg'],
};

/** One slip per this many characters, as measured in facts about typing in the trial. */
const charactersPerSlip = 15;

function slip(characters: string[], random: () => number): void {
  const at = Math.floor(random() * characters.length);
  const here = characters[at] ?? '';
  if (here === ' ') return;
  const kind = Math.floor(random() * 4);
  if (kind === 0) characters.splice(at, 1);
  else if (kind === 1) characters.splice(at, 0, here);
  else if (kind === 2) {
    const keys = neighbours[fold(here)] ?? here;
    characters[at] = keys[Math.floor(random() * keys.length)] ?? here;
  } else if (at + 1 < characters.length && characters[at + 1] !== ' ') {
    characters[at] = characters[at + 1] ?? here;
    characters[at + 1] = here;
  }
}

/** The text with one slip per 15 characters, at least one. */
export function withTypos(text: string, random: () => number): string {
  const characters = Array.from(text);
  const slips = Math.max(1, Math.round(characters.length / charactersPerSlip));
  for (let i = 0; i < slips && characters.length > 3; i++) slip(characters, random);
  return characters.join('');
}

/** The text with about half of the words that have a chat spelling spelt that way. */
export function inChatSpelling(text: string, random: () => number): string {
  return text
    .split(' ')
    .map((word) => {
      const spellings = chatSpellings[word.toLowerCase()];
      return spellings && random() < 0.5
        ? (spellings[Math.floor(random() * spellings.length)] ?? word)
        : word;
    })
    .join(' ');
}

/**
 * Noisy copies of a line; the same line always gives the same copies.
 * @returns the folded line, a line with typos, a folded line with typos or chat spelling; those equal to the line are left out
 */
export function noisyCopies(text: string): string[] {
  const random = seededRandom(hashText(text));
  const copies = [
    fold(text),
    withTypos(text, random),
    random() < 0.5 ? fold(withTypos(text, random)) : fold(inChatSpelling(text, random)),
  ];
  return [...new Set(copies)].filter((copy) => copy !== text && copy.trim() !== '');
}
