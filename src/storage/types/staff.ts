// The people who work at the clerks' desk, as stored: accounts, sessions, failed attempts, and who changed what.

/** What somebody may do; each may do all that those before may. */
export const roles = ['clerk', 'editor', 'administrator'] as const;
export type Role = (typeof roles)[number];

export interface StaffAccount {
  readonly id: number;
  /** What the person signs in with, in small letters. */
  readonly name: string;
  readonly role: Role;
  /** Hashed, in PHC form. */
  readonly password: string;
  /** The password is one that somebody else gave, and ends then; null = the person's own. */
  readonly oneTimeUntil: Date | null;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
  /** Whom a single sign-on knows the person as, hashed; null: a local account. */
  readonly external: string | null;
  /** Null: the password alone is asked for. */
  readonly secondFactor: SecondFactor | null;
}

/** What is asked for after the password. */
export interface SecondFactor {
  /** What the person's phone makes codes from: base32, sealed where the operator gave a key. */
  readonly secret: string;
  /** The newest span of time whose code was taken: none is taken twice. */
  readonly usedStep: number;
  /** Codes on paper for a day without the phone, hashed in PHC form; each goes when it was used. */
  readonly spare: readonly string[];
}

/** What is given when an account is made. */
export type NewAccount = Pick<StaffAccount, 'name' | 'role' | 'password' | 'oneTimeUntil'> &
  Partial<Pick<StaffAccount, 'external'>>;

/** What of an account may change. */
export type AccountChange = Partial<
  Pick<StaffAccount, 'role' | 'password' | 'oneTimeUntil' | 'disabledAt' | 'secondFactor'>
>;

/** Who did something, what, to whom or what, and when. */
export interface AuditEntry {
  readonly at: Date;
  /** Name of the account; «lệnh» from the command line. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** JSON; no secret and nothing personal beside names of accounts. */
  readonly detail: unknown;
}

/** How a change ended; `last-administrator` = it would leave nobody who can manage accounts. */
export type ChangeOutcome = 'done' | 'unknown' | 'last-administrator';

export interface StaffSession {
  readonly account: StaffAccount;
  readonly createdAt: Date;
  readonly seenAt: Date;
  /** The password was right, the second factor is not given yet. */
  readonly half: boolean;
}

/** How waiting grows after failures. */
export interface LockRule {
  /** So many may fail before anybody has to wait. */
  readonly free: number;
  /** The first wait, ms; it doubles each time up to the longest. */
  readonly first: number;
  readonly longest: number;
}

export interface StaffAccounts {
  find(name: string): Promise<StaffAccount | null>;
  /** The account of somebody whom a single sign-on knows. */
  findExternal(external: string): Promise<StaffAccount | null>;
  list(): Promise<StaffAccount[]>;
  /** Adds an account, audited; false if the name is taken. */
  add(account: NewAccount, entry: AuditEntry): Promise<boolean>;
  /** Changes an account, audited, and ends its sessions except the one with this token hash. */
  change(name: string, change: AccountChange, entry: AuditEntry, keep?: string): Promise<ChangeOutcome>;
  /** Writes that a code was used; false if another request was faster, so that no code is taken twice. */
  useCode(account: StaffAccount, after: SecondFactor): Promise<boolean>;
}

/** Sessions by the hash of their token: who reads the database can use none of them. */
export interface StaffSessions {
  /** @param half - until the second factor is given, the session opens nothing else */
  open(tokenHash: string, accountId: number, at: Date, half?: boolean): Promise<void>;
  find(tokenHash: string): Promise<StaffSession | null>;
  touch(tokenHash: string, at: Date): Promise<void>;
  close(tokenHash: string): Promise<void>;
  /** Deletes those begun or last used before. */
  sweep(begunBefore: Date, seenBefore: Date): Promise<void>;
}

/** Attempts to sign in, counted before the password is looked at, so that many at once are counted too. */
export interface StaffAttempts {
  /**
   * Counts an attempt under a key.
   *
   * @returns null if it may go on, else until when it has to wait
   */
  take(key: string, rule: LockRule, at: Date): Promise<Date | null>;
  /** The attempt was right: its key is forgotten, or only this one attempt is. */
  forgive(key: string, what: 'all' | 'one'): Promise<void>;
}

export interface StaffAudit {
  add(entry: AuditEntry): Promise<void>;
  /** The newest, before a number if one is given. */
  read(limit: number, before?: number): Promise<readonly (AuditEntry & { readonly id: number })[]>;
}

/** The key of a program that asks the assistant, such as that of a call centre. */
export interface ApiKey {
  readonly name: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
  /** The last day on which it was used, YYYY-MM-DD. */
  readonly usedOn: string | null;
}

/** Keys by their hash: who reads the database can use none of them. */
export interface ApiKeys {
  /** Adds a key, audited; false if the name is taken. */
  add(name: string, hash: string, entry: AuditEntry): Promise<boolean>;
  /** The key with this hash, if it was not revoked; the day is kept as that of its last use. */
  use(hash: string, day: string): Promise<ApiKey | null>;
  list(): Promise<ApiKey[]>;
  /** Ends a key for good, audited; false if there is none that is in use. */
  revoke(name: string, entry: AuditEntry): Promise<boolean>;
}

/** All of it. */
export interface Staff {
  readonly accounts: StaffAccounts;
  readonly sessions: StaffSessions;
  readonly attempts: StaffAttempts;
  readonly audit: StaffAudit;
  readonly keys: ApiKeys;
}
