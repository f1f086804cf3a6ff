// Turns a normalised line into the hashed features of the intent model: syllables with and without tones, and letters.
import { fold } from '@guidance-hatinh/lang-vi';

/** Number of buckets; 2^16 lost nothing against 2^18 in the trial and keeps the model at a few MB. */
export const bucketCount = 1 << 16;

/** Sparse features of one line: bucket numbers (ascending, unique) and their weights. */
export interface Features {
  readonly buckets: Uint32Array;
  readonly values: Float32Array;
}

/** Share of the vector that each group gets: syllables carry most, letters forgive typos. */
const groupWeights = { toned: 1, folded: 1, letters: 1 } as const;

const prime = 0x01000193;

function mix(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (bucketCount - 1);
}

function hashWord(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), prime);
  return hash;
}

/** Single syllables and pairs; the ends of the line count as syllables, because Vietnamese questions end with their question word. */
function syllableBuckets(syllables: readonly string[], seed: number, into: number[]): void {
  let previous = Math.imul(seed ^ 0x5e, prime);
  for (const syllable of syllables) {
    const hash = hashWord(syllable, seed);
    into.push(mix(hash));
    into.push(mix(Math.imul(previous ^ 0x9e3779b1, 31) ^ hash));
    previous = hash;
  }
  into.push(mix(Math.imul(previous ^ 0x9e3779b1, 31) ^ Math.imul(seed ^ 0x24, prime)));
}

function letterBuckets(line: string, into: number[]): void {
  const padded = ` ${line} `;
  for (let size = 3; size <= 4; size++) {
    for (let start = 0; start + size <= padded.length; start++) {
      let hash = 0x1000 + size;
      for (let i = start; i < start + size; i++) hash = Math.imul(hash ^ padded.charCodeAt(i), prime);
      into.push(mix(hash));
    }
  }
}

/**
 * The features of a line.
 * @param text - a line in normal form: lower case, syllables separated by one blank
 * @returns unit-length sparse vector; empty for an empty line
 */
export function extractFeatures(text: string): Features {
  const toned = text.split(' ').filter((syllable) => syllable !== '');
  if (toned.length === 0) return { buckets: new Uint32Array(0), values: new Float32Array(0) };
  const folded = toned.map(fold);
  const tonedBuckets: number[] = [];
  const foldedBuckets: number[] = [];
  const lettersBuckets: number[] = [];
  syllableBuckets(toned, 0x811c9dc5, tonedBuckets);
  syllableBuckets(folded, 0x2545f491, foldedBuckets);
  letterBuckets(folded.join(' '), lettersBuckets);
  const groups = [
    [tonedBuckets, groupWeights.toned],
    [foldedBuckets, groupWeights.folded],
    [lettersBuckets, groupWeights.letters],
  ] as const;
  const sums = new Map<number, number>();
  for (const [buckets, weight] of groups) {
    const value = weight / Math.sqrt(buckets.length);
    for (const bucket of buckets) sums.set(bucket, (sums.get(bucket) ?? 0) + value);
  }
  const buckets = Uint32Array.from(sums.keys()).sort();
  const values = Float32Array.from(buckets, (bucket) => sums.get(bucket) ?? 0);
  let norm = 0;
  for (const value of values) norm += value * value;
  norm = Math.sqrt(norm);
  return { buckets, values: values.map((value) => value / norm) };
}
