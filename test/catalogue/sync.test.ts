// `catalogue sync` against a server that speaks the portal's API: politely, resumed, backing off, and never overwritten by a firewall.
import { describe, expect, test } from 'vitest';
import { syncRecords, type SyncResult } from '../../src/knowledge/catalogue/sync.ts';
import { openShelf } from '../../src/knowledge/knowledge.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { openPortalDoor } from '../../src/tools/catalogue/portal-door.ts';
import { describeDatabases } from '../support/databases.ts';
import { runTool } from '../support/tool.ts';
import { firewallPage, PortalServer } from './portal-server.ts';
import { idOf, raw } from './sample-records.ts';

const codes = Array.from({ length: 30 }, (_, i) => `1.9${String(i + 1).padStart(5, '0')}`);
const records = codes.map((code) => raw(code));
const pace = 1_000;

/** A sync whose waits are only noted: the network is real, the time is not. */
async function sync(
  storage: Storage,
  portal: PortalServer,
  day = '2026-11-24',
): Promise<{ result: SyncResult; waits: number[] }> {
  const waits: number[] = [];
  const door = { ...openPortalDoor(portal.url), wait: (ms: number) => Promise.resolve(void waits.push(ms)) };
  const now = (): Date => new Date(`${day}T03:00:00Z`);
  const result = await syncRecords(storage.catalogue, door, { pace, day, now, progress: () => {} });
  return { result, waits };
}

