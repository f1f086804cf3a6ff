// The door of the understanding room: what a message means, offline, the same for the same input.
import { createNormalForm } from '@guidance-hatinh/lang-vi';
import type { Unit } from '../knowledge/types.ts';
import { bandOf } from './bands.ts';
import { pickedByPlace } from './follow-up.ts';
import { decidingWords, type DecidingWord } from './intents/deciding-words.ts';
import { startEngine, type ClassifyIntent } from './intents/engine.ts';
import { loadIntentModel } from './intents/model-cache.ts';
import type { SourceFile } from './intents/training-lines.ts';
import { methodsIn } from './methods.ts';
import { normaliseWith, parseDomainWords, vietnameseContainer } from './normaliser.ts';
import { buildGazetteer, type Gazetteer } from './places/gazetteer.ts';
import { findPlaces } from './places/find-places.ts';
import { parseAliases, withAliases } from './procedures/aliases.ts';
import { loadNameIndex } from './procedures/index-cache.ts';
import { ProcedureLinker, type LinkMatch } from './procedures/linker.ts';
import { countOf } from './procedures/question-terms.ts';
import { foldedPair, tonedPair } from './procedures/terms.ts';
import type { Candidate, LinkTarget, Scored, Understanding, UnderstandingContext } from './types.ts';

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
  /** The communes and wards of today. */
  readonly units: readonly Unit[];
  /** Folder that keeps the trained model between starts; null trains at every start. */
  readonly cacheFolder: string | null;
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
    'name' | 'ofForm' | 'ofQuestion' | 'confidence'
  >)[];
  /** What the band was decided from. */
  readonly sureness: Sureness;
}

/** The room as the others see it. */
export interface MessageUnderstanding {
  /** Hash of everything the room was built from. */
  readonly version: string;
  understand(text: string, context?: UnderstandingContext): Promise<Understanding>;
  explain(text: string, context?: UnderstandingContext): Promise<Explanation>;
}

/** A second intent is reported when it is at least this likely, in the message or in a clause of its own. */
const alsoFrom = { message: 0.3, clause: 0.5 } as const;
/** Labels that a clause gets when it only tells what the question is about. */
const tellingOnly = new Set(['how_to', 'other', 'greeting', 'thanks', 'out_of_scope']);
/** When even the best candidate is below this, the message names no procedure. */
const noiseBelow = 0.1;
/** A message names a procedure of its own, whatever was talked about, from this confidence of the best candidate. */
const ownFrom = 0.5;
/** «Thủ tục thứ hai» leaves no doubt but the one about the counting. */
const pickedConfidence = 0.98;
const noContext: UnderstandingContext = { procedure: null, offered: [] };

interface Parts {
  readonly classify: ClassifyIntent;
  readonly linker: ProcedureLinker;
  readonly gazetteer: Gazetteer;
  /** Whether a folded place name is also a pair of ordinary words («dong tien»: Đồng Tiến or đóng tiền). */
  readonly isOrdinary: (folded: string) => boolean;
  readonly reports: ReadonlyMap<string, string>;
}

function alsoOf(intents: readonly Scored[], clauses: readonly Scored[]): string[] {
  const further = intents.slice(1, 4).filter((intent) => intent.confidence >= alsoFrom.message);
  const asked = clauses.filter(
    (clause) => clause.confidence >= alsoFrom.clause && !tellingOnly.has(clause.label),
  );
  return [...new Set([...further, ...asked].map((intent) => intent.label))].filter(
    (label) => label !== intents[0]?.label,
  );
}

/** The candidates of the message itself, or those of the conversation when the message names none. */
function candidatesOf(own: readonly Candidate[], text: string, context: UnderstandingContext): Candidate[] {
  const picked = pickedByPlace(text, context);
  if (picked !== null) return [{ code: picked, confidence: pickedConfidence }];
  const best = own[0]?.confidence ?? 0;
  const meant = best >= noiseBelow ? own : [];
  if (context.procedure === null || best >= ownFrom) return [...meant];
  const current = { code: context.procedure, confidence: 1 - best / 2 };
  return [current, ...meant.filter((candidate) => candidate.code !== current.code)].slice(0, 5);
}

async function read(parts: Parts, message: string, context: UnderstandingContext): Promise<Understanding> {
  const { text, words, intents, moves, clauses } = await parts.classify(message);
  const candidates = candidatesOf(parts.linker.candidates(words), words, context);
  const places = findPlaces(words, parts.gazetteer, parts.isOrdinary);
  const top = intents[0] ?? null;
  const reported = top === null ? null : (parts.reports.get(top.label) ?? top.label);
  return {
    text,
    intent: top?.label ?? null,
    reported,
    also: alsoOf(intents, clauses),
    intents,
    moves,
    candidates,
    band: bandOf({
      intent: top?.confidence ?? 0,
      procedure: candidates[0]?.confidence ?? null,
      outOfScope: reported === 'out_of_scope',
    }),
    methods: methodsIn(words),
    places: places.mentions,
    place: places.likeliest,
    units: places.possible,
  };
}

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
  );
  const targets = withAliases(inputs.targets, aliases);
  const gazetteer = buildGazetteer(inputs.units, normalise);
  const { questions } = model;
  const parts: Parts = {
    classify: startEngine(model, container),
    linker: new ProcedureLinker(
      targets,
      loadNameIndex(targets, { normalise, questions, model: version }, inputs.cacheFolder),
    ),
    gazetteer,
    isOrdinary: (folded) =>
      countOf(questions, foldedPair(folded)) >
      countOf(questions, tonedPair(gazetteer.get(folded)?.toned ?? '')),
    reports: new Map(model.intents.map((intent) => [intent.label, intent.reports])),
  };
  return {
    version: version.slice(0, 12),
    understand: async (text, context = noContext) => (await read(parts, text, context)).understanding,
    explain: async (text, context = noContext) => {
      const { understanding, words, sureness } = await read(parts, text, context);
      const rewrites = createNormalForm({ forms })(text).rewrites;
      return {
        understanding,
        rewrites: rewrites.map(({ from, to, rule }) => ({ from, to, rule })),
        decidedBy: decidingWords(model, words, understanding.intent ?? ''),
        matches: parts.linker.match(words).map(({ target, name, ofForm, ofQuestion, confidence }) => ({
          code: target.code,
          name,
          ofForm,
          ofQuestion,
          confidence,
        })),
        sureness,
      };
    },
  };
}
