// The thread that checkpoints a SQLite file when it is told to, over a connection of its own.
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckpointOrder } from './checkpointing.ts';

/** How long cutting the log waits for a writer to end; ms. */
const patience = 10_000;

const file = new DatabaseSync(String(workerData), { timeout: patience });
parentPort?.on('message', ({ cut }: CheckpointOrder) => {
  parentPort?.postMessage(checkpoint(cut));
});

/** @returns why it failed, or null */
function checkpoint(cut: boolean): string | null {
  try {
    // Passive waits for nobody: what somebody still reads is left for the next time.
    const row = file.prepare(`pragma wal_checkpoint(${cut ? 'truncate' : 'passive'})`).get();
    return cut && row?.['busy'] !== 0 ? 'The log is in use' : null;
  } catch (error) {
    return String(error);
  }
}