describeDatabases('sync', (databases) => {
  const open = async (): Promise<Storage> => databases.open(await databases.place());

  test('fetches every page and every record, one request after the other', async () => {
    const portal = await PortalServer.start(records);
    const storage = await open();
    const { result, waits } = await sync(storage, portal);
    expect(result).toMatchObject({
      outcome: 'synced',
      crawl: { here: 30, gone: 0, source: 'portal', crawledOn: '2026-11-24' },
    });
    expect(portal.pages).toHaveLength(8);
    expect(portal.asked).toEqual([...portal.records.keys()].sort());
    // Between pages and before each detail.
    expect(waits).toEqual(Array.from({ length: 7 + 30 }, () => pace));
    const shelf = await openShelf(storage.catalogue);
    expect(shelf.find('1.900007')?.record.name).toBe('Thủ tục cấp giấy phép thả diều ở bãi biển');
  });

  test('goes on where it was interrupted, and nobody sees the half', async () => {
    const portal = await PortalServer.start(records);
    const storage = await open();
    portal.misbehave = (n) => (n > 8 + 12 ? { drop: true } : null);
    const first = await sync(storage, portal);
    expect(first.result).toEqual({ outcome: 'unreachable', fetched: 12, all: 30 });
    expect(await storage.catalogue.newest()).toBeNull();
    portal.misbehave = () => null;
    portal.asked.length = 0;
    const second = await sync(storage, portal, '2026-11-25');
    expect(second.result).toMatchObject({ outcome: 'synced', crawl: { here: 30 } });
    expect(portal.asked).toHaveLength(18);
  });

  test('begins anew after three days', async () => {
    const portal = await PortalServer.start(records);
    const storage = await open();
    portal.misbehave = (n) => (n > 8 + 12 ? { drop: true } : null);
    await sync(storage, portal);
    portal.misbehave = () => null;
    portal.asked.length = 0;
    await sync(storage, portal, '2026-11-28');
    expect(portal.asked).toHaveLength(30);
  });

  test('waits longer each time the portal is busy, and as long as it asks', async () => {
    const portal = await PortalServer.start(records.slice(0, 1));
    const storage = await open();
    portal.misbehave = (n) =>
      n === 2
        ? { status: 503 }
        : n === 3
          ? { status: 500 }
          : n === 4
            ? { status: 429, headers: { 'retry-after': '17' } }
            : null;
    const { result, waits } = await sync(storage, portal);
    expect(result.outcome).toBe('synced');
    expect(waits).toEqual([pace, 2_000, 4_000, 17_000]);
  });

  test('gives up on a portal that stays busy', async () => {
    const portal = await PortalServer.start(records);
    const storage = await open();
    portal.misbehave = () => ({ status: 502 });
    const { result, waits } = await sync(storage, portal);
    expect(result).toEqual({ outcome: 'unreachable', fetched: 0, all: 0 });
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000]);
  });

  test('recognises the firewall, rests once, stops, and overwrites nothing', async () => {
    const portal = await PortalServer.start(records);
    const storage = await open();
    await sync(storage, portal);
    const before = await storage.catalogue.newest();
    let count = 0;
    portal.misbehave = (_n, path) => (path.includes('list') || ++count <= 5 ? null : firewallPage);
    const { result, waits } = await sync(storage, portal, '2026-12-01');
    expect(result).toEqual({ outcome: 'firewall', fetched: 5, all: 30 });
    expect(waits.filter((ms) => ms === 60_000)).toHaveLength(1);
    expect(await storage.catalogue.newest()).toEqual(before);
    expect((await openShelf(storage.catalogue)).size).toBe(30);
  });

  test('marks what vanished as gone, keeps what cannot be read, and deletes nothing', async () => {
    const portal = await PortalServer.start(records);
    const storage = await open();
    await sync(storage, portal);
    portal.records.delete(idOf(900_003));
    portal.records.set(idOf(900_004), { id: idOf(900_004), code: '1.900004', name: '' });
    const { result } = await sync(storage, portal, '2026-12-01');
    expect(result).toMatchObject({
      outcome: 'synced',
      crawl: { here: 29, gone: 1, setAside: 1 },
      setAside: [{ where: idOf(900_004), reason: 'name: thiếu tên thủ tục' }],
    });
    const shelf = await openShelf(storage.catalogue);
    expect(shelf.find('1.900003')).toMatchObject({ goneOn: '2026-12-01', crawledOn: '2026-11-24' });
    expect(shelf.find('1.900004')).toMatchObject({ goneOn: null, crawledOn: '2026-11-24' });
    expect(shelf.find('1.900005')).toMatchObject({ goneOn: null, crawledOn: '2026-12-01' });
  });

  test('does not believe a list that lost a tenth, nor one shorter than it says', async () => {
    const portal = await PortalServer.start(records);
    const storage = await open();
    await sync(storage, portal);
    for (let i = 1; i <= 4; i++) portal.records.delete(idOf(900_000 + i));
    expect((await sync(storage, portal)).result).toEqual({ outcome: 'too_small', fetched: 26, all: 26 });
    const short = await PortalServer.start(records);
    short.misbehave = (_n, path) =>
      path.includes('list')
        ? { body: JSON.stringify({ code: 'OK', data: { items: [{ id: 'x' }], lastId: null, total: 30 } }) }
        : null;
    expect((await sync(storage, short)).result).toEqual({ outcome: 'list_incomplete', fetched: 0, all: 1 });
    expect((await storage.catalogue.newest())?.here).toBe(30);
  });
});

describe('the command', () => {
  test('is off until an operator configures the address', async () => {
    const run = await runTool('catalogue', ['sync'], { env: { DATA_DIR: '/tmp/never-made' } });
    expect(run).toMatchObject({ code: 2 });
    expect(run.err).toContain('Chưa bật: đặt CATALOGUE_API_URL');
  });

  test('says in one sentence what is wrong with a setting', async () => {
    const run = await runTool('catalogue', ['sync'], {
      env: { CATALOGUE_API_URL: 'cổng', CATALOGUE_API_PACE_MS: 'nhanh' },
    });
    expect(run.err).toContain('Biến CATALOGUE_API_URL: phải là địa chỉ http(s) của API.');
    expect(run.err).toContain('Biến CATALOGUE_API_PACE_MS: phải là số mili giây.');
    expect(run.err).not.toMatch(/\bat .*\.ts:\d+/);
  });
});
