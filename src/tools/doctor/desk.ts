// Checks the clerks' desk: can anybody administer it, and does more than a password stand before that.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { createLog } from '../../log.ts';
import { inspectStorage, openStorage, type Place } from '../../storage/storage.ts';
import { createSeal } from '../../staff/staff.ts';
import { good, shouldLook, type Check, type Found } from './check.ts';

const silent = createLog('silent');
const nobody = shouldLook('chưa có người quản trị. npm run staff -- add-admin <tên>.');

export const deskChecks = (config: Config): Check[] => [{ name: 'Bàn cán bộ', look: () => desk(config) }];

async function desk({ databaseUrl, dataDir, staff }: Config): Promise<Found[]> {
  const place: Place = databaseUrl === null ? { directory: dataDir } : { databaseUrl };
  // A check neither makes a database nor brings one forward.
  if (databaseUrl === null && !existsSync(join(dataDir, 'guidance.sqlite'))) return [nobody];
  const { missing } = await inspectStorage(place, silent);
  if (missing === null) return [nobody];
  if (missing.length > 0) return [good('xem được sau khi cơ sở dữ liệu được nâng cấp.')];
  const storage = await openStorage(place, silent);
  try {
    const accounts = await storage.staff.accounts.list();
    const seal = createSeal(staff.secondFactorKey);
    // Throws where the key of a restored database is not the one it was sealed under.
    for (const { name, secondFactor } of accounts) if (secondFactor) seal.open(secondFactor.secret, name);
    const administrators = accounts.filter(
      ({ role, disabledAt }) => role === 'administrator' && disabledAt === null,
    );
    if (administrators.length === 0) return [nobody];
    const bare = administrators.filter(
      ({ secondFactor, external }) => secondFactor === null && external === null,
    );
    if (bare.length === 0 || staff.secondFactor !== 'optional')
      return [good(`${administrators.length} người quản trị, vào bằng hai bước.`)];
    const names = bare.map(({ name }) => name).join(', ');
    return [
      shouldLook(
        `người quản trị vào chỉ bằng mật khẩu: ${names}. Bật hai bước, hoặc đặt STAFF_SECOND_FACTOR=administrators.`,
      ),
    ];
  } finally {
    await storage.close();
  }
}
