// English as an overlay: only texts, laid over the Vietnamese content by its ids, so that figures, guards and the graph cannot differ.
import { z } from 'zod';
import { text } from '../schema/values.ts';

/** The texts of one language, in the shape of the content they are laid over; lists are keyed by id or value where their items have one. */
export type Texts = string | readonly Texts[] | { readonly [key: string]: Texts };

/** Fields that a citizen reads. Everything else (codes, sources, guards, links, figures) is never said twice. */
const readFields: ReadonlySet<string> = new Set([
  'title',
  'summary',
  'answer',
  'afterwards',
  'form',
  'nameInUnit',
  'spoken',
  'basis',
  'what',
  'why',
  'whoMayFile',
  'officeOnPortal',
  'ask',
  'help',
  'example',
  'label',
  'reply',
  'name',
  'note',
  'whereToGet',
  'ifMissing',
  'text',
  'sees',
  'simpler',
  'done',
  'add',
  'replace',
  'keeps',
  'per',
  'condition',
  'gradeReason',
]);

/** Parts that stay as they are: official names, words to match; frequent questions and remarks are laid over apart. */
const asTheyAre: ReadonlySet<string> = new Set([
  'sources',
  'legalBasis',
  'portal',
  'aliases',
  'faqs',
  'remarks',
  'related',
  'differences',
  'says',
  'keywords',
  'follows',
  'unless',
]);

/** Words to match that may be given in English too; they are added to the Vietnamese ones. */
const matched = ['says', 'keywords'] as const;

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** The figures of a text, however a language writes them: 10.000 and 10,000, 18/7/2026 and 18 July 2026, «15 giờ» and 15:00. */
export function figuresIn(said: string): ReadonlySet<string> {
  const plain = said
    .toLowerCase()
    .replace(/(?<=\d )[a-z]+|[a-z]+(?= \d{4})/g, (word) => {
      const month = months.indexOf(word);
      return month < 0 ? word : `${month + 1} `;
    })
    .replaceAll(/:00\b/g, '')
    .replaceAll(/(?<=\d)[.,](?=\d{3}\b)/g, '')
    .replaceAll(/(?<=\d),(?=\d)/g, '.');
  return new Set((plain.match(/\d+(?:\.\d+)*/g) ?? []).map((f) => f.replace(/^0+(?=\d)/, '')));
}

const placesIn = (said: string): ReadonlySet<string> => new Set(said.match(/\{\w+\}/g) ?? []);

const differing = (some: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] =>
  [...some].filter((s) => !others.has(s));

/** The schema of the texts that may stand over one Vietnamese text: the same figures, and no place that it does not fill. */
export function textOver(vietnamese: string): z.ZodType<string> {
  return text.superRefine((english, check) => {
    const differ = [
      ...differing(figuresIn(english), figuresIn(vietnamese)),
      ...differing(figuresIn(vietnamese), figuresIn(english)),
    ];
    if (differ.length > 0)
      check.addIssue({ code: 'custom', message: `con số khác bản tiếng Việt: ${differ.join(', ')}` });
    const strange = differing(placesIn(english), placesIn(vietnamese));
    if (strange.length > 0)
      check.addIssue({ code: 'custom', message: `chỗ thay chữ không có: ${strange.join(', ')}` });
  });
}

type Entry = readonly [key: string, value: unknown];

/**
 * The schema of the texts over a piece of content: every text of it, nothing besides. Null where it has no text.
 * @param every true where each string is a text (replies), whatever its field is called
 */
export function textsOver(content: unknown, every = false): z.ZodType<Texts> | null {
  if (Array.isArray(content)) {
    const keyed = keyedItems(content);
    if (keyed) return objectOver(keyed, every);
    const items = content.map((item: unknown) => textsOver(item, every));
    if (items.every((s) => s === null)) return null;
    const [first = z.never(), ...rest] = items.map((s) => s ?? z.strictObject({}));
    return z.tuple([first, ...rest]);
  }
  return isRecord(content) ? objectOver(Object.entries(content), every) : null;
}

function objectOver(entries: readonly Entry[], every: boolean): z.ZodType<Texts> | null {
  const fields = entries.flatMap(([key, value]): [string, z.ZodType<Texts>][] => {
    if (asTheyAre.has(key)) return [];
    const all = every || key === 'noMethod';
    const schema =
      typeof value === 'string'
        ? every || readFields.has(key)
          ? textOver(value)
          : null
        : textsOver(value, all);
    return schema ? [[key, schema]] : [];
  });
  const extra = entries.flatMap(([key, value]) =>
    matched.some((m) => m === key) && Array.isArray(value) ? [[key, z.array(text).optional()] as const] : [],
  );
  if (fields.length + extra.length === 0) return null;
  return z.strictObject(Object.fromEntries([...fields, ...extra])) as z.ZodType<Texts>;
}

/** Lays texts over content: the same content, saying it in the other language. */
export function laidOver<T>(content: T, texts: Texts | undefined): T {
  return over(content, texts) as T;
}

function over(content: unknown, texts: Texts | undefined): unknown {
  if (texts === undefined || typeof texts === 'string') return texts ?? content;
  if (Array.isArray(content)) {
    return content.map((item: unknown, i) =>
      over(item, Array.isArray(texts) ? (texts as Texts[])[i] : inside(texts, keyOf(item) ?? '')),
    );
  }
  if (!isRecord(content)) return content;
  const laid = Object.entries(content).map(
    ([key, value]) => [key, field(key, value, inside(texts, key))] as const,
  );
  return Object.fromEntries(laid);
}

/** A field of the content in English; words to match are added in front. */
function field(key: string, value: unknown, texts: Texts | undefined): unknown {
  return matched.some((m) => m === key) && Array.isArray(value) && Array.isArray(texts)
    ? [...(texts as readonly unknown[]), ...(value as readonly unknown[])]
    : over(value, texts);
}

function inside(texts: Texts, key: string): Texts | undefined {
  return typeof texts === 'string' || Array.isArray(texts)
    ? undefined
    : (texts as Readonly<Record<string, Texts>>)[key];
}

function keyedItems(items: readonly unknown[]): readonly Entry[] | null {
  const keyed = items.flatMap((item): Entry[] => {
    const key = keyOf(item);
    return key === null ? [] : [[key, item]];
  });
  return keyed.length === items.length && keyed.length > 0 ? keyed : null;
}

function keyOf(item: unknown): string | null {
  if (!isRecord(item)) return null;
  const key = item['id'] ?? item['value'] ?? item['code'];
  return typeof key === 'string' ? key : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
