// Knows what staff announced and switched off, and whether clerks are at the desk, in every process within seconds.
import type { HandoverSettings } from './config/handover.ts';
import { serviceOf, type Service } from './dialogs/dialogs.ts';
import type { Logger } from './log.ts';
import { poll } from './poll.ts';
import type { Handovers } from './storage/types/handovers.ts';
import type { ServiceDesk, ServiceState } from './storage/types/service.ts';

/** Milliseconds between two looks; a look reads three tables of a few rows. */
const pace = 2_000;

export interface ServiceWatch {
  /** What holds on a channel. */
  on(channel: string): Service;
  /** Ends the watch; settles when nothing is read any more. */
  stop(): Promise<void>;
}

export interface WatchedService {
  readonly service: ServiceDesk;
  readonly handovers: Pick<Handovers, 'clerksSince'>;
  readonly settings: HandoverSettings;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Reads what holds now, then keeps looking. */
export async function watchService(watched: WatchedService): Promise<ServiceWatch> {
  const { service, handovers, settings, now, log } = watched;
  const clerk = { minutes: Math.ceil(settings.wait / 60_000) };
  let state: ServiceState = { notices: [], switches: [] };
  let present = false;
  const look = async (): Promise<void> => {
    state = await service.state(now());
    present = (await handovers.clerksSince(new Date(now().getTime() - settings.present))).length > 0;
  };
  await look();
  const stop = poll({
    pace,
    look,
    code: 'service-unread',
    says: 'Notices and switches could not be read yet',
    log,
  });
  return { on: (channel) => serviceOf(state, channel, present ? clerk : null), stop };
}
