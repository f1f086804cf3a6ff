// Words that ask for a fact wherever they stand: a second question in one message, and messages of one or two words.
import { words } from './phrases.ts';
import { remembering } from './remember.ts';

/** Folded phrases by intent. Only such as hardly mean anything else. */
const cues: Readonly<Record<string, RegExp>> = {
  fee: /\b((?:het |ton |mat |dong )?(?:bao nhieu tien|nhieu tien|bao tien)|(?:het|ton) bao(?: nhieu)?|(?:nop|lam|gui) (?:online|qua mang|tren mang|truc tiep|o xa|tai xa|buu dien) (?:het |mat )?bao nhieu|le phi|(?<!lang |chi |kinh |hoc |vien |mien |thu )phi (?=trich luc|khai|dang ky|lam|cap|doi|ket hon|thuong tru|tam tru|ho chieu)|mat phi|mat tien|phi bao nhieu|ton tien)\b/,
  duration:
    /\b((?:mat |het )?bao lau|may ngay|may bua|bao nhieu ngay|khi nao co|bao gio co|bao gio xong|khi nao xong|lau khong|may hom|thoi gian bao|mat may)\b/,
  documents:
    /\b(giay to gi|can giay gi|giay gi|ho so gom|ho so gi|mang gi|mang theo gi|chuan bi gi|can nhung gi|giay to nao|can giay to)\b/,
  eligibility: /\b(ai (?:duoc |phai |se |di |dung ra )?nop|ai (?:duoc|phai) lam)\b/,
  where: /\b(o dau|o mo|nop dau|cho nao|noi nao|den dau|ra dau)\b/,
};

/** Whole messages that ask for a fact by its name alone. */
const bare: Readonly<Record<string, string>> = {
  phi: 'fee',
  'le phi': 'fee',
  tien: 'fee',
  gia: 'fee',
  'thoi gian': 'duration',
  'thoi han': 'duration',
  'giay to': 'documents',
  'ho so': 'documents',
  giay: 'documents',
  'to khai': 'form',
  mau: 'form',
  'mau don': 'form',
  'noi nop': 'where',
  'dieu kien': 'eligibility',
  'ai nop': 'eligibility',
  'ai duoc nop': 'eligibility',
  'ai lam duoc': 'eligibility',
  'ket qua': 'result',
};

/** The facts asked for by these words, in the order in which they are asked. */
export function cuedFacts(text: string): readonly string[] {
  const said = words(text).join(' ');
  const alone = bare[said];
  if (alone !== undefined) return [alone];
  return Object.entries(cues)
    .flatMap(([intent, pattern]) => {
      const at = said.search(pattern);
      return at < 0 ? [] : [{ intent, at }];
    })
    .sort((a, b) => a.at - b.at)
    .map((found) => found.intent);
}

/** Ways of filing: «ra xã luôn» names no procedure. */
const ways =
  /\b(?:(?:ra|len|den|toi|tai) (?:xa|phuong|quay|noi)|qua mang|tren mang|online|truc tuyen|(?:qua |gui )?buu dien|truc tiep)\b/;

const leftAside = [...Object.values(cues), ways].map((pattern) => new RegExp(pattern, 'g'));

/** The words without those that only ask for a fact or name a way of filing: what is left may name a procedure. */
export const withoutCues: (text: string) => string = remembering((text) =>
  leftAside.reduce((left, pattern) => left.replaceAll(pattern, ' '), words(text).join(' ')),
);

/** «diện tích tối thiểu bao nhiêu» asks for no money, «bán đất giá bao nhiêu» for none that an office takes. */
const otherAmount =
  / (?:dien tich|bao nhieu (?:met|m2|tuoi|nguoi|ban|lan|tam|trang|mb)|may (?:met|m2|ban|tam|trang)|kich thuoc|chieu (?:cao|rong)|toi thieu|(?:mua|ban) (?:\S+ ){0,4}gia) /;

/** True for a question about an amount that is no fee. */
export const isOtherAmount = (text: string): boolean => otherAmount.test(` ${words(text).join(' ')} `);

/**
 * What was understood together with what the words ask for, in the order of the words; each once.
 * @param understood the fact intents of the understanding, likeliest first; the first always counts
 */
export function factsAsked(text: string, understoodAs: readonly string[]): readonly string[] {
  const cued = cuedFacts(text);
  const other = isOtherAmount(text) && !cued.includes('fee');
  const understood = other ? understoodAs.filter((intent) => intent !== 'fee') : understoodAs;
  if (cued.length < 2) return understood.length > 0 ? understood : cued;
  const [first] = understood;
  return [...new Set(first === undefined || cued.includes(first) ? cued : [first, ...cued])];
}
