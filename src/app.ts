// Wires the rooms: content, understanding, guidance, storage and the bot. Tests and tools start the app here, main.ts for real.
import { createBot, type Bot } from './bot/bot.ts';
import { loadWidget } from './bot/channels/web/widget-assets.ts';
import { createHandleTurn } from './bot/guidance-bot.ts';
import { brainOver, createBrain, placeOf, type Brain } from './brain.ts';
import { watchCatalogue } from './catalogue-watch.ts';
import { citizenRoutes } from './citizen-routes.ts';
import { clerkRoutes, sealStaff, staffKeyOf } from './clerk-routes.ts';
import type { Config } from './config.ts';
import { createGuidance, type Guidance } from './dialogs/dialogs.ts';
import { CodedError } from './errors.ts';
import { createIntake } from './feedback-intake.ts';
import { ContentError, openShelf } from './knowledge/knowledge.ts';
import type { Logger } from './log.ts';
import {
  cataloguePart,
  createMetrics,
  diskPart,
  leaveMark,
  serveMetrics,
  type RunningMark,
} from './operations/operations.ts';
import type { Metrics } from './operations/types.ts';
import { watchRetention } from './retention-watch.ts';
import { watchService } from './service-watch.ts';
import { openStorage } from './storage/storage.ts';
import { TrainingDataError } from './understanding/understanding.ts';

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
 * @param options.metrics where everything is counted
 * @param options.models folder of what has been learnt, where it is not the one that comes with the program
 */
export async function createApp(
  config: Config,
  log: Logger,
  options: { storage?: 'memory'; now?: () => Date; metrics?: Metrics; models?: string } = {},
): Promise<App> {
  const lasting = await openStorage(placeOf(config), log);
  const rebuilt: string[] = [];
  const shelf = await openShelf(lasting.catalogue);
  let brain = coded(() =>
    createBrain(config.dataDir, {
      shelf,
      models: options.models,
      keepDays: config.keep.conversations,
      damaged: (file) => {
        rebuilt.push(file);
        log.warn({ code: 'model-rebuilt', file }, 'A file that was made ahead was broken and was made anew');
      },
    }),
  );
  let guidance = guidanceOf(brain);
  if (options.storage === 'memory') await lasting.close();
  const storage = options.storage === 'memory' ? await openStorage('memory', log) : lasting;
  await sealStaff({ config, storage });
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
  const service = await watchService({
    service: storage.service,
    handovers: storage.handovers,
    settings: config.handover,
    now,
    log,
  });
  const assets = await loadWidget(config.dataDir);
  const staffKey = await staffKeyOf(storage);
  const metrics = options.metrics ?? createMetrics();
  const { answers, feedback } = storage;
  const takeFeedback = createIntake({ answers, feedback, kb: () => brain.kb, now });
  const house = { config, storage, service, takeFeedback, now, brain: () => brain, models: options.models };
  let mark: RunningMark | null = null;
  const bot = await createBot({
    takeFeedback,
    config,
    storage,
    log,
    now,
    metrics,
    parts: {
      disk: diskPart(config.dataDir),
      content: () => ({ state: 'ok', figures: { guides: brain.kb.guides.size, rebuilt: rebuilt.length } }),
      process: () => mark?.part() ?? { state: 'ok' },
      catalogue: cataloguePart(storage, () => brain.kb.shelf.size, now),
    },
    handleTurn: createHandleTurn((stored, input, now, channel) =>
      guidance.play(stored, input, now, service.on(channel)),
    ),
    routes: (doors) => [...citizenRoutes(house, assets, doors), ...clerkRoutes(house, staffKey, doors)],
  });
  let stopDeleting = (): Promise<void> => Promise.resolve();
  let stopMetrics = (): Promise<void> => Promise.resolve();
  return {
    bot,
    start: async () => {
      if (config.metrics !== null) {
        const server = await serveMetrics(config.metrics, metrics);
        stopMetrics = () => server.close();
        log.info({ url: server.url }, 'metrics are served');
      }
      const address = await bot.start();
      mark = leaveMark(config.dataDir, config.port, now);
      if (mark.unclean) log.warn({ code: 'ended-uncleanly' }, 'The last run was ended from outside');
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
      await service.stop();
      await stopDeleting();
      await bot.stop();
      await stopMetrics();
      await storage.close();
      mark?.clear();
    },
  };
}

/** What people wrote wrong stops the start with a code that an operator can look up. */
function coded(build: () => Brain): Brain {
  try {
    return build();
  } catch (error) {
    if (error instanceof ContentError || error instanceof TrainingDataError)
      throw new CodedError('content-invalid', error.message, error);
    throw error;
  }
}

function guidanceOf({ kb, understanding }: Brain): Guidance {
  return createGuidance(kb, (text, context) => understanding.understand(text, context));
}
