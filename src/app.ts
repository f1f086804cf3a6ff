// Wires the rooms: content, understanding, guidance, storage and the bot. Tests and tools start the app here, main.ts for real.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBot, type Bot } from './bot/bot.ts';
import { pageRoutes } from './bot/channels/web/pages/page-routes.ts';
import { loadWidget } from './bot/channels/web/widget-assets.ts';
import { widgetRoutes } from './bot/channels/web/widget-routes.ts';
import { createHandleTurn } from './bot/guidance-bot.ts';
import { watchCatalogue } from './catalogue-watch.ts';
import type { Config } from './config.ts';
import { chatPlaces } from './config/channels.ts';
import { createGuidance, type Guidance } from './dialogs/dialogs.ts';
import {
  emptyShelf,
  loadKnowledge,
  openShelf,
  type KnowledgeBase,
  type RecordShelf,
} from './knowledge/knowledge.ts';
import type { Logger } from './log.ts';
import { watchRetention } from './retention-watch.ts';
import { staffRoutes } from './staff/staff.ts';
import { openStorage, type Place } from './storage/storage.ts';
import {
  createUnderstanding,
  readMeasuredFigures,
  type MeasuredFigures,
  type MessageUnderstanding,
  type UnderstandingInputs,
} from './understanding/understanding.ts';
import type { LinkTarget } from './understanding/types.ts';

const models = fileURLToPath(new URL('../models', import.meta.url));

/** What answers, without any channel: the content and the reading of words. */
export interface Brain {
  readonly kb: KnowledgeBase;
  readonly understanding: MessageUnderstanding;
}

/** How many procedures are offered for a word that names none exactly. */
const mostSuggestions = 6;

/** Official records at commune or province level come before their siblings; guides before all. */
const localPrior = 0.3;

/**
 * Loads the content and makes (or loads from the cache) the model that understands words.
 * @param dataDir folder for the cached model; null trains anew and writes nothing
 * @param shelf the official records, where a catalogue was imported
 * @throws ContentError, TrainingDataError with every mistake listed
 */
export function createBrain(dataDir: string | null, shelf: RecordShelf = emptyShelf): Brain {
  const kb = loadKnowledge(undefined, shelf);
  return { kb, understanding: createUnderstanding(understandingInputs(kb, dataDir)) };
}

/** What the understanding room is built from: the model files of this project and the procedures and places of the content. */
export function understandingInputs(kb: KnowledgeBase, cacheFolder: string | null): UnderstandingInputs {
  const intents = join(models, 'intents');
  return {
    intentFiles: readdirSync(intents)
      .filter((name) => name.endsWith('.yml'))
      .sort()
      .map((name) => ({ name, text: readFileSync(join(intents, name), 'utf8') })),
    targets: targetsOf(kb),
    aliases: readFileSync(join(models, 'aliases.tsv'), 'utf8'),
    domainWords: readFileSync(join(models, 'domain-words.tsv'), 'utf8'),
    siblings: readFileSync(join(models, 'siblings.yml'), 'utf8'),
    units: [...kb.units.values()],
    cacheFolder,
  };
}

/** How well messages were understood when `npm run evaluate` was run last. */
export function loadMeasuredFigures(): MeasuredFigures {
  return readMeasuredFigures(readFileSync(join(models, 'figures.json'), 'utf8'));
}

/** The same brain over the records of another crawl. Blocks for a few seconds when the records are new to this machine. */
function brainOver({ kb, understanding }: Brain, shelf: RecordShelf): Brain {
  const other = kb.withShelf(shelf);
  return { kb: other, understanding: understanding.withTargets(targetsOf(other)) };
}

/** The brain over the catalogue of this installation, for tools that need no conversation. */
export async function openBrain(config: Config, log: Logger): Promise<Brain> {
  const storage = await openStorage(placeOf(config), log);
  const shelf = await openShelf(storage.catalogue);
  await storage.close();
  return createBrain(config.dataDir, shelf);
}

/** The running service, or one that only talks inside the process. */
export interface App {
  readonly bot: Bot;
  /** Listens; returns the address. */
  start(): Promise<string>;
  /** Finishes what was begun, then closes storage. */
  stop(): Promise<void>;
}

/**
 * Puts the service together without listening yet.
 * @param options.storage `memory` for tools and tests that keep nothing
 * @param options.now the clock; tests set it
 */
export async function createApp(
  config: Config,
  log: Logger,
  options: { storage?: 'memory'; now?: () => Date } = {},
): Promise<App> {
  const lasting = await openStorage(placeOf(config), log);
  let brain = createBrain(config.dataDir, await openShelf(lasting.catalogue));
  let guidance = guidanceOf(brain);
  if (options.storage === 'memory') await lasting.close();
  const storage = options.storage === 'memory' ? await openStorage('memory', log) : lasting;
  const unwatch = watchCatalogue({
    catalogue: storage.catalogue,
    crawl: brain.kb.shelf.crawl,
    log,
    onNew: (shelf) => {
      brain = brainOver(brain, shelf);
      guidance = guidanceOf(brain);
    },
  });
  const now = options.now ?? (() => new Date());
  const assets = await loadWidget(config.dataDir);
  const staffKey = await storage.secrets.getOrCreate('staff-key', () =>
    randomBytes(32).toString('base64url'),
  );
  const bot = await createBot({
    config,
    storage,
    log,
    now,
    handleTurn: createHandleTurn({ play: (stored, input, now) => guidance.play(stored, input, now) }),
    routes: (openChat) => [
      ...widgetRoutes({
        assets,
        allowedOrigins: config.allowedOrigins,
        keepDays: config.keep.conversations,
        siteVerification: config.zaloSiteVerification,
        elsewhere: chatPlaces(config),
        openChat,
      }),
      ...pageRoutes({
        kb: () => brain.kb,
        answers: storage.answers,
        figures: loadMeasuredFigures(),
        keep: config.keep,
        suggest: async (words) => {
          const { candidates } = await brain.understanding.understand(words);
          return candidates.slice(0, mostSuggestions).map(({ code }) => code);
        },
        publicUrl: config.publicUrl,
        now,
      }),
      ...staffRoutes({
        staff: storage.staff,
        settings: config.staff,
        key: staffKey,
        publicUrl: config.publicUrl,
        now,
      }),
    ],
  });
  let stopDeleting = (): Promise<void> => Promise.resolve();
  return {
    bot,
    start: async () => {
      const address = await bot.start();
      stopDeleting = watchRetention({
        retention: storage.retention,
        alone: (name, job) => storage.alone(name, job),
        keep: config.keep,
        now,
        log,
      });
      return address;
    },
    stop: async () => {
      await unwatch();
      await stopDeleting();
      await bot.stop();
      await storage.close();
    },
  };
}

function guidanceOf({ kb, understanding }: Brain): Guidance {
  return createGuidance(kb, (text, context) => understanding.understand(text, context));
}

function placeOf(config: Config): Place {
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
