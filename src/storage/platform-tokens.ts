// Keeps the tokens of platforms: a new pair is on disk before anybody uses it, and one process at a time fetches one.
import type { Selectable } from 'kysely';
import { iso } from './rows.ts';
import type { Database, Tables } from './schema.ts';
import type { NewTokens, PlatformTokens, TokenStore } from './types/platform.ts';

export function createTokenStore({ db, durable }: Database): TokenStore {
  return {
    read: async (name) => {
      const row = await db
        .selectFrom('platform_tokens')
        .selectAll()
        .where('name', '=', name)
        .executeTakeFirst();
      return row === undefined ? null : toTokens(row);
    },
    lock: async (name, generation, claim, now) => {
      const locked = await db
        .updateTable('platform_tokens')
        .set({ locked_by: claim.by, locked_until: iso(claim.until) })
        .where('name', '=', name)
        .where('generation', '=', generation)
        .where((row) => row.or([row('locked_until', 'is', null), row('locked_until', '<', iso(now))]))
        .executeTakeFirst();
      await durable();
      return locked.numUpdatedRows === 1n;
    },
    unlock: async (name, generation, refused) => {
      await db
        .updateTable('platform_tokens')
        .set({ locked_by: null, locked_until: null, refused })
        .where('name', '=', name)
        .where('generation', '=', generation)
        .execute();
    },
    replace: async (name, generation, tokens, at) => {
      const replaced = await db
        .updateTable('platform_tokens')
        .set({ ...columns(tokens, at), generation: generation + 1 })
        .where('name', '=', name)
        .where('generation', '=', generation)
        .executeTakeFirst();
      await durable();
      return replaced.numUpdatedRows === 1n;
    },
    put: async (name, tokens, at) => {
      await db
        .insertInto('platform_tokens')
        .values({ name, ...columns(tokens, at), generation: 1 })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet((row) => ({
            ...columns(tokens, at),
            generation: row('platform_tokens.generation', '+', 1),
          })),
        )
        .execute();
      await durable();
    },
  };
}

function columns(
  { accessToken, refreshToken, expiresAt }: NewTokens,
  at: Date,
): Omit<Tables['platform_tokens'], 'name' | 'generation'> {
  return {
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_at: iso(expiresAt),
    renewed_at: iso(at),
    locked_by: null,
    locked_until: null,
    refused: null,
  };
}

function toTokens(row: Selectable<Tables['platform_tokens']>): PlatformTokens {
  return {
    accessToken: row.access_token,
    refreshToken: row.refresh_token,
    expiresAt: new Date(row.expires_at),
    renewedAt: new Date(row.renewed_at),
    generation: row.generation,
    refused: row.refused,
  };
}
