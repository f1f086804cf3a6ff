// Takes personal numbers and secrets out of what people type before anything is stored: identity, phone, card, e-mail, passport, password.
import { findBirthDates } from './masking-birth.ts';
import { amount, harmless, isMoney, plainAmount, rules, type MaskedKind } from './masking-rules.ts';
import { findSecrets } from './masking-secrets.ts';
import { plainDigits } from './masking-shadow.ts';
import { findSpokenNumbers } from './masking-spoken.ts';

/** What is left of a message. */
export interface Masked {
  readonly text: string;
  /** What was taken out, without repeats, in order. */
  readonly kinds: readonly MaskedKind[];
}

/** Stands for what was taken out. No letters: the assistant must not read words into it. */
const mask = '••••••';

const none: ReadonlySet<MaskedKind> = new Set();

/**
 * Masks secrets and personal numbers in a message. Masking twice changes nothing more.
 *
 * @param typed - as typed
 * @param spared - kinds of numbers that stay
 */
export function maskPersonal(typed: string, spared: ReadonlySet<MaskedKind> = none): Masked {
  const secret = hide(typed.normalize('NFC'), 'secret', findSecrets);
  const born = hide(secret.text, 'birth', findBirthDates);
  const spoken = hide(born.text, 'number', findSpokenNumbers);
  const { text, kinds } = maskNumbers(spoken.text, spared);
  return { text, kinds: [...new Set([...secret.kinds, ...born.kinds, ...spoken.kinds, ...kinds])] };
}

type Find = (text: string) => readonly { readonly from: number; readonly to: number }[];

function hide(text: string, kind: MaskedKind, find: Find): Masked {
  const found = find(text);
  let open = '';
  let at = 0;
  for (const { from, to } of found) {
    open += text.slice(at, from) + mask;
    at = to;
  }
  return { text: open + text.slice(at), kinds: found.length > 0 ? [kind] : [] };
}

function maskNumbers(text: string, spared: ReadonlySet<MaskedKind>): Masked {
  const shadow = plainDigits(text);
  const kinds = new Set<MaskedKind>();
  let out = '';
  let at = 0;
  while (at < text.length) {
    const skipped = mayBegin(shadow, at) ? harmlessLength(shadow, at) : 1;
    const found = skipped === 0 ? findPersonal(shadow, at) : null;
    const length = found?.length ?? Math.max(skipped, 1);
    const stays = found === null || spared.has(found.kind);
    if (!stays) kinds.add(found.kind);
    out += stays ? text.slice(at, at + length) : mask;
    at += length;
  }
  return { text: out, kinds: [...kinds] };
}

/** Numbers, codes, words and addresses begin where none is going on already. */
function mayBegin(text: string, at: number): boolean {
  const here = text.charAt(at);
  const before = text.charAt(at - 1);
  if (/\d/.test(here)) return !/\d/.test(before);
  return here === '+' || (/\p{L}/u.test(here) && !/[\p{L}\d]/u.test(before));
}

/** Length of something harmless that begins here, or 0. */
function harmlessLength(text: string, at: number): number {
  const sum = match(amount, text, at);
  if (sum !== null && isMoney(text, at, sum)) return sum.length;
  const plain = match(plainAmount, text, at);
  if (plain !== null) return plain.length;
  if (/\p{L}/u.test(text.charAt(at - 1))) return 0;
  return harmless.map((pattern) => match(pattern, text, at)).find((found) => found !== null)?.length ?? 0;
}

function findPersonal(text: string, at: number): { kind: MaskedKind; length: number } | null {
  const before = text.slice(Math.max(0, at - 40), at);
  for (const { kind, pattern, holds } of rules) {
    const found = match(pattern, text, at);
    if (found === null) continue;
    const after = text.slice(at + found.length, at + found.length + 1);
    if (holds?.(found, before, after) ?? true)
      return { kind, length: found.length + paddingAfter(text, at + found.length) };
  }
  return null;
}

/** A digit of two units leaves room behind it in the shadow; half of it must not stay. */
const paddingAfter = (text: string, at: number): number => match(/\u2060+/y, text, at)?.length ?? 0;

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
