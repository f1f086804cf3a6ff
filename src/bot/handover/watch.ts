// Sees to it that nobody waits for a clerk who does not come, and that nobody is left alone with one who is gone.
import type { HandoverSettings } from '../../config/handover.ts';
import type { ClerkGone } from '../../dialogs/types.ts';
import type { Logger } from '../../log.ts';
import { poll } from '../../poll.ts';
import type { Handover } from '../../storage/types/handover.ts';
import type { Handovers } from '../../storage/types/handovers.ts';
import type { ClerkDoor } from './clerk-door.ts';

/** Milliseconds between two looks; a look reads two small tables. */
const pace = 2_000;
/** So many are looked at at once; the longest waiting first. */
const most = 500;

export interface WatchParts {
  readonly handovers: Handovers;
  readonly door: ClerkDoor;
  readonly settings: HandoverSettings;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Starts watching; every process may. Returns how to stop. */
export function watchHandovers({ handovers, door, settings, now, log }: WatchParts): () => Promise<void> {
  return poll({
    pace,
    look: async () => {
      const open = await handovers.queue(most);
      if (open.length === 0) return;
      const at = now();
      const present = new Set(await handovers.clerksSince(new Date(at.getTime() - settings.present)));
      for (const one of open) {
        const why = overdue(one, present, settings, at);
        if (why !== null) await door.gone(one, why);
      }
    },
    code: 'handovers-unread',
    says: 'Those who wait for a clerk could not be looked up yet',
    log,
  });
}

/** @param present - the clerks who are at the desk */
export function overdue(
  { state, askedAt, claimedBy, clerkAt }: Handover,
  present: ReadonlySet<string>,
  { wait, silence }: HandoverSettings,
  now: Date,
): Exclude<ClerkGone, 'called_back' | 'given_back'> | null {
  if (state === 'waiting') return now.getTime() - askedAt.getTime() > wait ? 'late' : null;
  const left = claimedBy === null || !present.has(claimedBy);
  return left || now.getTime() - (clerkAt ?? askedAt).getTime() > silence ? 'silent' : null;
}
