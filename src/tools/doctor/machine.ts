// Checks the machine: Node, the data directory, its disk, memory.
import { randomUUID } from 'node:crypto';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { bad, good, shouldLook, type Check, type Found } from './check.ts';

/** Bytes. */
const leastFree = 500_000_000;
const comfortableFree = 5_000_000_000;
const leastMemory = 1_500_000_000;
const gigabyte = 1e9;
const nodeMajor = 24;

export function machineChecks(config: Config): Check[] {
  return [
    { name: 'Node', look: () => Promise.resolve([node()]) },
    { name: 'Bộ nhớ', look: () => Promise.resolve([memory()]) },
    { name: 'Thư mục dữ liệu', look: () => directory(config.dataDir) },
    { name: 'Địa chỉ', look: () => Promise.resolve(address(config)) },
  ];
}

function node(): Found {
  const [major] = process.versions.node.split('.').map(Number);
  return major === nodeMajor
    ? good(`bản ${process.versions.node}.`)
    : bad(`bản ${process.versions.node}; cần bản ${nodeMajor}: chạy qua npm (npm start, npm run doctor).`);
}

function memory(): Found {
  const has = `máy có ${(totalmem() / gigabyte).toFixed(1)} GB.`;
  return totalmem() < leastMemory ? shouldLook(`${has} Nên có ít nhất 2 GB.`) : good(has);
}

async function directory(path: string): Promise<Found[]> {
  const own = join(path, `doctor-${randomUUID()}`);
  try {
    await mkdir(path, { recursive: true });
    await writeFile(own, '');
  } catch {
    return [bad(`không ghi được vào ${path}. Tạo thư mục và cho tài khoản chạy trợ lý quyền ghi.`)];
  } finally {
    await rm(own, { force: true });
  }
  const { bavail, bsize } = await statfs(path);
  const free = `còn trống ${((bavail * bsize) / gigabyte).toFixed(1)} GB.`;
  if (bavail * bsize < leastFree)
    return [bad(`${path} ${free} Giải phóng đĩa: đầy thì không nhận được tin.`)];
  return [
    bavail * bsize < comfortableFree ? shouldLook(`${path} ${free} Nên có 5 GB.`) : good(`${path} ${free}`),
  ];
}

function address({ publicUrl, limits, host }: Config): Found[] {
  if (publicUrl === null)
    return [shouldLook(`chưa đặt PUBLIC_URL; người dân chỉ vào được ${host}. Chạy thử thì không sao.`)];
  const secure = publicUrl.startsWith('https://')
    ? good(publicUrl)
    : bad(`PUBLIC_URL là ${publicUrl}: người dân phải vào bằng https://.`);
  return limits.trustedProxies.length > 0
    ? [secure]
    : [
        secure,
        shouldLook(
          'chưa đặt TRUSTED_PROXIES: mọi người dân sẽ bị tính chung một địa chỉ mạng của máy chủ trung gian.',
        ),
      ];
}
