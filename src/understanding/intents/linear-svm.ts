// Trains one linear separator per label by dual coordinate descent: fast enough to train at first start, no library needed.
import { bucketCount, type Features } from './features.ts';
import { seededRandom } from '../random.ts';

/** A line with the labels that are right for it, as indexes. */
export interface Example {
  readonly features: Features;
  readonly labels: readonly number[];
}

/** Cost of a violated example; measured on held-out folds of the training lines. */
const cost = 1;
/** Positive examples are rare in one-vs-rest: they weigh this much more. */
const positiveWeight = 2;
const passes = 8;
/** A pass that moves no dual variable further than this ends the training. */
const tolerance = 0.05;

/** All examples in one flat block, so that the inner loops stay in the cache. */
interface Rows {
  readonly starts: Uint32Array;
  readonly buckets: Uint32Array;
  readonly values: Float32Array;
}

function flatten(examples: readonly Example[]): Rows {
  const starts = new Uint32Array(examples.length + 1);
  examples.forEach((example, i) => {
    starts[i + 1] = (starts[i] ?? 0) + example.features.buckets.length;
  });
  const total = starts[examples.length] ?? 0;
  const buckets = new Uint32Array(total);
  const values = new Float32Array(total);
  examples.forEach((example, i) => {
    buckets.set(example.features.buckets, starts[i]);
    values.set(example.features.values, starts[i]);
  });
  return { starts, buckets, values };
}

function dot(rows: Rows, row: number, weights: Float32Array): number {
  const end = rows.starts[row + 1] ?? 0;
  let sum = 0;
  for (let k = rows.starts[row] ?? 0; k < end; k++)
    sum += (rows.values[k] ?? 0) * (weights[rows.buckets[k] ?? 0] ?? 0);
  return sum;
}

function addTo(rows: Rows, row: number, weights: Float32Array, factor: number): void {
  const end = rows.starts[row + 1] ?? 0;
  for (let k = rows.starts[row] ?? 0; k < end; k++) {
    const bucket = rows.buckets[k] ?? 0;
    weights[bucket] = (weights[bucket] ?? 0) + factor * (rows.values[k] ?? 0);
  }
}

function shuffle(order: Uint32Array, length: number, random: () => number): void {
  for (let i = length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swap = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = swap;
  }
}

/** L2-regularised squared-hinge SVM (Hsieh et al. 2008, algorithm 1 with shrinking of examples that are far on the right side). */
function trainOne(rows: Rows, isPositive: Uint8Array, weights: Float32Array, random: () => number): void {
  const count = isPositive.length;
  const dual = new Float32Array(count);
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  let active = count;
  for (let pass = 0; pass < passes && active > 0; pass++) {
    shuffle(order, active, random);
    let moved = 0;
    for (let at = 0; at < active; at++) {
      const row = order[at] ?? 0;
      const sign = isPositive[row] === 1 ? 1 : -1;
      const diagonal = 1 / (2 * cost * (sign === 1 ? positiveWeight : 1));
      const old = dual[row] ?? 0;
      const gradient = sign * dot(rows, row, weights) - 1 + diagonal * old;
      if (old === 0 && gradient >= 0) {
        // Far on the right side: leave it out for the rest of the training.
        if (pass > 1 && gradient > 0.4) {
          active--;
          order[at] = order[active] ?? 0;
          order[active] = row;
          at--;
        }
        continue;
      }
      const next = Math.max(0, old - gradient / (1 + diagonal));
      dual[row] = next;
      addTo(rows, row, weights, sign * (next - old));
      moved = Math.max(moved, Math.abs(next - old));
    }
    if (moved < tolerance) break;
  }
}

/**
 * Trains a separator for every label.
 * @param examples - features of unit length with their right labels
 * @param labelCount - number of labels; labels are 0 … labelCount-1
 * @returns weights laid out bucket by bucket: `weights[bucket * labelCount + label]`
 */
export function trainLinearModel(examples: readonly Example[], labelCount: number): Float32Array {
  const rows = flatten(examples);
  const weights = new Float32Array(bucketCount * labelCount);
  for (let label = 0; label < labelCount; label++) {
    const isPositive = Uint8Array.from(examples, (example) => (example.labels.includes(label) ? 1 : 0));
    const column = new Float32Array(bucketCount);
    trainOne(rows, isPositive, column, seededRandom(label + 1));
    for (let bucket = 0; bucket < bucketCount; bucket++)
      weights[bucket * labelCount + label] = column[bucket] ?? 0;
  }
  return weights;
}
