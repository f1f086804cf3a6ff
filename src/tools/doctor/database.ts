// Checks the database: does it answer, is it of this release, does it take writes, do the clocks agree, is nothing kept too long.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { createLog } from '../../log.ts';
import { inspectStorage, openStorage, type Place } from '../../storage/storage.ts';
import { bad, good, shouldLook, type Check, type Found } from './check.ts';

/** Leases are reckoned in seconds; ms. */
const mostSkew = 2_000;
/** Old rows are deleted every hour; after this something is wrong. ms. */
const deletionGrace = 2 * 86_400_000;
const day = 86_400_000;
const silent = createLog('silent');

export function databaseChecks(config: Config): Check[] {
  const place: Exclude<Place, 'memory'> =
    config.databaseUrl === null ? { directory: config.dataDir } : { databaseUrl: config.databaseUrl };
  return [
    { name: 'Cơ sở dữ liệu', look: () => database(place) },
    { name: 'Đồng hồ', look: () => clock(place) },
    { name: 'Xóa dữ liệu quá hạn', look: () => retention(place, config.keep.conversations) },
  ];
}

/** SQLite makes its file when it is opened, which a check should not. */
function isThere(place: Exclude<Place, 'memory'>): boolean {
  return 'databaseUrl' in place || existsSync(join(place.directory, 'guidance.sqlite'));
}

async function database(place: Exclude<Place, 'memory'>): Promise<Found[]> {
  const kind = 'databaseUrl' in place ? 'PostgreSQL' : 'SQLite';
  if (!isThere(place)) return [good(`${kind}, chưa có dữ liệu; lần chạy đầu sẽ tạo.`)];
  const { missing, strange } = await inspectStorage(place, silent).catch((error: unknown) => {
    throw new Error(
      `${kind} không trả lời (${String(error)}). Xem nó có chạy không và DATABASE_URL có đúng không.`,
    );
  });
  if (strange.length > 0)
    return [
      bad(`đã được bản mới hơn nâng cấp (${strange.join(', ')}). Chạy bản mới, hoặc khôi phục bản sao lưu.`),
    ];
  if (missing === null) return [good(`${kind} trả lời, chưa có dữ liệu.`)];
  if (missing.length > 0)
    return [
      shouldLook(
        `${kind} sẽ được nâng cấp ở lần chạy tới (${missing.join(', ')}). Sao lưu trước: npm run backup.`,
      ),
    ];
  const storage = await openStorage(place, silent);
  try {
    await storage.ping();
    return [good(`${kind} đúng bản, ghi được.`)];
  } catch (error) {
    return [bad(`không ghi được (${String(error)}). Xem đĩa có đầy, tệp có bị chỉ đọc không.`)];
  } finally {
    await storage.close();
  }
}

async function clock(place: Exclude<Place, 'memory'>): Promise<Found[]> {
  if (!isThere(place)) return [good(new Date().toISOString())];
  const { databaseTime, lastChange } = await inspectStorage(place, silent);
  const now = Date.now();
  if (lastChange !== null && now < lastChange.getTime() - mostSkew)
    return [bad(`máy đang ở ${new Date(now).toISOString()}, trước lần nâng cấp cuối. Chỉnh giờ (NTP).`)];
  if (databaseTime === null) return [good('chạy tới, không lùi.')];
  const skew = Math.abs(databaseTime.getTime() - now);
  return skew > mostSkew
    ? [
        bad(
          `lệch PostgreSQL ${(skew / 1000).toFixed(1)} giây. Bật NTP ở cả hai máy: hạn giữ việc tính bằng giây.`,
        ),
      ]
    : [good(`khớp với PostgreSQL (lệch ${skew} ms).`)];
}

async function retention(place: Exclude<Place, 'memory'>, days: number): Promise<Found[]> {
  if (!isThere(place) || (await inspectStorage(place, silent)).missing?.length !== 0)
    return [good('chưa có gì để xem.')];
  const storage = await openStorage(place, silent);
  try {
    const oldest = await storage.retention.oldestMessage();
    const overdue = oldest === null ? 0 : Date.now() - oldest.getTime() - days * day;
    return overdue > deletionGrace
      ? [
          bad(
            `còn tin cũ hơn ${days} ngày. Trợ lý có đang chạy không? Tìm «retention-failed» trong nhật ký: người dân được báo là đã xóa.`,
          ),
        ]
      : [good(`không có tin nào cũ hơn ${days} ngày.`)];
  } finally {
    await storage.close();
  }
}
