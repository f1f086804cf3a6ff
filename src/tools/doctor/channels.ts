// Checks the channels that are set: tokens, webhooks as the platforms see them, messages that were given up.
import { zaloTokens } from '../../bot/channels/zalo/token-keeper.ts';
import type { Config } from '../../config.ts';
import { createLog } from '../../log.ts';
import { openStorage } from '../../storage/storage.ts';
import type { Storage } from '../../storage/types/storage.ts';
import { checkAddress } from '../platforms/self-check.ts';
import { bad, good, shouldLook, type Check, type Found } from './check.ts';

export function channelChecks(config: Config): Check[] {
  const { zalo, messenger } = config;
  const withStorage = (work: (storage: Storage) => Promise<Found[]>) => async (): Promise<Found[]> => {
    const { databaseUrl, dataDir } = config;
    const storage = await openStorage(
      databaseUrl === null ? { directory: dataDir } : { databaseUrl },
      createLog('silent'),
    );
    return work(storage).finally(() => storage.close());
  };
  return [
    ...(zalo === null
      ? []
      : [
          { name: 'Zalo, quyền', look: withStorage(tokens) },
          {
            name: 'Zalo, webhook',
            look: () => webhook(config, zalo.webhookPath, { method: 'POST', body: '{}' }),
          },
          { name: 'Zalo, tin chưa gửi', look: withStorage((storage) => dead(storage, 'zalo')) },
        ]),
    ...(messenger === null
      ? []
      : [
          {
            name: 'Messenger, webhook',
            look: () => {
              const proof = new URLSearchParams({
                'hub.mode': 'subscribe',
                'hub.verify_token': messenger.verifyToken,
                'hub.challenge': '1',
              });
              return webhook(config, `${messenger.webhookPath}?${proof.toString()}`, {});
            },
          },
          { name: 'Messenger, tin chưa gửi', look: withStorage((storage) => dead(storage, 'messenger')) },
        ]),
  ];
}

async function tokens(storage: Storage): Promise<Found[]> {
  const pair = await storage.tokens.read(zaloTokens);
  if (pair === null) return [bad('chưa cấp quyền: chạy «npm run zalo -- authorize».')];
  if (pair.refused !== null)
    return [bad(`Zalo không đổi token nữa (${pair.refused}): chạy «npm run zalo -- authorize».`)];
  return pair.expiresAt.getTime() < Date.now()
    ? [
        bad(
          'token đã hết hạn: trợ lý có đang chạy không? Không đổi được thì chạy «npm run zalo -- authorize».',
        ),
      ]
    : [good(`token còn hạn tới ${pair.expiresAt.toISOString()}.`)];
}

async function webhook({ publicUrl }: Config, path: string, init: RequestInit): Promise<Found[]> {
  const findings = await checkAddress(publicUrl, path, init);
  return findings.map(({ good: well, says }) => (well ? good(says) : bad(says)));
}

async function dead(storage: Storage, channel: string): Promise<Found[]> {
  const overview = await storage.outbox.overview(channel);
  const given = overview.dead.map(({ reason, count }) => `${count} vì «${reason}»`);
  return given.length === 0
    ? [good(`${overview.waiting} tin đang chờ, không có tin nào bị bỏ.`)]
    : [shouldLook(`đã bỏ ${given.join(', ')}. Xem «npm run ${channel} -- status».`)];
}
