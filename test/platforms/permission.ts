// The address that `npm run zalo -- authorize` prints, for a server of a test.
import { grantParts, permissionUrl } from '../../src/bot/channels/zalo/grant.ts';
import { readConfig } from '../../src/config.ts';
import type { TestServer } from '../support/server.ts';
import type { ZaloPlatform } from './zalo.ts';

export async function permissionUrlFor(server: TestServer, zalo: ZaloPlatform): Promise<string> {
  const { zalo: settings } = readConfig(zalo.environment());
  if (settings === null) throw new Error('Zalo is not set');
  const key = await server.storage.secrets.getOrCreate('signing-key', () => 'none');
  const { storage, url } = server;
  return permissionUrl(grantParts(settings, { storage, key, address: () => url, now: () => new Date() }));
}
