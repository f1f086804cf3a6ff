// Wires the rooms: content, understanding, guidance, storage and the bot. Tests and tools start the app here, main.ts for real.
import { randomBytes } from 'node:crypto';
import {
  brainOver,
  createBrain,
  loadMeasuredFigures,
  readIntentFiles,
  placeOf,
  type Brain,
} from './brain.ts';
import { createBot, type Bot } from './bot/bot.ts';
import { feedbackRoutes } from './bot/channels/web/feedback-routes.ts';
import { ownDataRoutes } from './bot/channels/web/own-data-routes.ts';
import { pageRoutes } from './bot/channels/web/pages/page-routes.ts';
import { loadWidget } from './bot/channels/web/widget-assets.ts';
import { widgetRoutes } from './bot/channels/web/widget-routes.ts';
import { createHandleTurn } from './bot/guidance-bot.ts';
import { plainText } from './bot/renderers/plain-text.ts';
import { splitText } from './bot/renderers/split-text.ts';
import { zaloLimits } from './bot/renderers/zalo.ts';
import { maskPersonal } from './bot/masking.ts';
import { watchCatalogue } from './catalogue-watch.ts';
import type { Config } from './config.ts';
import { chatPlaces } from './config/channels.ts';
import { createGuidance, standing, type Guidance } from './dialogs/dialogs.ts';
import { createIntake, satisfactionOf } from './feedback-intake.ts';
import { intentChoices } from './intent-choices.ts';
import { CodedError } from './errors.ts';
import { ContentError, openShelf, recordThen } from './knowledge/knowledge.ts';
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
import { createRehearsal } from './rehearsal.ts';
import { reportNames, staffRoutes } from './staff/staff.ts';
import { openStorage } from './storage/storage.ts';
import { TrainingDataError } from './understanding/understanding.ts';

/** How many procedures are offered for a word that names none exactly. */
const mostSuggestions = 6;

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
  const staffKey = await storage.secrets.getOrCreate('staff-key', () =>
    randomBytes(32).toString('base64url'),
  );
  const metrics = options.metrics ?? createMetrics();
  const suggest = async (words: string): Promise<string[]> => {
    const { candidates } = await brain.understanding.understand(words);
    return candidates.slice(0, mostSuggestions).map(({ code }) => code);
  };
  const titleOf = (code: string): string | null => brain.kb.guide(code)?.title ?? null;
  const mask = (text: string): string => maskPersonal(text).text;
  const { answers, feedback } = storage;
  const takeFeedback = createIntake({ answers, feedback, kb: () => brain.kb, now });
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
    routes: ({ openChat, resumeUrl, talk, whose, clerks }) => [
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
        service: () => service.on('web'),
        feedback: storage.feedback,
        suggest,
        publicUrl: config.publicUrl,
        now,
      }),
      ...ownDataRoutes({
        kb: () => brain.kb,
        personal: storage.personal,
        service: () => service.on('web'),
        whose,
        now,
      }),
      ...feedbackRoutes({ takeFeedback, now }),
      ...staffRoutes({
        staff: storage.staff,
        personal: storage.personal,
        reports: {
          facts: storage.facts,
          figures: storage.figures,
          names: reportNames(() => brain.kb),
          satisfaction: (from, to) => satisfactionOf(feedback, from, to),
        },
        settings: config.staff,
        key: staffKey,
        publicUrl: config.publicUrl,
        now,
        feedback: { feedback: storage.feedback, kb: () => brain.kb, mask },
        api: {
          ask: (conversationId, text, at) =>
            talk({ channel: 'api', conversationId, input: { kind: 'text', text }, at }),
          inLetters: plainText,
        },
        handover: {
          handovers: storage.handovers,
          transcript: storage.transcript,
          clerks,
          standing: (state) => standing(brain.kb, state),
          answersTo: createRehearsal({ talk, forget: (id) => storage.conversations.forget(id), now }),
          hours: () => brain.kb.hours,
          present: config.handover.present,
        },
        notices: {
          service: storage.service,
          hours: () => brain.kb.hours,
          titleOf,
          askInstead: brain.kb.fill('{portal} (Tổng đài Cổng Dịch vụ công quốc gia).'),
        },
        reference: {
          kb: () => brain.kb,
          find: (words, most) => brain.understanding.find(words, most),
          answers: storage.answers,
          resting: (code) => service.on('web').procedures.get(code) ?? null,
          recordThen: (code, day) => recordThen(storage.catalogue, code, day),
          resumeUrl,
          chatTexts: (answer) => splitText(plainText(answer), zaloLimits.text),
        },
        learning: {
          questions: storage.questions,
          lessons: storage.lessons,
          intents: intentChoices(readIntentFiles(options.models)),
          suggest,
          titleOf,
          mask,
        },
      }),
    ],
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
