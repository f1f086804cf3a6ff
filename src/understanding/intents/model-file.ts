// The file of a trained intent model.
import { z } from 'zod';
import { packFile, unpackFile } from '../binary-file.ts';
import { termBuckets } from '../procedures/question-terms.ts';
import { bucketCount } from './features.ts';
import type { IntentModel } from './model.ts';

/** Raise when features, layout or training change: older files are then trained anew. */
export const modelVersion = 4;

const head = z.strictObject({
  version: z.literal(modelVersion),
  inputs: z.string(),
  intents: z.array(z.strictObject({ label: z.string(), reports: z.string(), isMove: z.boolean() })).min(1),
  lineCount: z.int(),
  calibration: z.strictObject({ bias: z.number(), weights: z.array(z.number()) }),
});

/** @param inputs - hash of what the model was made from */
export function encodeModel(model: IntentModel, inputs: string): Uint8Array {
  const { intents, calibration, questions, scales, weights } = model;
  return packFile({ version: modelVersion, inputs, intents, lineCount: questions.lineCount, calibration }, [
    scales,
    questions.counts,
    weights,
  ]);
}

/**
 * @param bytes - a file written by encodeModel
 * @param inputs - hash of the present inputs
 * @returns the model, or null if the file is of another version or was made from other inputs
 * @throws Error when the file is broken
 */
export function decodeModel(bytes: Uint8Array, inputs: string): IntentModel | null {
  const file = unpackFile(bytes);
  const parsed = head.safeParse(file.head);
  if (!parsed.success || parsed.data.inputs !== inputs) return null;
  const { intents, calibration, lineCount } = parsed.data;
  const [scales, counts, weights] = file.arrays;
  const isWhole =
    scales instanceof Float32Array &&
    scales.length === intents.length &&
    counts instanceof Uint16Array &&
    counts.length === termBuckets &&
    weights instanceof Int8Array &&
    weights.length === bucketCount * intents.length;
  return isWhole ? { intents, calibration, scales, weights, questions: { lineCount, counts } } : null;
}
