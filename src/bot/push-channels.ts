// The push channels of an installation: which are set, and how each of them is.
import type { Config } from '../config.ts';
import { channelPart } from '../operations/operations.ts';
import type { Part } from '../operations/types.ts';
import type { Storage } from '../storage/types/storage.ts';
import { BotFrameworkChannel } from './channels/botframework/channel.ts';
import { MessengerAdapter } from './channels/messenger/adapter.ts';
import type { ChannelParts, PushChannel } from './channels/push-channel.ts';
import { ZaloAdapter } from './channels/zalo/adapter.ts';
import type { Deliveries } from './outbox/deliveries.ts';

/** How each push channel is. */
export function channelParts(
  storage: Storage,
  deliveries: readonly Deliveries[],
  now: () => Date,
): Record<string, Part> {
  return Object.fromEntries(
    deliveries.map((delivery) => [
      `channel-${delivery.channel}`,
      channelPart(storage, delivery.channel, () => delivery.halted, now),
    ]),
  );
}

/** The channels that are set. */
export function pushChannels({ zalo, messenger, botFramework }: Config, parts: ChannelParts): PushChannel[] {
  return [
    ...(zalo === null ? [] : [new ZaloAdapter(zalo, parts)]),
    ...(botFramework === null ? [] : [new BotFrameworkChannel(botFramework, parts)]),
    ...(messenger === null ? [] : [new MessengerAdapter(messenger, parts)]),
  ];
}
