// Sends a reader on to the right address.
import type { Reply } from '../../../../web/types.ts';

/** Seconds for which a browser may remember that an address has moved for good. */
const remembered = 300;

export function redirect(status: 301 | 303, location: string): Reply {
  const caching = status === 301 ? `public, max-age=${remembered}` : 'no-store';
  return { status, headers: { location, 'cache-control': caching } };
}
