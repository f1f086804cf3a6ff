// Leaves a mark while the service runs, so that the next start knows whether the last run was ended from outside: by the memory killer, a crash, a power cut.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from './types.ts';

/** For so long after such a start somebody should look why; ms. */
const tellFor = 600_000;

export interface RunningMark {
  /** The last run at this port did not come to its end. */
  readonly unclean: boolean;
  readonly part: Part;
  /** This run has come to its end. */
  clear(): void;
}

/** @param port - tells apart processes that share a data directory */
export function leaveMark(directory: string, port: number, now: () => Date): RunningMark {
  const path = join(directory, `running-${port}`);
  const unclean = existsSync(path);
  const since = now().getTime();
  mkdirSync(directory, { recursive: true });
  writeFileSync(path, `${process.pid}\n`);
  return {
    unclean,
    part: () => {
      const seconds = Math.round((now().getTime() - since) / 1000);
      return unclean && seconds * 1000 < tellFor
        ? { state: 'degraded', code: 'ended-uncleanly', figures: { upSeconds: seconds } }
        : { state: 'ok', figures: { upSeconds: seconds } };
    },
    clear: () => {
      rmSync(path, { force: true });
    },
  };
}
