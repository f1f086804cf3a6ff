// Where balancers and operators ask how the service is: /healthz tells everything, /readyz whether to send anybody here.
import type { Health } from '../operations/types.ts';
import type { Route } from '../web/types.ts';

/** What must be well for a process to serve people. */
const needed = ['database'];

/**
 * @param database - which kind is used
 * @param isOpen - false before everything runs, and from the moment the process is asked to stop
 */
export function healthRoutes(health: Health, database: string, isOpen: () => boolean): Route[] {
  return [
    {
      method: 'GET',
      path: '/healthz',
      countsForItself: true,
      handle: async () => {
        const { state, parts } = await health.look();
        return { status: state === 'failing' ? 503 : 200, body: { status: state, database, parts } };
      },
    },
    {
      method: 'GET',
      path: '/readyz',
      countsForItself: true,
      handle: async () => {
        const { parts } = await health.look();
        const failing = needed.filter((part) => parts[part]?.state === 'failing');
        const because = isOpen() ? failing : ['stopping', ...failing];
        const ready = because.length === 0;
        return {
          status: ready ? 200 : 503,
          body: { ready, because: because.map((part) => parts[part]?.code ?? part) },
        };
      },
    },
  ];
}
