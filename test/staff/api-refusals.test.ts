// What the API says when it is not the client's fault, or was not the handler's to refuse: in the same shape as every other refusal.
import { expect, it } from 'vitest';
import { apiRoutes } from '../../src/staff/api/api-routes.ts';
import { hashOfKey, newKey } from '../../src/staff/api/keys.ts';
import { openApi } from '../../src/staff/api/openapi.ts';
import { problem } from '../../src/staff/api/schemas.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { silent } from '../support/databases.ts';
import { startServer } from '../support/server.ts';

it('refuses as the file says, whoever refuses', async () => {
  const storage = await openStorage('memory', silent);
  const { answers, staff } = storage;
  const key = newKey();
  const entry = { at: new Date(), actor: 'test', action: 'api-key-added', subject: 'x', detail: null };
  await staff.keys.add('tong-dai', hashOfKey(key), entry);
  const fails = (): never => {
    throw new Error('a mistake of the program');
  };
  const routes = apiRoutes({
    ...{ kb: fails, find: fails, inLetters: fails, answers, keys: staff.keys },
    ...{ ask: () => Promise.resolve([]), perMinute: 100, now: () => new Date() },
  });
  const { url } = await startServer({ routes, env: { REQUESTS_PER_MINUTE_ADDRESS: '4' } });
  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}/api/v1${path}`, { ...init, headers: { authorization: `Bearer ${key}` } });
  const documented = JSON.stringify(openApi()['paths']);
  const refused = async (response: Response, status: number): Promise<void> => {
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(problem.parse(await response.json()).status).toBe(status);
    expect(documented.split(`"${status}":`)).toHaveLength(5);
  };
  const unanswered = await call('/ask', { method: 'POST', body: '{"text":"lệ phí"}' });
  expect(unanswered.headers.get('retry-after')).toBe('5');
  await refused(unanswered, 503);
  await refused(await call('/procedures'), 500);
  await storage.close();
  await refused(await call('/answers/KT7K-4M3P'), 503);
  await call('/procedures');
  await refused(await call('/procedures'), 429);
});
