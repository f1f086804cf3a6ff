// What holds for every address of the running server, taken from the server itself: safe headers, and answers for other sites only where
// the operator has allowed them.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startFuzzedServer, type FuzzedServer } from '../fuzz/fuzzed-server.ts';
import { freePort } from '../support/free-port.ts';
import { startServer } from '../support/server.ts';

let server: FuzzedServer;

beforeAll(async () => {
  server = await startFuzzedServer();
});
afterAll(async () => {
  await server.stop();
});

const ask = (method: string, path: string, origin?: string): Promise<Response> =>
  fetch(server.url + path.replace(/:\w+/g, 'x'), {
    method,
    redirect: 'manual',
    headers: { ...(origin !== undefined && { origin }), accept: 'text/html' },
  });

it('every answer carries them', async () => {
  expect(server.app.bot.routes.length).toBeGreaterThan(30);
  for (const { method, path } of [...server.app.bot.routes, { method: 'GET', path: '/nowhere' }]) {
    const { headers } = await ask(method, path);
    const where = `${method} ${path}`;
    expect(headers.get('x-content-type-options'), where).toBe('nosniff');
    expect(headers.get('referrer-policy'), where).toMatch(/^(no-referrer|same-origin)$/);
    expect(headers.get('permissions-policy'), where).toContain('camera=()');
    expect(headers.get('cross-origin-opener-policy'), where).toBe('same-origin');
    expect(headers.get('x-request-id'), where).toMatch(/^[\w-]{8,}$/);
    expect(headers.get('server') ?? headers.get('x-powered-by'), where).toBeNull();
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy, where).toContain("default-src 'none'");
    expect(policy, where).not.toMatch(/unsafe-|script-src[^;]*(?:https?:|data:|\*)/);
    // Only the frame is for other sites, and only for those that are set.
    const framed = path === '/widget/frame';
    expect(policy, where).toContain(
      framed ? "frame-ancestors 'self' https://hatinh.gov.vn" : "frame-ancestors 'none'",
    );
    if (!framed) expect(headers.get('x-frame-options'), where).toBe('DENY');
    expect(headers.get('cache-control'), where).not.toBeNull();
  }
});

it('other sites read answers only where they are allowed to, and never with cookies', async () => {
  for (const { method, path } of server.app.bot.routes) {
    const where = `${method} ${path}`;
    const evil = (await ask(method, path, 'https://evil.example')).headers;
    expect(evil.get('access-control-allow-origin'), where).toBeNull();
    const allowed = (await ask(method, path, 'https://hatinh.gov.vn')).headers;
    expect(allowed.get('access-control-allow-origin'), where).toBe('https://hatinh.gov.vn');
    for (const headers of [evil, allowed]) {
      expect(headers.get('vary'), where).toContain('Origin');
      expect(headers.get('access-control-allow-credentials'), where).toBeNull();
    }
  }
});

it('browsers that came by https are told to stay with it', async () => {
  const port = await freePort();
  await startServer({ port, env: { PUBLIC_URL: 'https://tro-ly.example.vn' } });
  const { headers } = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
  expect((await ask('GET', '/healthz')).headers.get('strict-transport-security')).toBeNull();
});
