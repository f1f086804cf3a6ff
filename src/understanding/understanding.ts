// The door of the understanding room: what a message means, offline, the same for the same input.
import { createNormalForm } from '@guidance-hatinh/lang-vi';
import type { Unit } from '../knowledge/types.ts';
import type { Sureness } from './bands.ts';
import { decidingWords, type DecidingWord } from './intents/deciding-words.ts';
import { startEngine } from './intents/engine.ts';
import { loadIntentModel } from './intents/model-cache.ts';
import type { SourceFile } from './intents/training-lines.ts';
import { normaliseWith, parseDomainWords, vietnameseContainer } from './normaliser.ts';
import { buildGazetteer } from './places/gazetteer.ts';
import { parseAliases, withAliases } from './procedures/aliases.ts';
import { loadNameIndex } from './procedures/index-cache.ts';
import { ProcedureLinker, type LinkMatch } from './procedures/linker.ts';
import { countOf } from './procedures/question-terms.ts';
import { readSiblingQuestions } from './procedures/siblings.ts';
import { foldedPair, tonedPair } from './procedures/terms.ts';
import { readThings } from './procedures/things.ts';
import { readMessage, type Parts } from './reading.ts';
import type { Candidate, LinkTarget, Understanding, UnderstandingContext } from './types.ts';

export { readMeasuredFigures, type MeasuredFigures } from './measured-figures.ts';
export type { SourceFile } from './intents/training-lines.ts';
export { TrainingDataError } from './intents/training-lines.ts';

/** What the room is built from; plain data, read by whoever starts the app. */
export interface UnderstandingInputs {
  /** The files of models/intents. */
  readonly intentFiles: readonly SourceFile[];
  /** Everything a message can be linked to. */
  readonly targets: readonly LinkTarget[];
  /** Text of models/aliases.tsv. */
  readonly aliases: string;
  /** Text of models/domain-words.tsv. */
  readonly domainWords: string;
  /** Text of models/siblings.yml: the questions that tell two similar procedures apart. */
  readonly siblings: string;
  /** Text of models/things.yml: what people call by name. */
  readonly things: string;
  /** The communes and wards of today. */
  readonly units: readonly Unit[];
  /** Folder that keeps the trained model between starts; null trains at every start. */
  readonly cacheFolder: string | null;
  /** Told the name of a kept file that was broken and is made anew. */
  readonly damaged?: ((name: string) => void) | undefined;
}

/** Why a message was understood as it was. */
export interface Explanation {
  readonly understanding: Understanding;
  /** What the normaliser rewrote, and by which rule. */
  readonly rewrites: readonly { readonly from: string; readonly to: string; readonly rule: string }[];
  /** The words that speak most for the intent. */
  readonly decidedBy: readonly DecidingWord[];
  /** The names and aliases that fitted best. */
  readonly matches: readonly ({ readonly code: string } & Pick<
    LinkMatch,
    'name' | 'confidence' | 'inputs'
  >)[];
  /** What the band was decided from. */
  readonly sureness: Sureness;
  /** What the probability of no procedure being meant was worked out from. */
  readonly none: readonly number[];
}

/** The room as the others see it. */
export interface MessageUnderstanding {
  /** Hash of everything the room was built from. */
  readonly version: string;
  understand(text: string, context?: UnderstandingContext): Promise<Understanding>;
  explain(text: string, context?: UnderstandingContext): Promise<Explanation>;
  /**
   * Procedures that words may name, likeliest first: for a search box, where nobody waits for an intent and the last word may not be whole.
   * @param most - how many
   */
  find(words: string, most: number): readonly Candidate[];
  /** The same room with other procedures to find; the models stay as they are. */
  withTargets(targets: readonly LinkTarget[]): MessageUnderstanding;
}

const noContext: UnderstandingContext = { procedure: null, offered: [] };

/**
 * Builds the room: trains the intent model (a few seconds) unless the cache folder has it.
 * @throws TrainingDataError naming every mistake in the training files, in Vietnamese
 */
export function createUnderstanding(inputs: UnderstandingInputs): MessageUnderstanding {
  const forms = parseDomainWords(inputs.domainWords);
  const container = vietnameseContainer(forms);
  const normalise = normaliseWith(container);
  const aliases = parseAliases(inputs.aliases);
  const names = [...aliases.values()].flat();
  const { model, inputs: version } = loadIntentModel(
    { files: inputs.intentFiles, names, normalise },
    inputs.cacheFolder,
    inputs.damaged,
  );
  const gazetteer = buildGazetteer(inputs.units, normalise);
  const { questions } = model;
  const thingsIn = readThings(inputs.things, normalise);
  const linking = (wanted: readonly LinkTarget[]): Pick<Parts, 'linker' | 'targets'> => {
    const targets = withAliases(wanted, aliases);
    const index = loadNameIndex(
      targets,
      { normalise, questions, model: version },
      inputs.cacheFolder,
      inputs.damaged,
    );
    return {
      linker: new ProcedureLinker(targets, index, thingsIn),
      targets: new Map(targets.map((target) => [target.code, target])),
    };
  };
  const parts: Parts = {
    classify: startEngine(model, container),
    ...linking(inputs.targets),
    siblings: readSiblingQuestions(inputs.siblings, normalise),
    normalise,
    gazetteer,
    questions,
    isOrdinary: (folded) => {
      const asNames = (gazetteer.get(folded) ?? []).reduce(
        (sum, name) => sum + countOf(questions, tonedPair(name.toned)),
        0,
      );
      return countOf(questions, foldedPair(folded)) > asNames;
    },
    reports: new Map(model.intents.map((intent) => [intent.label, intent.reports])),
  };
  const room = (own: Parts): MessageUnderstanding => ({
    version: version.slice(0, 12),
    understand: async (text, context = noContext) => (await readMessage(own, text, context)).understanding,
    explain: async (text, context = noContext) => {
      const { understanding, words, matches, sureness, none } = await readMessage(own, text, context);
      const rewrites = createNormalForm({ forms })(text).rewrites;
      return {
        understanding,
        rewrites: rewrites.map(({ from, to, rule }) => ({ from, to, rule })),
        decidedBy: decidingWords(model, words, understanding.intent ?? ''),
        matches: matches.map(({ target, name, confidence, inputs }) => ({
          code: target.code,
          name,
          confidence,
          inputs,
        })),
        sureness,
        none,
      };
    },
    find: (given, most) =>
      own.linker
        .match(normalise(given), most)
        .map(({ target, confidence }) => ({ code: target.code, confidence })),
    withTargets: (targets) => room({ ...own, ...linking(targets) }),
  });
  return room(parts);
}
