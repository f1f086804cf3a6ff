// The trained intent model: int8 weights per label with the calibration that makes its confidences honest.
import { type Logistic, probability } from './calibration.ts';
import { extractFeatures, type Features } from './features.ts';
import type { IntentDefinition } from './training-lines.ts';
import type { QuestionTerms } from '../procedures/question-terms.ts';

/** Everything needed to score a line; written to and read from one binary file. */
export interface IntentModel {
  readonly intents: readonly IntentDefinition[];
  /** `weights[bucket * intents.length + label]`, in units of `scales[label]`. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  /** Probability of a label from its score and its lead over the best other label. */
  readonly calibration: Logistic;
  /** What people's questions are made of, counted over the training lines. */
  readonly questions: QuestionTerms;
}

/** Float weights as int8 with one scale per label; costs a tenth of a point of accuracy and three quarters of the size. */
export function quantise(
  weights: Float32Array,
  labelCount: number,
): { weights: Int8Array; scales: Float32Array } {
  const scales = new Float32Array(labelCount);
  weights.forEach((weight, i) => {
    const label = i % labelCount;
    scales[label] = Math.max(scales[label] ?? 0, Math.abs(weight) / 127);
  });
  const small = new Int8Array(weights.length);
  weights.forEach((weight, i) => {
    const scale = scales[i % labelCount] ?? 0;
    small[i] = scale === 0 ? 0 : Math.round(weight / scale);
  });
  return { weights: small, scales };
}

/** Raw score of every label, in the order of `model.intents`. */
export function rawScores(model: Pick<IntentModel, 'weights' | 'scales'>, features: Features): Float32Array {
  const labelCount = model.scales.length;
  const scores = new Float32Array(labelCount);
  for (let i = 0; i < features.buckets.length; i++) {
    const value = features.values[i] ?? 0;
    const start = (features.buckets[i] ?? 0) * labelCount;
    for (let label = 0; label < labelCount; label++) {
      scores[label] = (scores[label] ?? 0) + value * (model.weights[start + label] ?? 0);
    }
  }
  for (let label = 0; label < labelCount; label++)
    scores[label] = (scores[label] ?? 0) * (model.scales[label] ?? 0);
  return scores;
}

/** In a message longer than this, the question stands at the end and the story before it. */
const shortMessage = 16;
/** Length of the end that is looked at again, and how much it counts against the whole. */
const ending = { length: 12, weight: 2 } as const;

/** Scores of a message; in a long one its end counts more than its story. */
export function messageScores(model: Pick<IntentModel, 'weights' | 'scales'>, text: string): Float32Array {
  const whole = rawScores(model, extractFeatures(text));
  const syllables = text.split(' ');
  if (syllables.length <= shortMessage) return whole;
  const end = rawScores(model, extractFeatures(syllables.slice(-ending.length).join(' ')));
  return whole.map((score, label) => (score + ending.weight * (end[label] ?? 0)) / (1 + ending.weight));
}

/** What the calibration looks at: the score of a label and its lead over the best of the others (negative if it is behind). */
export function calibrationInputs(
  scores: Float32Array,
  label: number,
  among: readonly number[],
): readonly number[] {
  const own = scores[label] ?? 0;
  let best = -Infinity;
  for (const other of among) if (other !== label) best = Math.max(best, scores[other] ?? 0);
  return [own, Math.max(-2, Math.min(2, own - best))];
}

/** Calibrated probability of a label being right for the line. */
export function labelConfidence(
  model: IntentModel,
  scores: Float32Array,
  label: number,
  among: readonly number[],
): number {
  return probability(model.calibration, calibrationInputs(scores, label, among));
}
