// Gives the trained intent model: from the cache folder when nothing it was made from has changed, else by training.
import { createHash } from 'node:crypto';
import { cached } from '../cache-folder.ts';
import type { Normalise } from '../normaliser.ts';
import { decodeModel, encodeModel, modelVersion } from './model-file.ts';
import type { IntentModel } from './model.ts';
import { trainIntentModel } from './train.ts';
import { readTrainingData, type SourceFile } from './training-lines.ts';

/** What the intent model is made from. */
export interface ModelInputs {
  /** The files of models/intents. */
  readonly files: readonly SourceFile[];
  /** Citizens' words for procedures. */
  readonly names: readonly string[];
  readonly normalise: Normalise;
}

/** Length of the beginning of each file that shows how the normaliser treats it. */
const sampleLength = 600;

/** A hash of the training files, of the version of the model and of how the normaliser treats them. */
export function hashInputs({ files, names, normalise }: ModelInputs): string {
  const hash = createHash('sha256').update(String(modelVersion));
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const file of sorted)
    hash.update(`${file.name}\0${file.text}\0${normalise(file.text.slice(0, sampleLength))}\0`);
  return hash.update(names.join('\n')).digest('hex');
}

/**
 * @param cacheFolder - where the trained model is kept, or null to train anew and keep nothing
 * @param damaged - told the name of a kept file that was broken
 * @throws TrainingDataError when a training file has mistakes
 */
export function loadIntentModel(
  from: ModelInputs,
  cacheFolder: string | null,
  damaged?: (name: string) => void,
): { model: IntentModel; inputs: string } {
  const inputs = hashInputs(from);
  const model = cached(cacheFolder, 'intent-model.bin', {
    build: () => trainIntentModel(readTrainingData(from.files), from.names, from.normalise),
    encode: (built) => encodeModel(built, inputs),
    decode: (bytes) => decodeModel(bytes, inputs),
    damaged,
  });
  return { model, inputs };
}
