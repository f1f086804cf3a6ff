// Turns rows into what the rest of the house sees, in one place.
import type { Selectable } from 'kysely';
import type { Tables } from './schema.ts';
import type { Backlog, Conversation } from './types/turns.ts';

/** Times are stored as ISO text in UTC, which sorts as it reads. */
export const iso = (at: Date): string => at.toISOString();

export const toJson = (value: unknown): string => JSON.stringify(value ?? null);

export const fromJson = (text: string | null): unknown =>
  text === null ? null : (JSON.parse(text) as unknown);

/** A conversation in which nothing was said yet. */
export function newConversation(
  id: string,
  channel: string,
  userId: string,
  at: string,
): Tables['conversations'] {
  return {
    id,
    channel,
    user_id: userId,
    state: null,
    version: 0,
    watermark: 0,
    created_at: at,
    updated_at: at,
    address: null,
    heard_at: null,
    quiet_until: null,
    code: null,
    code_until: null,
  };
}

/** The types cannot know that there is always a smallest of something: it is null where nothing waits. */
export function toBacklog(count: string | number | bigint, oldest: unknown): Backlog {
  return { waiting: Number(count), oldest: typeof oldest === 'string' ? new Date(oldest) : null };
}

export function toConversation(row: Selectable<Tables['conversations']>): Conversation {
  return {
    id: row.id,
    channel: row.channel,
    userId: row.user_id,
    state: fromJson(row.state),
    version: row.version,
    watermark: row.watermark,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    address: fromJson(row.address),
    quietUntil: row.quiet_until === null ? null : new Date(row.quiet_until),
  };
}
