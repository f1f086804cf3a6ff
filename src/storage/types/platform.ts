// What belongs to no conversation: tokens of platforms, daily tallies, secrets made once.
import type { Claim } from './turns.ts';

/** The pair of tokens a platform gave, and whether it can still be renewed. */
export interface PlatformTokens {
  readonly accessToken: string;
  /** May be used once. */
  readonly refreshToken: string;
  readonly expiresAt: Date;
  readonly renewedAt: Date;
  readonly generation: number;
  readonly refused: string | null;
}

/** A new pair. */
export type NewTokens = Pick<PlatformTokens, 'accessToken' | 'refreshToken' | 'expiresAt'>;

/** Tokens of platforms: one pair per name, renewed by one process at a time. */
export interface TokenStore {
  read(name: string): Promise<PlatformTokens | null>;
  /** Takes the right to renew a generation; false if it is renewed already or somebody is at it. */
  lock(name: string, generation: number, claim: Claim, now: Date): Promise<boolean>;
  /** Gives the right back without a new pair; `refused` says why the platform will not give one. */
  unlock(name: string, generation: number, refused: string | null): Promise<void>;
  /** Stores a new pair in place of a generation; safe on disk when it returns. False if that generation is gone. */
  replace(name: string, generation: number, tokens: NewTokens, at: Date): Promise<boolean>;
  /** Stores the first pair, or one that an operator fetched anew. */
  put(name: string, tokens: NewTokens, at: Date): Promise<void>;
}

/** Things that happened so often a day; for what belongs to no conversation. */
export interface Tallies {
  add(day: string, counts: ReadonlyMap<string, number>): Promise<void>;
  /** Since a day, by name. */
  read(sinceDay: string): Promise<ReadonlyMap<string, number>>;
}

/** Values that are made once and kept. */
export interface Secrets {
  /** The stored value, or the one `make` gives, stored for everybody. */
  getOrCreate(name: string, make: () => string): Promise<string>;
}
