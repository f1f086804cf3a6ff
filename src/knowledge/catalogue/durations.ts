// Reads how long an office may take: from the way of filing, else from the record's cases, else from the words beside it.
import type { Duration } from '../types.ts';
import { startLower, startUpper } from '../first-letter.ts';
import { asSentence, atMost, oneLine, withoutMarks } from './official-text.ts';
import type { CatalogueRecord, RecordChannel, TimeUnit } from './record.ts';
import type { Say } from './words.ts';

interface Time {
  readonly quantity: number | null;
  readonly unit: TimeUnit;
}

const noteLimit = 140;
const nameLimit = 90;
/** Shorter words before a time say nothing. */
const leastLabel = 8;
/** More different times than this are not read out. */
const mostTimes = 4;

/**
 * @param channels - the rows of the record for one way of filing
 * @param cases - the record's cases: they have the unit where the way of filing says OTHER
 */
export function durationsOf(
  channels: readonly RecordChannel[],
  cases: CatalogueRecord['cases'],
  source: string,
  say: Say,
): readonly Duration[] {
  const told = channels.flatMap((c) => {
    const time = timeOf(c.time);
    if (!time) return [];
    return [{ ...(channels.length > 1 ? wordsOf(c.note) : {}), ...time, source }];
  });
  if (told.length > 0) return limited(unique(told), source, say);
  const ofCases = fromCases(cases, source);
  if (ofCases.length > 0) return limited(ofCases, source, say);
  return fromWords(channels, source);
}

/** A number with its unit; a year has no unit of ours and is said in words. Nothing for 0 or a unit that was not recorded. */
function timeOf({ quantity, unit }: Time): Pick<Duration, 'value' | 'unit' | 'text'> | null {
  if (quantity === null || quantity <= 0 || unit === 'other') return null;
  return unit === 'year' ? { text: `${String(quantity).replace('.', ',')} năm` } : { value: quantity, unit };
}

function fromCases(cases: CatalogueRecord['cases'], source: string): readonly Duration[] {
  const timed = cases.flatMap((c) => {
    const time = timeOf(c);
    return time ? [{ name: atMost(withoutMarks(c.name), nameLimit), time }] : [];
  });
  const different = new Set(timed.map(({ time }) => JSON.stringify(time)));
  if (different.size <= 1) return timed.slice(0, 1).map(({ time }) => ({ ...time, source }));
  return unique(timed.map(({ name, time }) => ({ ...(name ? { label: name } : {}), ...time, source })));
}

/** The sentence that names a time, where only the words beside the way of filing have it. */
function fromWords(channels: readonly RecordChannel[], source: string): readonly Duration[] {
  const words = channels.flatMap((c) => [c.time.text, c.note]).map(oneLine);
  const sentence = words
    .flatMap((text) => text.split(/(?<=[.;])\s+/))
    .find((s) => /\d+\s*(?:\([^)]*\)\s*)?(?:ngày|giờ|tháng|phút)/i.test(s));
  return sentence ? [{ text: atMost(startLower(withoutMarks(sentence)), noteLimit), source }] : [];
}

/** The words that tell one time from another: as a label where they lead up to it, else as a note behind it. */
function wordsOf(note: string): Pick<Duration, 'label' | 'note'> {
  const first = withoutMarks(oneLine(note).split(/(?<=[.;])\s+/)[0] ?? '');
  const label = first.split(/:|,? trong thời hạn|,? không quá|,? tối đa|\d/i)[0]?.trim() ?? '';
  if (label.length >= leastLabel && label.length <= nameLimit) return { label: startUpper(label) };
  return first ? { note: asSentence(atMost(startUpper(first), noteLimit)) } : {};
}

function limited(durations: readonly Duration[], source: string, say: Say): readonly Duration[] {
  if (durations.length <= mostTimes) return durations;
  return [{ text: say('record.many_times', { count: String(durations.length) }), source }];
}

function unique(durations: readonly Duration[]): readonly Duration[] {
  return [...new Map(durations.map((d) => [JSON.stringify(d), d])).values()];
}
