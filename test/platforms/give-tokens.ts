// Puts a pair of tokens where our service finds it, as an operator does who has it from the API Explorer.
import type { Storage } from '../../src/storage/types/storage.ts';
import type { ZaloPlatform } from './zalo.ts';

export async function giveTokens(
  zalo: ZaloPlatform,
  { storage }: { readonly storage: Storage },
): Promise<void> {
  const { access, refresh } = zalo.explorerTokens();
  await storage.tokens.put(
    'zalo',
    { accessToken: access, refreshToken: refresh, expiresAt: new Date(zalo.now() + 25 * 3_600_000) },
    new Date(zalo.now()),
  );
}
