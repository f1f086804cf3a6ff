// Finds procedures while a clerk types: by code or the beginning of one, by name, by what people call it, with or without diacritics.
import { fold } from '@guidance-hatinh/lang-vi';
import { readProcedure, type KnowledgeBase } from '../../knowledge/knowledge.ts';
import type { ReferenceParts } from './types.ts';

/** A procedure as a list shows it. */
export interface Hit {
  readonly code: string;
  readonly title: string;
  readonly officialName: string;
  /** People wrote a guide; else only the official record tells. */
  readonly guided: boolean;
}

/** Procedures in a list: what is further down is found sooner by another word. */
const most = 12;
/** Longer words than this are no name of a procedure. */
export const longestWords = 200;

const listed = new WeakMap<KnowledgeBase, ReadonlyMap<string, Hit>>();

/**
 * @param words - as typed; the last word may not be whole
 * @returns best first; none for blanks
 */
export function searchProcedures(
  kb: KnowledgeBase,
  find: ReferenceParts['find'],
  words: string,
): readonly Hit[] {
  const all = hitsOf(kb);
  const code = readProcedure(words);
  if (code !== null) return hit(all, code);
  if (/^\d[\d. ]*$/.test(words)) return byBeginning(all, words.replaceAll(' ', ''));
  return find(words, most).flatMap(({ code }) => hit(all, code));
}

/**
 * Procedures with every one of these words in their names, those with a guide first: for a word as common as «giấy», which tells the
 * understanding nothing.
 *
 * @param words - as typed; the last word may not be whole
 */
export function proceduresNaming(kb: KnowledgeBase, words: string): readonly Hit[] {
  const wanted = wordsOf(words);
  if (wanted.trim() === '') return [];
  const named = [...hitsOf(kb).values()].filter(({ title, officialName }) =>
    wanted.split(' ').every((word) => `${wordsOf(title)} ${wordsOf(officialName)}`.includes(` ${word}`)),
  );
  return [...named.filter(({ guided }) => guided), ...named.filter(({ guided }) => !guided)].slice(0, most);
}

/** Without marks and signs, a blank before each word. */
const wordsOf = (text: string): string => ` ${fold(text.toLowerCase())}`.replaceAll(/[^\p{L}\d]+/gu, ' ');

/** Every procedure, by code. */
export function listProcedures(kb: KnowledgeBase): readonly Hit[] {
  return [...hitsOf(kb).values()].sort((one, other) => one.code.localeCompare(other.code));
}

function hit(all: ReadonlyMap<string, Hit>, code: string): readonly Hit[] {
  const found = all.get(code);
  return found === undefined ? [] : [found];
}

function byBeginning(all: ReadonlyMap<string, Hit>, beginning: string): readonly Hit[] {
  const found: Hit[] = [];
  for (const one of all.values()) if (one.code.startsWith(beginning)) found.push(one);
  return found.sort((one, other) => one.code.localeCompare(other.code)).slice(0, most);
}

/** Every procedure by its code, listed once for each state of the knowledge. */
function hitsOf(kb: KnowledgeBase): ReadonlyMap<string, Hit> {
  const known = listed.get(kb);
  if (known !== undefined) return known;
  const all = new Map<string, Hit>();
  for (const { code, name, title } of kb.shelf.targets())
    all.set(code, { code, title, officialName: name, guided: false });
  for (const { code, title, officialName } of kb.guides.values())
    all.set(code, { code, title, officialName, guided: true });
  listed.set(kb, all);
  return all;
}
