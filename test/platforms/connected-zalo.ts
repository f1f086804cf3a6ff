// Our server connected to a pretended Zalo, as an operator would have done it.
import { onTestFinished } from 'vitest';
import { startServer, type ServerOptions, type TestServer } from '../support/server.ts';
import { giveTokens } from './give-tokens.ts';
import { ZaloPlatform, type ZaloOptions } from './zalo.ts';

export interface Connected {
  readonly zalo: ZaloPlatform;
  readonly server: TestServer;
}

export async function connectZalo(
  options: ServerOptions & { readonly zalo?: ZaloOptions; readonly tokens?: false } = {},
): Promise<Connected> {
  const zalo = await ZaloPlatform.start(options.zalo);
  onTestFinished(() => zalo.stop());
  const env = { ...zalo.environment(), ZALO_SEND_TIMEOUT_SECONDS: '1', ...options.env };
  const server = await startServer({ ...options, env });
  if (options.tokens !== false) await giveTokens(zalo, server);
  if (!(await zalo.saveWebhook(`${server.url}/api/zalo/webhook`)))
    throw new Error('The check was not answered 200');
  return { zalo, server };
}
