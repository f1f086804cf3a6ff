// The addresses that citizens open: the widget, the pages to read, what is kept of them, and what they say of an answer.
import type { BotDoors } from './bot/bot.ts';
import { feedbackRoutes } from './bot/channels/web/feedback-routes.ts';
import { ownDataRoutes } from './bot/channels/web/own-data-routes.ts';
import { pageRoutes } from './bot/channels/web/pages/page-routes.ts';
import type { WidgetAssets } from './bot/channels/web/widget-assets.ts';
import { widgetRoutes } from './bot/channels/web/widget-routes.ts';
import { loadMeasuredFigures } from './brain.ts';
import { chatPlaces } from './config/channels.ts';
import { suggest, type House } from './house.ts';
import type { Route } from './web/types.ts';

export function citizenRoutes(house: House, assets: WidgetAssets, { openChat, whose }: BotDoors): Route[] {
  const { config, storage, brain, takeFeedback, now } = house;
  const kb = () => brain().kb;
  const service = () => house.service.on('web');
  return [
    ...widgetRoutes({
      assets,
      allowedOrigins: config.allowedOrigins,
      keepDays: config.keep.conversations,
      siteVerification: config.zaloSiteVerification,
      elsewhere: chatPlaces(config),
      openChat,
    }),
    ...pageRoutes({
      kb,
      service,
      now,
      answers: storage.answers,
      figures: loadMeasuredFigures(),
      keep: config.keep,
      feedback: storage.feedback,
      suggest: (words) => suggest(house, words),
      publicUrl: config.publicUrl,
    }),
    ...ownDataRoutes({ kb, service, whose, now, personal: storage.personal }),
    ...feedbackRoutes({ takeFeedback, now }),
  ];
}
