// Trains the intent model from the training lines, and calibrates it on folds of lines that the fold's model has not seen.
import { fold } from '@guidance-hatinh/lang-vi';
import { hashText } from '../random.ts';
import { countTerms } from '../procedures/question-terms.ts';
import type { Normalise } from '../normaliser.ts';
import { fitLogistic, type Observation } from './calibration.ts';
import { composeLines } from './compositions.ts';
import { extractFeatures } from './features.ts';
import { trainLinearModel, type Example } from './linear-svm.ts';
import { calibrationInputs, messageScores, quantise, type IntentModel } from './model.ts';
import { noisyCopies } from './noise.ts';
import type { TrainingData, TrainingLine } from './training-lines.ts';

/** Folds of the calibration; three keep the training under a few seconds. */
const foldCount = 3;
/** Labels of a held-out line that are looked at: the best ones are what the bands decide between. */
const observedLabels = 3;

interface Line {
  readonly labels: readonly number[];
  /** Normalised; the line itself first, then its noisy copies. */
  readonly variants: readonly string[];
}

/** Labels that compete with a label: intents with intents, moves with moves. */
export function rivals(intents: TrainingData['intents'], moves: boolean): number[] {
  return intents.flatMap((intent, i) => (intent.isMove === moves ? [i] : []));
}

function prepare(
  data: TrainingData,
  lines: readonly TrainingLine[],
  normalise: Normalise,
  copies: (text: string) => string[],
): Line[] {
  const indexes = new Map(data.intents.map((intent, i) => [intent.label, i]));
  return lines.map(({ text, labels }) => ({
    labels: labels.map((label) => indexes.get(label) ?? -1),
    variants: [text, ...copies(text)].map(normalise),
  }));
}

function examplesOf(lines: readonly Line[], limit: number): Example[] {
  return lines.flatMap(({ labels, variants }) =>
    variants.slice(0, limit).map((text) => ({ features: extractFeatures(text), labels })),
  );
}

function observe(data: TrainingData, lines: readonly Line[]): Observation[] {
  const observations: Observation[] = [];
  const foldOf = ({ variants }: Line): number => hashText(variants[0] ?? '') % foldCount;
  for (let fold = 0; fold < foldCount; fold++) {
    // The line and its folded copy are enough to calibrate: the full set would triple the time.
    const seen = examplesOf(
      lines.filter((line) => foldOf(line) !== fold),
      2,
    );
    const model = quantise(trainLinearModel(seen, data.intents.length), data.intents.length);
    lines.forEach((line) => {
      if (foldOf(line) !== fold) return;
      const among = rivals(data.intents, data.intents[line.labels[0] ?? 0]?.isMove ?? false);
      for (const text of line.variants.slice(0, 2)) {
        const scores = messageScores(model, text);
        const best = [...among].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, observedLabels);
        for (const label of best)
          observations.push({
            inputs: calibrationInputs(scores, label, among),
            right: line.labels.includes(label),
          });
      }
    });
  }
  return observations;
}

/** Half of the lines without diacritics: composed lines have no noisy copies, and half of the citizens type none. */
function halfFolded(lines: readonly TrainingLine[]): TrainingLine[] {
  return lines.map((line) => (hashText(line.text) % 2 === 0 ? { ...line, text: fold(line.text) } : line));
}

/**
 * Trains and calibrates.
 * @param data - labels and lines
 * @param names - citizens' words for procedures
 * @param normalise - the normaliser of the running model
 * @returns the same model for the same input, on every machine
 */
export function trainIntentModel(
  data: TrainingData,
  names: readonly string[],
  normalise: Normalise,
): IntentModel {
  const lines = prepare(data, data.lines, normalise, noisyCopies);
  const composed = prepare(data, halfFolded(composeLines(data, names)), normalise, () => []);
  const weights = trainLinearModel(examplesOf([...lines, ...composed], Infinity), data.intents.length);
  return {
    intents: data.intents,
    ...quantise(weights, data.intents.length),
    calibration: fitLogistic(observe(data, lines)),
    questions: countTerms(lines.map((line) => line.variants[0] ?? '')),
  };
}
