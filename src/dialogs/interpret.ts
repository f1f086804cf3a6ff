// Reads which offered choice a person means: its words, its number, its place in the row, its first words, or a span of time.
import { daysNamed } from './time-span.ts';
import { words, type PhraseMatcher } from './phrases.ts';

interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Whether they bound how old somebody is. */
  readonly age?: boolean | undefined;
}

/** A choice as it can be meant. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly says?: readonly string[];
  readonly days?: Bounds | undefined;
}

/** The choice meant, and how sure that is: 1 is its very words or its number. */
export interface Meant {
  readonly value: string;
  readonly sure: number;
}

const ordinals: readonly (readonly string[])[] = [
  ['dau', 'dau tien', 'thu nhat', 'nhat', 'mot', '1'],
  ['thu hai', 'hai', 'nhi', '2'],
  ['thu ba', 'ba', '3'],
  ['thu tu', 'bon', 'tu', '4'],
  ['thu nam', 'nam', '5'],
  ['thu sau', 'sau', '6'],
];
const ordinalFrame =
  /^(?:(?:chon|lay|cai|so|y|muc|cau|nut|truong hop|thu tuc|viec|phuong an|cach) )*(.+?)(?: (?:a|nha|nhe|di|em|do|nhe ban))*$/;

/**
 * @param text what the person typed
 * @param options the choices on the screen, in order
 * @param matcher weighs the phrases of the content
 * @param today calendar day of the turn, to count from a date that is named
 */
export function interpret(
  text: string,
  options: readonly Option[],
  matcher: PhraseMatcher,
  today?: string,
): Meant | null {
  const said = words(text).join(' ');
  if (said === '') return null;
  const exact = options.find(
    (o) => words(o.label).join(' ') === said || o.says?.some((s) => words(s).join(' ') === said),
  );
  if (exact) return { value: exact.value, sure: 1 };
  const byPlace = ordinal(said, options);
  if (byPlace) return { value: byPlace.value, sure: 1 };
  const begun = options.filter((o) => words(o.label).join(' ').startsWith(`${said} `) && said.length >= 3);
  const elsewhere = options.some(
    (o) => !begun.includes(o) && ` ${words(o.label).join(' ')} `.includes(` ${said} `),
  );
  if (begun.length === 1 && begun[0] && !elsewhere) return { value: begun[0].value, sure: 0.95 };
  const byDays = options.find((o) => o.days && fits(text, o.days, today));
  if (byDays) return { value: byDays.value, sure: 0.95 };
  const only = standingInOne(said, options);
  if (only) return { value: only.value, sure: 0.7 };
  return nearest(text, options, matcher);
}

/** «thuê» where one choice alone speaks of renting. Words that say nothing by themselves choose nothing. */
function standingInOne(said: string, options: readonly Option[]): Option | null {
  if (said.split(' ').length > fewWords || !tells(said) || said.length < 3) return null;
  const holding = options.filter((o) =>
    [o.label, ...(o.says ?? [])].some((p) => ` ${words(p).join(' ')} `.includes(` ${said} `)),
  );
  return holding.length === 1 ? (holding[0] ?? null) : null;
}

/**
 * What a longer message tells in passing: exactly one choice has a phrase of two words or more standing in it, or a span of time fits.
 */
export function told(text: string, options: readonly Option[], today?: string): string | null {
  const said = ` ${words(text).join(' ')} `;
  const named = options.filter((o) =>
    [o.label, ...(o.says ?? [])].some((p) => {
      const phrase = words(p).join(' ');
      return (
        phrase.includes(' ') && tells(phrase) && said.replace(deniedAt(phrase), ' ').includes(` ${phrase} `)
      );
    }),
  );
  if (named.length === 1) return named[0]?.value ?? null;
  return options.find((o) => o.days && fits(text, o.days, today))?.value ?? null;
}

/** «chưa có», «có rồi» say nothing of what it is. */
function tells(phrase: string): boolean {
  return phrase.split(' ').some((w) => !saysNothing.has(w));
}
const saysNothing = new Set('co chua khong roi da con het duoc lam xong du moi ai gi toi em'.split(' '));

/** «chưa có VNeID» does not tell «có VNeID». */
function deniedAt(phrase: string): RegExp {
  return new RegExp(` (?:khong|ko|k|chua|chang|cha|no|hong|dung) ${phrase} `, 'g');
}

const denial =
  / (?:khong|ko|k|chua|chang|cha|no|hong) (?!a |ha |vay |nhi |the |em |ban |ad |co oi |anh |chi )\S/;

/** True when the words deny something; «… được không?» at the end only asks. */
function denies(text: string): boolean {
  return denial.test(` ${words(text).join(' ')} `);
}

function ordinal(said: string, options: readonly Option[]): Option | null {
  if (/^(?:cai |y |muc )?cuoi(?: cung)?$/.test(said)) return options.at(-1) ?? null;
  const core = ordinalFrame.exec(said)?.[1] ?? said;
  const index = ordinals.findIndex((names) => names.includes(core));
  return index >= 0 ? (options[index] ?? null) : null;
}

/** Whether the words name a span of time within these bounds. */
function fits(text: string, bounds: Bounds, today?: string): boolean {
  const days = daysNamed(text, today, bounds.age === true);
  return days !== null && days >= (bounds.min ?? 0) && days <= (bounds.max ?? Number.POSITIVE_INFINITY);
}

/** A single syllable («còn», «có») inside a longer message decides nothing: without its tone it is many words. */
const fewWords = 3;

function nearest(text: string, options: readonly Option[], matcher: PhraseMatcher): Meant | null {
  const short = words(text).length <= fewWords;
  const scored = options
    .map((o) => {
      const phrases = [o.label, ...(o.says ?? [])].filter((p) => short || words(p).length > 1);
      return { value: o.value, sure: Math.max(0, ...phrases.map((p) => likeness(text, p, matcher))) };
    })
    .sort((a, b) => b.sure - a.sure);
  const [best, second] = scored;
  if (!best || best.sure < 0.5) return null;
  if (second && best.sure - second.sure < 0.1) return null;
  return best;
}

/** How like a phrase the words are; «không nhận giấy» is not like «nhận giấy rồi». */
function likeness(text: string, phrase: string, matcher: PhraseMatcher): number {
  return denies(text) === denies(phrase) ? matcher.score(text, phrase) : 0;
}
