// The real way to the portal's API: fetch and the clock. Everything that decides something is in the knowledge room.
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { PortalDoor, PortalReply } from '../../knowledge/catalogue/portal-api.ts';

const timeout = 30_000;

const environment = z.object({
  CATALOGUE_API_URL: z.url({ protocol: /^https?$/, error: 'phải là địa chỉ http(s) của API' }).optional(),
  CATALOGUE_API_PACE_MS: z.coerce
    .number({ error: 'phải là số mili giây' })
    .int()
    .min(0)
    .max(600_000)
    .default(1_000),
});

/** What an operator set for fetching records from the portal. */
export interface PortalSettings {
  /** Base address of the API, without a slash at the end; null = fetching is off. */
  readonly url: string | null;
  /** Milliseconds between two requests. */
  readonly pace: number;
}

/**
 * Reads CATALOGUE_API_URL and CATALOGUE_API_PACE_MS.
 * @throws Error naming every variable that cannot be used, in Vietnamese
 */
export function readPortalSettings(env: Readonly<Record<string, string | undefined>>): PortalSettings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(set);
  if (!read.success) {
    throw new Error(read.error.issues.map((i) => `Biến ${String(i.path[0])}: ${i.message}.`).join('\n'));
  }
  const { CATALOGUE_API_URL: url, CATALOGUE_API_PACE_MS: pace } = read.data;
  return { url: url?.replace(/\/+$/, '') ?? null, pace };
}

/** Opens the way to an API. */
export function openPortalDoor(url: string): PortalDoor {
  return {
    post: async (path, body): Promise<PortalReply> => {
      try {
        const reply = await fetch(`${url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(timeout),
        });
        const asked = Number(reply.headers.get('retry-after'));
        return {
          status: reply.status,
          text: await reply.text(),
          retryAfter: Number.isFinite(asked) && asked > 0 ? asked : null,
        };
      } catch {
        return { status: 0, text: '', retryAfter: null };
      }
    },
    wait: (milliseconds) => sleep(milliseconds),
  };
}
