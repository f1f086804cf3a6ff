// Finds a version of the content: a folder, or a revision of git whose content is unpacked into a folder for the while.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const inRepository = 'src/knowledge/content';
const mostBytes = 200 * 1024 * 1024;

/** Somebody named a version that cannot be found; the message says what to do. */
export class UnknownVersion extends Error {}

/**
 * Runs work on the folder of a version.
 * @param version - a folder, or whatever git takes for a revision (`HEAD~3`, `main`, a hash)
 * @throws UnknownVersion when it is neither
 */
export async function withVersion<T>(version: string, work: (folder: string) => T): Promise<T> {
  if (existsSync(version)) return work(version);
  const folder = await mkdtemp(join(tmpdir(), 'guidance-content-'));
  try {
    await unpack(version, folder);
    return work(join(folder, inRepository));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpack(revision: string, folder: string): Promise<void> {
  // A revision that looks like an option would be taken for one.
  if (revision.startsWith('-')) throw new UnknownVersion(unknown(revision));
  const tar = join(folder, 'content.tar');
  try {
    const { stdout } = await run('git', ['archive', '--format=tar', revision, inRepository], {
      encoding: 'buffer',
      maxBuffer: mostBytes,
    });
    await writeFile(tar, stdout);
    await run('tar', ['-xf', 'content.tar'], { cwd: folder });
  } catch {
    throw new UnknownVersion(unknown(revision));
  }
}

function unknown(version: string): string {
  return `Không có thư mục nào tên "${version}", và git cũng không có bản nào như vậy. Ví dụ đúng: HEAD~1, main, ./noi-dung-cu.`;
}
