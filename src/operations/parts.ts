// The parts that every installation has, and from when on somebody should look at them.
import { statfs } from 'node:fs/promises';
import type { Storage } from '../storage/types/storage.ts';
import type { Part } from './types.ts';

/** Less free space than this on the disk of the data directory wants an operator; bytes. */
const leastFree = 500_000_000;
/** A message that waits so long for its turn, or for its platform, has not been answered as promised; s. */
const longestUnanswered = 30;
const longestUndelivered = 300;
/** Official records older than this are probably no longer what the portal says; days. */
const oldestCatalogue = 60;
const day = 86_400_000;
/** More are not counted. */
const mostOpen = 1_000;

/** Does the database take a small write? */
export function databasePart(storage: Storage): Part {
  return async () => {
    await storage.ping();
    return { state: 'ok' };
  };
}

export function diskPart(directory: string): Part {
  return async () => {
    const { bavail, bsize } = await statfs(directory);
    const freeBytes = bavail * bsize;
    return freeBytes < leastFree
      ? { state: 'degraded', code: 'disk-low', figures: { freeBytes } }
      : { state: 'ok', figures: { freeBytes } };
  };
}

/** Messages that wait for their turn. */
export function inboxPart({ turns }: Storage, now: () => Date): Part {
  return async () => {
    const { waiting, oldest } = await turns.backlog();
    const oldestSeconds = secondsSince(oldest, now());
    const figures = { waiting, oldestSeconds };
    return oldestSeconds > longestUnanswered
      ? { state: 'degraded', code: 'answers-late', figures }
      : { state: 'ok', figures };
  };
}

/**
 * Who waits for a clerk, who has one, and how many clerks are at the desk.
 * @param present - how long after the last sign of their page a clerk counts as there, ms
 */
export function clerksPart({ handovers }: Storage, present: number, now: () => Date): Part {
  return async () => {
    const open = await handovers.queue(mostOpen);
    const waiting = open.filter(({ state }) => state === 'waiting').length;
    const clerks = await handovers.clerksSince(new Date(now().getTime() - present));
    return { state: 'ok', figures: { waiting, withClerk: open.length - waiting, clerks: clerks.length } };
  };
}

/**
 * Answers that wait for the platform of a push channel.
 * @param halted - the platform takes nothing until an operator acts
 */
export function channelPart(
  { outbox }: Storage,
  channel: string,
  halted: () => boolean,
  now: () => Date,
): Part {
  return async () => {
    const { waiting, oldest } = await outbox.backlog(channel);
    const oldestSeconds = secondsSince(oldest, now());
    const figures = { waiting, oldestSeconds };
    if (halted()) return { state: 'degraded', code: 'channel-halted', figures };
    return oldestSeconds > longestUndelivered
      ? { state: 'degraded', code: 'deliveries-late', figures }
      : { state: 'ok', figures };
  };
}

/** The official records that are answered from, if any were imported. */
export function cataloguePart({ catalogue }: Storage, records: () => number, now: () => Date): Part {
  return async () => {
    const newest = await catalogue.newest();
    if (newest === null) return { state: 'ok', figures: { records: records() } };
    const ageDays = Math.floor((now().getTime() - new Date(newest.crawledOn).getTime()) / day);
    const figures = { records: records(), ageDays };
    return ageDays > oldestCatalogue
      ? { state: 'degraded', code: 'catalogue-old', figures }
      : { state: 'ok', figures };
  };
}

function secondsSince(at: Date | null, now: Date): number {
  return at === null ? 0 : Math.max(0, Math.round((now.getTime() - at.getTime()) / 1_000));
}
