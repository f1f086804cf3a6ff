// The settings of the channels where people already are (Zalo, Messenger, Bot Framework): each is off unless it is set.
import { z } from 'zod';
import { botFrameworkEnvironment, readBotFramework, type BotFrameworkSettings } from './bot-framework.ts';
import type { Missing } from './channel-settings.ts';
import { messengerEnvironment, readMessenger, type MessengerSettings } from './messenger.ts';
import { readZalo, zaloEnvironment, type ZaloSettings } from './zalo.ts';

/** The variables of all channels. */
export const channelEnvironment = z.object({
  ...zaloEnvironment.shape,
  ...messengerEnvironment.shape,
  ...botFrameworkEnvironment.shape,
});

/** What is set of the channels. */
export interface ChannelSettings {
  readonly botFramework: BotFrameworkSettings | null;
  readonly messenger: MessengerSettings | null;
  readonly zalo: ZaloSettings | null;
  /** For the head of our page, where the domain is proven by a meta element. */
  readonly zaloSiteVerification: string | null;
}

/**
 * Puts the settings together; a channel is on when all it needs is set, and off when nothing of it is.
 *
 * @param isLocal - the service is for its own machine only
 */
export function readChannels(
  env: z.infer<typeof channelEnvironment>,
  isLocal: boolean,
): ChannelSettings | Missing {
  const zalo = readZalo(env);
  if (isMissing(zalo)) return zalo;
  const messenger = readMessenger(env);
  if (isMissing(messenger)) return messenger;
  const botFramework = readBotFramework(env, isLocal);
  if (isMissing(botFramework)) return botFramework;
  return { botFramework, messenger, zalo, zaloSiteVerification: env.ZALO_SITE_VERIFICATION ?? null };
}

/** The channels that our page offers to somebody who wants to go on there. */
export function chatPlaces({
  zalo,
  messenger,
}: ChannelSettings): { readonly name: string; readonly url: string }[] {
  return [
    { name: 'Zalo', url: zalo?.chatUrl ?? null },
    { name: 'Messenger', url: messenger?.chatUrl ?? null },
  ].flatMap(({ name, url }) => (url === null ? [] : [{ name, url }]));
}

function isMissing(read: object | null): read is Missing {
  return read !== null && 'of' in read;
}
