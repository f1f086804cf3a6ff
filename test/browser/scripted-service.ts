// The real server with the widget, around the scripted assistant.
import { createBot, type Bot } from '../../src/bot/bot.ts';
import { loadWidget } from '../../src/bot/channels/web/widget-assets.ts';
import { widgetRoutes } from '../../src/bot/channels/web/widget-routes.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { openStorage, type Place } from '../../src/storage/storage.ts';
import { scriptedBot } from './scripted-bot.ts';

/** @param now - the server's clock */
export async function createScriptedService(config: Config, place: Place, now?: () => Date): Promise<Bot> {
  const log = createLog(config.logLevel);
  const { allowedOrigins } = config;
  const assets = await loadWidget(config.dataDir);
  return createBot({
    config,
    storage: await openStorage(place, log),
    log,
    handleTurn: scriptedBot,
    routes: (openChat) => widgetRoutes({ assets, allowedOrigins, openChat }),
    ...(now && { now }),
  });
}
