// Walks the texts of a content file: what a citizen reads, apart from ids, search words and names of official papers.
import type { ContentFile, ContentProblem } from '../yaml-file.ts';

export type Path = readonly (string | number)[];

/** A text of a content file and where it stands. */
export interface Text {
  readonly path: Path;
  readonly text: string;
  /** The objects around it, innermost last. */
  readonly around: readonly Readonly<Record<string, unknown>>[];
}

/** What is known of one content file, whatever its kind. */
export type AnyFile = ContentFile<unknown>;

/** A rule: looks at one file and reports every breach. */
export type Rule = (file: AnyFile) => readonly ContentProblem[];

/** Fields that are never said: ids, addresses, dates, search words, names copied from an act. */
const unsaid: ReadonlySet<string> = new Set([
  'id',
  'code',
  'url',
  'kind',
  'confidence',
  'confirmedBy',
  'confirmedOn',
  'level',
  'layout',
  'unit',
  'value',
  'goTo',
  'node',
  'among',
  'switchTo',
  'procedure',
  'status',
  'office',
  'link',
  'links',
  'contacts',
  'source',
  'after',
  'when',
  'forms',
  'grade',
  'number',
  'date',
  'recordOn',
  'verifiedOn',
  'reviewBy',
  'effectiveFrom',
  'effectiveTo',
  'says',
  'aliases',
  'keywords',
  'keyword',
  'legalBasis',
  'officialName',
  // Names of nodes, topics and sources in a journey.
  'first',
  'next',
  'to',
  'topic',
  'topics',
  'intents',
  'answers',
  'method',
  'differences',
]);

/** Every text of a file that is said to a citizen. */
export function saidTexts(file: AnyFile): readonly Text[] {
  return collect(file.data, [], [], (key) => !unsaid.has(key));
}

/** Every text of a file, said or not. */
export function allTexts(file: AnyFile): readonly Text[] {
  return collect(file.data, [], [], () => true);
}

function collect(
  value: unknown,
  path: Path,
  around: Text['around'],
  wanted: (key: string) => boolean,
): readonly Text[] {
  if (typeof value === 'string') return [{ path, text: value, around }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => collect(item, [...path, i], around, wanted));
  const here = [...around, value as Readonly<Record<string, unknown>>];
  return Object.entries(value).flatMap(([key, child]) =>
    wanted(key) && !isListOfIds(key, child) ? collect(child, [...path, key], here, wanted) : [],
  );
}

/** A journey names the sources of a node by their ids; a file describes its own sources under the same key. */
function isListOfIds(key: string, child: unknown): boolean {
  return key === 'sources' && Array.isArray(child) && child.every((c) => typeof c === 'string');
}

/** The sentences of a text; a colon before a list ends one too. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?…:;])\s+|\n+/).filter((s) => /\p{L}/u.test(s));
}

/** How many words a sentence has; what stands in brackets and in quotation marks is not counted. */
export function wordCount(sentence: string): number {
  return sentence
    .replace(/\([^()]*\)|"[^"]*"|«[^»]*»/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\d]/u.test(word)).length;
}

/** The middle value; 0 for none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
