// Sees to it, while the service runs, that nothing is kept longer than people are told.
import type { KeepDays } from './config/retention.ts';
import type { Logger } from './log.ts';
import type { Storage } from './storage/types/storage.ts';
import { keptKinds, type KeptKind, type Retention } from './storage/types/retention.ts';

/** Milliseconds between two rounds; a round that finds nothing reads a few small indexes. */
const pace = 3_600_000;
/** Rows of one transaction. */
const batch = 200;
const day = 86_400_000;

/** What is deleted, and by which rule. */
export interface RetentionSettings {
  readonly retention: Retention;
  /** Of many processes one deletes at a time. */
  readonly alone: Storage['alone'];
  readonly keep: KeepDays;
  readonly now: () => Date;
  readonly log: Logger;
}

/**
 * Starts deleting what is too old, at once and then every hour. What cannot be deleted is tried again in the next round.
 * @returns a function that ends this and settles when nothing is being deleted any more
 */
export function watchRetention(settings: RetentionSettings): () => Promise<void> {
  let stopped = false;
  let round: Promise<void> = Promise.resolve();
  const begin = (): void => {
    round = round
      .then(async () => {
        await settings.alone('retention', () => sweep(settings, () => stopped));
      })
      .catch((error: unknown) =>
        settings.log.error({ code: 'retention-failed', err: error }, 'Old rows could not be deleted yet'),
      );
  };
  begin();
  const timer = setInterval(begin, pace);
  timer.unref();
  return () => {
    stopped = true;
    clearInterval(timer);
    return round;
  };
}

async function sweep(
  { retention, keep, now, log }: RetentionSettings,
  stopped: () => boolean,
): Promise<void> {
  const days: Readonly<Record<KeptKind, number>> = { ...keep, messages: keep.conversations };
  const deleted: Partial<Record<KeptKind, number>> = {};
  for (const kind of keptKinds) {
    const before = new Date(now().getTime() - days[kind] * day);
    for (let found = batch; found === batch && !stopped();) {
      found = await retention.deleteBefore(kind, before, batch);
      if (found > 0) deleted[kind] = (deleted[kind] ?? 0) + found;
    }
  }
  if (Object.keys(deleted).length > 0) log.info({ deleted }, 'deleted what was kept long enough');
}
