// Knows what staff announced and switched off, in every process within seconds of their doing so.
import { serviceOf, type Service } from './dialogs/dialogs.ts';
import type { Logger } from './log.ts';
import { poll } from './poll.ts';
import type { ServiceDesk, ServiceState } from './storage/types/service.ts';

/** Milliseconds between two looks; a look reads two tables of a few rows. */
const pace = 2_000;

export interface ServiceWatch {
  /** What holds on a channel. */
  on(channel: string): Service;
  /** Ends the watch; settles when nothing is read any more. */
  stop(): Promise<void>;
}

/** Reads what holds now, then keeps looking. */
export async function watchService(desk: ServiceDesk, now: () => Date, log: Logger): Promise<ServiceWatch> {
  let state: ServiceState = await desk.state(now());
  const stop = poll({
    pace,
    look: async () => {
      state = await desk.state(now());
    },
    code: 'service-unread',
    says: 'Notices and switches could not be read yet',
    log,
  });
  return { on: (channel) => serviceOf(state, channel), stop };
}
