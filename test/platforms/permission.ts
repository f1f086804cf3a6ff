// The address that `npm run zalo -- authorize` prints, for a server of a test.
import { permissionUrl } from '../../src/bot/channels/zalo/grant.ts';
import { createSigner } from '../../src/bot/signing.ts';
import { readConfig } from '../../src/config.ts';
import type { TestServer } from '../support/server.ts';
import type { ZaloPlatform } from './zalo.ts';

export async function permissionUrlFor(server: TestServer, zalo: ZaloPlatform): Promise<string> {
  const { zalo: settings } = readConfig(zalo.environment());
  if (settings === null) throw new Error('Zalo is not set');
  const key = await server.storage.secrets.getOrCreate('signing-key', () => 'none');
  return permissionUrl({
    settings,
    key,
    signer: createSigner(key),
    tokens: server.storage.tokens,
    address: server.url,
    now: () => new Date(),
  });
}
