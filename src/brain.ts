// The part of the service that answers, without any channel: the content and the reading of words, built from content/, models/ and the catalogue.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import {
  emptyShelf,
  loadKnowledge,
  openShelf,
  type KnowledgeBase,
  type RecordShelf,
} from './knowledge/knowledge.ts';
import type { Logger } from './log.ts';
import { openStorage, type Place } from './storage/storage.ts';
import {
  createUnderstanding,
  readMeasuredFigures,
  type MeasuredFigures,
  type MessageUnderstanding,
  type SourceFile,
  type UnderstandingInputs,
} from './understanding/understanding.ts';
import type { LinkTarget } from './understanding/types.ts';

/** What the assistant has learnt, as data. */
export const modelsFolder = fileURLToPath(new URL('../models', import.meta.url));

/** What answers, without any channel: the content and the reading of words. */
export interface Brain {
  readonly kb: KnowledgeBase;
  readonly understanding: MessageUnderstanding;
}

/** Official records at commune or province level come before their siblings; guides before all. */
const localPrior = 0.3;

/** What a brain is made over, where it is not the usual. */
export interface BrainParts {
  /** The official records, where a catalogue was imported. */
  readonly shelf?: RecordShelf;
  /** Folder of what has been learnt; a copy with other lines can be tried. */
  readonly models?: string | undefined;
  /** After how many days conversations are deleted; the usual where nothing is kept. */
  readonly keepDays?: number;
  /** Told the name of a cached file that was broken. */
  readonly damaged?: (name: string) => void;
}

/**
 * Loads the content and makes (or loads from the cache) the model that understands words.
 * @param dataDir folder for the cached model; null trains anew and writes nothing
 * @throws ContentError, TrainingDataError with every mistake listed
 */
export function createBrain(
  dataDir: string | null,
  { shelf = emptyShelf, models = modelsFolder, keepDays, damaged }: BrainParts = {},
): Brain {
  const kb = loadKnowledge(undefined, shelf, { keepDays, damaged, cacheFolder: dataDir });
  return { kb, understanding: createUnderstanding({ ...understandingInputs(kb, dataDir, models), damaged }) };
}

/** What the understanding room is built from: the model files of this project and the procedures and places of the content. */
export function understandingInputs(
  kb: KnowledgeBase,
  cacheFolder: string | null,
  models: string = modelsFolder,
): UnderstandingInputs {
  return {
    intentFiles: readIntentFiles(models),
    targets: targetsOf(kb),
    aliases: readFileSync(join(models, 'aliases.tsv'), 'utf8'),
    domainWords: readFileSync(join(models, 'domain-words.tsv'), 'utf8'),
    siblings: readFileSync(join(models, 'siblings.yml'), 'utf8'),
    things: readFileSync(join(models, 'things.yml'), 'utf8'),
    units: [...kb.units.values()],
    cacheFolder,
  };
}

/** The training lines people write. */
export function readIntentFiles(models: string = modelsFolder): SourceFile[] {
  const intents = join(models, 'intents');
  return readdirSync(intents)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(intents, name), 'utf8') }));
}

/** How well messages were understood when `npm run evaluate` was run last. */
export function loadMeasuredFigures(): MeasuredFigures {
  return readMeasuredFigures(readFileSync(join(modelsFolder, 'figures.json'), 'utf8'));
}

/** The same brain over the records of another crawl. Blocks for a few seconds when the records are new to this machine. */
export function brainOver({ kb, understanding }: Brain, shelf: RecordShelf): Brain {
  const other = kb.withShelf(shelf);
  return { kb: other, understanding: understanding.withTargets(targetsOf(other)) };
}

/** The brain over the catalogue of this installation, for tools that need no conversation. */
export async function openBrain(config: Config, log: Logger): Promise<Brain> {
  const storage = await openStorage(placeOf(config), log);
  const shelf = await openShelf(storage.catalogue);
  await storage.close();
  return createBrain(config.dataDir, { shelf, keepDays: config.keep.conversations });
}

/** Where an installation keeps its data. */
export function placeOf(config: Config): Place {
  return config.databaseUrl ? { databaseUrl: config.databaseUrl } : { directory: config.dataDir };
}

function targetsOf(kb: KnowledgeBase): readonly LinkTarget[] {
  const guided = [...kb.guides.values()].map((g) => ({
    code: g.code,
    name: g.officialName,
    aliases: [g.title, ...g.aliases],
    prior: 1,
    also: g.alsoOnPortal,
  }));
  const recorded = kb
    .recordTargets()
    .map(({ code, name, local }) => ({ code, name, aliases: [], prior: local ? localPrior : 0 }));
  return [...guided, ...recorded];
}
