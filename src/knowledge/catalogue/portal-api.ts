// Asks the portal's public API: tells an answer from a firewall's page, backs off when it is busy, and gives up in time.
import { z } from 'zod';
import { loose } from './loose.ts';

/** What came back over the wire. */
export interface PortalReply {
  /** HTTP status; 0 when nothing came back. */
  readonly status: number;
  readonly text: string;
  /** Seconds the server asked to wait, or null. */
  readonly retryAfter: number | null;
}

/** The way to the portal: the network and the clock, made by whoever runs the command. */
export interface PortalDoor {
  /** Posts JSON to a path of the API; never throws for what the network does. */
  post(path: string, body: unknown): Promise<PortalReply>;
  wait(milliseconds: number): Promise<void>;
}

/** Why the portal could not be asked further. */
export class PortalClosed extends Error {
  readonly reason: 'firewall' | 'unreachable';

  constructor(reason: 'firewall' | 'unreachable') {
    super(`the portal is closed: ${reason}`);
    this.name = 'PortalClosed';
    this.reason = reason;
  }
}

/** An answer of the API: its data, or that it has nothing under this id. */
export type PortalAnswer = { readonly data: unknown } | 'refused';

const paths = {
  list: '/submitting/formality/list-all-formality-by-citizen',
  detail: '/configuring/formality/get-formality-by-citizen',
} as const;

const attempts = 5;
const firstBackOff = 2_000;
/** A firewall that took offence is left alone this long before the one other try. */
const firewallRest = 60_000;
/** Most seconds that a Retry-After is obeyed. */
const longestRetryAfter = 300;
const pageSize = 50;

const answer = z.object({ code: loose, data: loose });
const listPage = z.object({
  items: z.array(z.object({ id: z.string().min(1) })),
  lastId: z.string().nullish(),
  total: z.number().nullish(),
});

/** The detail of one procedure. */
export function askDetail(door: PortalDoor, id: string): Promise<PortalAnswer> {
  return ask(door, paths.detail, { id });
}

/**
 * Ids of all procedures, page by page.
 * @param pace - milliseconds between two pages
 * @returns the ids and how many the portal says there are
 * @throws PortalClosed
 */
export async function listIds(
  door: PortalDoor,
  pace: number,
): Promise<{ readonly ids: ReadonlySet<string>; readonly total: number | null }> {
  const ids = new Set<string>();
  let total: number | null = null;
  for (let lastId = ''; ;) {
    const got = await ask(door, paths.list, {
      limit: pageSize,
      lastId,
      q: '',
      categoryId: '',
      departmentCode: '',
    });
    const page = listPage.safeParse(got === 'refused' ? null : got.data);
    if (!page.success) throw new PortalClosed('unreachable');
    const before = ids.size;
    for (const { id } of page.data.items) ids.add(id);
    total = page.data.total ?? total;
    // A cursor that brings nothing new would go on for ever.
    const next = page.data.lastId ?? '';
    if (next === '' || next === lastId || ids.size === before) return { ids, total };
    lastId = next;
    await door.wait(pace);
  }
}

async function ask(door: PortalDoor, path: string, body: unknown): Promise<PortalAnswer> {
  let refusedByFirewall = false;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const reply = await door.post(path, body);
    const kind = kindOf(reply);
    if (kind === 'refused' || typeof kind === 'object') return kind;
    if (kind === 'firewall') {
      if (refusedByFirewall) throw new PortalClosed('firewall');
      refusedByFirewall = true;
      await door.wait(firewallRest);
    } else await door.wait(backOff(attempt, reply.retryAfter));
  }
  throw new PortalClosed('unreachable');
}

/** What a reply is. The portal answers 201 to a successful POST, and its firewall 200 with a page of HTML and script. */
function kindOf({ status, text }: PortalReply): PortalAnswer | 'firewall' | 'busy' {
  if (status === 0 || status === 429 || status >= 500) return 'busy';
  if (status === 403 || /^\s*</.test(text)) return 'firewall';
  const parsed = answer.safeParse(parseJson(text));
  if (!parsed.success) return 'firewall';
  return status < 300 && parsed.data.code === 'OK' && parsed.data.data != null
    ? { data: parsed.data.data }
    : 'refused';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function backOff(attempt: number, retryAfter: number | null): number {
  const asked = Math.min(retryAfter ?? 0, longestRetryAfter) * 1_000;
  return Math.max(asked, firstBackOff * 2 ** attempt);
}
