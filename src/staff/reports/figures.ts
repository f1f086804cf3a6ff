// The figures of any span of days: days that are over are summed once and kept, today is counted from its facts each time.
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Fact, FactCursor, Facts, Figures } from '../../storage/types/conversations.ts';
import { DayCount, keyOf, notCounted, type FigureName, type Sums } from './count-day.ts';
import { beginOf, cut, dayOf, daysOf, endOf, type NamedSpan, type Span, type Unit } from './spans.ts';

/** Grows when days are summed in another way: what was kept before is summed anew. */
const version = 1;
/** Facts read at once: SQLite lets nobody else in meanwhile. */
const page = 500;
/** A turn begun before midnight may be stored after it; ms. */
const settles = 10 * 60_000;

const kept = z.object({ v: z.literal(version), sums: z.record(z.string(), z.number()) });

export interface FigureStore {
  readonly facts: Pick<Facts, 'between' | 'conversations'>;
  readonly figures: Figures;
}

/** The figures of a span. */
export class SpanFigures {
  readonly #sums: ReadonlyMap<string, number>;

  constructor(sums: ReadonlyMap<string, number>) {
    this.#sums = sums;
  }

  /** The sum of a figure; over all channels and subjects where none is given. */
  sum(name: FigureName, at: { readonly channel?: string; readonly subject?: string } = {}): number {
    let total = 0;
    for (const [key, count] of this.#sums) {
      const [of, channel, subject] = key.split('|');
      if (of !== name) continue;
      if (at.channel !== undefined && at.channel !== channel) continue;
      if (at.subject === undefined || at.subject === subject) total += count;
    }
    return total;
  }

  /** The sums of a figure by subject, the largest first. */
  subjects(name: FigureName): [subject: string, count: number][] {
    const found = new Map<string, number>();
    for (const [key, count] of this.#sums) {
      const [of, , subject = ''] = key.split('|');
      if (of === name) found.set(subject, (found.get(subject) ?? 0) + count);
    }
    return [...found].sort(([a, most], [b, more]) => more - most || a.localeCompare(b));
  }

  /** Channels in which anything was counted. */
  channels(): string[] {
    return [...new Set([...this.#sums.keys()].map((key) => key.split('|')[1] ?? ''))].sort();
  }
}

/** What was counted in a span, and in each of its parts. */
export interface Figured {
  readonly whole: SpanFigures;
  readonly parts: readonly { readonly span: NamedSpan; readonly figures: SpanFigures }[];
}

interface Day {
  readonly sums: Sums;
  /** Channel by conversation. */
  readonly people: ReadonlyMap<string, string>;
}

/** @param now - days after it have nothing */
export async function figuresOf(store: FigureStore, span: Span, unit: Unit, now: Date): Promise<Figured> {
  const today = dayOf(now);
  const days = daysOf(span).filter((day) => day <= today);
  const known = await store.figures.read(days);
  const counted = new Map<string, Day>();
  for (const day of days) {
    const read = kept.safeParse(known.get(day));
    const sums = read.success ? read.data.sums : await countDay(store, day, now);
    const people = await store.facts.conversations('turn', beginOf(day), endOf(day));
    counted.set(day, {
      sums,
      people: new Map(people.map(({ conversationId, channel }) => [conversationId, channel])),
    });
    await setImmediate();
  }
  const of = (part: Span): SpanFigures => together(daysOf(part).flatMap((day) => counted.get(day) ?? []));
  // A day that has not come yet has no figures, which is not the same as nought.
  const parts = cut(span, unit).filter((part) => part.from <= today);
  return { whole: of(span), parts: parts.map((part) => ({ span: part, figures: of(part) })) };
}

/** Everything of several days is added up, except people: each counts once in the span. */
function together(days: readonly Day[]): SpanFigures {
  const sums = new Map<string, number>();
  const add = (key: string, count: number): void => {
    sums.set(key, (sums.get(key) ?? 0) + count);
  };
  for (const day of days)
    for (const [key, count] of Object.entries(day.sums)) if (!key.startsWith('people|')) add(key, count);
  const people = new Map(days.flatMap((day) => [...day.people]));
  for (const channel of people.values()) if (!notCounted.has(channel)) add(keyOf('people', channel), 1);
  return new SpanFigures(sums);
}

async function countDay({ facts, figures }: FigureStore, day: string, now: Date): Promise<Sums> {
  const count = new DayCount();
  let last: FactCursor | null = null;
  do {
    const found: readonly Fact[] = await facts.between(beginOf(day), endOf(day), last, page);
    for (const fact of found) count.add(fact);
    last = found.length < page ? null : (found.at(-1) ?? null);
    await setImmediate();
  } while (last !== null);
  const sums = count.sums();
  if (now.getTime() > endOf(day).getTime() + settles) await figures.keep(day, { v: version, sums });
  return sums;
}
