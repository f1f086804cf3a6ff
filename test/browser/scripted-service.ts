// The real server with the widget and the pages, around the scripted assistant.
import { allOn } from '../../src/dialogs/dialogs.ts';
import { loadMeasuredFigures } from '../../src/brain.ts';
import { createBot, type Bot } from '../../src/bot/bot.ts';
import { pageRoutes } from '../../src/bot/channels/web/pages/page-routes.ts';
import { loadWidget } from '../../src/bot/channels/web/widget-assets.ts';
import { widgetRoutes } from '../../src/bot/channels/web/widget-routes.ts';
import type { Config } from '../../src/config.ts';
import { loadKnowledge } from '../../src/knowledge/knowledge.ts';
import { createLog } from '../../src/log.ts';
import { openStorage, type Place } from '../../src/storage/storage.ts';
import { scriptedBot } from './scripted-bot.ts';

/** @param now - the server's clock */
export async function createScriptedService(config: Config, place: Place, now?: () => Date): Promise<Bot> {
  const log = createLog(config.logLevel);
  const { allowedOrigins } = config;
  const assets = await loadWidget(config.dataDir);
  const storage = await openStorage(place, log);
  const kb = loadKnowledge();
  return createBot({
    config,
    storage,
    log,
    handleTurn: scriptedBot,
    routes: ({ openChat }) => [
      ...widgetRoutes({ assets, allowedOrigins, keepDays: config.keep.conversations, openChat }),
      ...pageRoutes({
        kb: () => kb,
        answers: storage.answers,
        figures: loadMeasuredFigures(),
        keep: config.keep,
        service: () => allOn,
        feedback: { find: () => Promise.resolve(null) },
        // This assistant understands no words.
        suggest: () => Promise.resolve(['1.001193']),
        publicUrl: config.publicUrl,
        now: now ?? (() => new Date()),
      }),
    ],
    ...(now && { now }),
  });
}
