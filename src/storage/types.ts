// What storage keeps and gives back, in words that know neither SQL nor a chat channel.

/** A conversation and what the assistant remembers of it. */
export interface Conversation {
  readonly id: string;
  readonly channel: string;
  readonly userId: string;
  /** The memory as JSON; null before the first turn. */
  readonly state: unknown;
  /** Grows by one with each turn; a turn that saw an older one is not stored. */
  readonly version: number;
  /** Sequence number of the newest transcript entry; 0 = empty. */
  readonly watermark: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** How a push channel reaches the person, JSON; null on other channels. */
  readonly address: unknown;
  /** Until then a human answers; null = the assistant does. */
  readonly quietUntil: Date | null;
}

/** Something that came in and wants one turn. */
export interface NewEvent {
  readonly channel: string;
  /** The channel's own id: the same id is the same event. */
  readonly eventId: string;
  readonly conversationId: string;
  /** Masked content, JSON. */
  readonly payload: unknown;
  readonly at: Date;
  /** Masked echo for the transcript, JSON; null = nothing to show. */
  readonly activity: unknown;
  /** Begins the conversation for this user if it does not exist. */
  readonly opensFor: string | null;
  /** Who is going to run the turn, and until when others leave it alone. */
  readonly claim: Claim;
  /** How to reach the person from now on, JSON; absent = as before. */
  readonly address?: unknown;
  /** When the platform says it was sent: events that wait together run in this order, however they arrived. */
  readonly sentAt?: Date | null;
}

/** A hint that somebody is at work; that nothing is done twice rests on versions, not on this. */
export interface Claim {
  readonly by: string;
  readonly until: Date;
}

/** What became of an event. `activitySeq` is the transcript entry of its echo. */
export type Acceptance =
  | { readonly outcome: 'stored' | 'duplicate'; readonly activitySeq: number | null }
  | { readonly outcome: 'unknown-conversation' };

/** The oldest unfinished event of a conversation, with the conversation as it is now. */
export interface PendingTurn {
  readonly seq: number;
  readonly eventId: string;
  readonly payload: unknown;
  readonly at: Date;
  /** How often others have taken it over because it was not finished in time. */
  readonly attempts: number;
  readonly activitySeq: number | null;
  readonly conversation: Conversation;
}

/** Everything one turn changes; stored whole or not at all. */
export interface TurnCommit {
  readonly seq: number;
  readonly conversationId: string;
  /** The version the turn started from. */
  readonly version: number;
  readonly state: unknown;
  readonly at: Date;
  /** Activities for the transcript, in order, JSON. */
  readonly transcript: readonly unknown[];
  /** Messages for a push channel, in order, JSON. */
  readonly outbox: readonly unknown[];
  readonly events: readonly NewFact[];
  readonly answers: readonly AnswerRecord[];
  /**
   * The person wants everything gone that was said before. What this turn adds stays, and so does what waits behind it; what was counted
   * stays counted, but no longer belongs to a conversation.
   */
  readonly erase?: boolean;
}

/** Something to count. */
export interface NewFact {
  readonly name: string;
  readonly procedure: string | null;
  readonly detail: unknown;
}

/** A counted thing, as stored. */
export interface Fact extends NewFact {
  readonly id: number;
  readonly conversationId: string;
  readonly channel: string;
  readonly at: Date;
}

/** What was answered under a number, so that a clerk sees exactly that. */
export interface AnswerRecord {
  readonly number: string;
  readonly snapshot: unknown;
}

/** A line of a transcript. */
export interface TranscriptEntry {
  readonly seq: number;
  readonly at: Date;
  readonly activity: unknown;
}

/** A message that waits to be sent through a push channel. */
export interface OutboxMessage {
  readonly id: number;
  readonly channel: string;
  readonly conversationId: string;
  readonly payload: unknown;
  readonly createdAt: Date;
  readonly attempts: number;
  /** A sender stopped between sending and saying so: the platform may have it already. */
  readonly maybeSent: boolean;
  /** How to reach the person, as the newest event told. */
  readonly address: unknown;
  /** When the person was heard last. */
  readonly heardAt: Date | null;
}

/** How a push channel stands, for an operator. */
export interface OutboxOverview {
  readonly waiting: number;
  readonly oldestWaiting: Date | null;
  readonly sent: number;
  /** Sent once more because a sender stopped in the middle: the person may have seen these twice. */
  readonly maybeTwice: number;
  /** Given up, by reason, most frequent first. */
  readonly dead: readonly { readonly reason: string; readonly count: number; readonly newest: Date }[];
}

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

/** The rows of one conversation's life that bring it forward. */
export interface Turns {
  /** Stores an event once. Returns after it is safe on disk. */
  accept(event: NewEvent): Promise<Acceptance>;
  /** The next turn to run in a conversation, or null. */
  next(conversationId: string): Promise<PendingTurn | null>;
  /** Stores a turn; `conflict` if somebody else was faster or an answer number is taken: begin again with `next`. */
  commit(turn: TurnCommit): Promise<'committed' | 'conflict'>;
  /** Takes over events whose claim has run out; returns their conversations. */
  takeOver(now: Date, claim: Claim, limit: number): Promise<string[]>;
}

/** Conversations as a whole. */
export interface Conversations {
  find(id: string): Promise<Conversation | null>;
  /**
   * The assistant keeps quiet until then; null = it answers again.
   * @param opens begins the conversation where there is none; else nothing happens there
   */
  quieten(
    id: string,
    until: Date | null,
    opens?: { readonly channel: string; readonly userId: string; readonly at: Date },
  ): Promise<void>;
  /** Deletes a conversation and all that was said in it; what was counted stays, without saying whose it was. */
  forget(id: string): Promise<void>;
}

/** Reading what was said. */
export interface Transcript {
  /** Entries after a sequence number, oldest first. */
  read(conversationId: string, after: number, limit: number): Promise<TranscriptEntry[]>;
  /** Calls back when a conversation got new entries, in this process or another; returns how to stop. */
  watch(listener: (conversationId: string) => void): () => void;
}

/** Sending through push channels, in order per conversation. */
export interface Outbox {
  /** Takes messages that are due, at most the first unsent one of each conversation. */
  claim(channel: string, now: Date, claim: Claim, limit: number): Promise<OutboxMessage[]>;
  sent(id: number, at: Date): Promise<void>;
  /** Tries again later; `maybeSent`: the platform may have taken it all the same. */
  retry(id: number, dueAt: Date, reason: string, maybeSent?: boolean): Promise<void>;
  /** Gives up; an operator sees it. */
  bury(id: number, at: Date, reason: string): Promise<void>;
  /** Calls back when a turn in this process has left messages; returns how to stop. Those of other processes are found by looking. */
  watch(listener: () => void): () => void;
  /** The platform itself says that it has a message, whatever we heard when we sent it. */
  confirm(channel: string, id: number, at: Date): Promise<void>;
  overview(channel: string): Promise<OutboxOverview>;
  /** Puts what was given up for a reason back into the queue; returns how many. */
  revive(channel: string, reason: string, at: Date): Promise<number>;
}

/** Reading statistics. */
export interface Facts {
  read(afterId: number, limit: number): Promise<Fact[]>;
}

/** Values that are made once and kept. */
export interface Secrets {
  /** The stored value, or the one `make` gives, stored for everybody. */
  getOrCreate(name: string, make: () => string): Promise<string>;
}

/** Looking up what was answered. */
export interface Answers {
  find(number: string): Promise<{ readonly snapshot: unknown; readonly at: Date } | null>;
}

/** One reading of all official records of procedures, from a file or from the portal. */
export interface CatalogueCrawl {
  readonly id: number;
  readonly source: string;
  /** Day the records were taken from the portal, YYYY-MM-DD. */
  readonly crawledOn: string;
  readonly startedAt: Date;
  /** null while it is being written, or when it was interrupted. */
  readonly finishedAt: Date | null;
  /** Records that the portal has. */
  readonly here: number;
  /** Records of earlier crawls that it has no longer. */
  readonly gone: number;
  /** Rows that could not be read. */
  readonly setAside: number;
}

/** An official record as stored: what it is found by, and its content packed by the knowledge room. */
export interface CatalogueItem {
  /** Identifies the record between crawls; a code can stand on two. */
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly scope: string;
  readonly local: boolean;
  readonly crawledOn: string;
  readonly goneOn: string | null;
  /** Of the content: the same content is stored once. */
  readonly hash: string;
  readonly body: Uint8Array;
}

/** The official records, versioned by crawl. Only finished crawls are seen by readers; nothing is ever deleted. */
export interface Catalogue {
  /** Newest first, unfinished ones too. */
  crawls(limit: number): Promise<CatalogueCrawl[]>;
  /** The newest finished crawl: the catalogue of today. */
  newest(): Promise<CatalogueCrawl | null>;
  /** A crawl of the same source that was interrupted, to go on with. */
  unfinished(source: string, since: Date): Promise<CatalogueCrawl | null>;
  /** Begins a crawl; returns its id. */
  begin(crawl: { readonly source: string; readonly crawledOn: string; readonly at: Date }): Promise<number>;
  /** Stores at most 200 records in one short transaction; a key that is there already is replaced. */
  add(crawl: number, items: readonly CatalogueItem[]): Promise<void>;
  /** Keys stored in a crawl so far. */
  keys(crawl: number): Promise<ReadonlySet<string>>;
  /** Takes records over from the newest finished crawl unchanged, because they could not be read again. */
  carry(crawl: number, keys: readonly string[]): Promise<void>;
  /** How many records of the newest finished crawl are not in this one, and how many it had. */
  missing(crawl: number): Promise<{ readonly missing: number; readonly before: number }>;
  /**
   * Makes a crawl the catalogue. What it lacks is taken over: marked as gone on a day, or unchanged when `goneOn` is null because
   * it was only a part.
   */
  finish(
    crawl: number,
    end: { readonly at: Date; readonly setAside: number; readonly goneOn: string | null },
  ): Promise<CatalogueCrawl>;
  /** A page of a crawl in the order of keys. */
  read(crawl: number, afterKey: string, limit: number): Promise<CatalogueItem[]>;
  /** The records of a crawl with a code. */
  find(crawl: number, code: string): Promise<CatalogueItem[]>;
}

/** The whole of storage. */
export interface Storage {
  readonly kind: 'sqlite' | 'postgresql';
  readonly turns: Turns;
  readonly conversations: Conversations;
  readonly transcript: Transcript;
  readonly outbox: Outbox;
  readonly tokens: TokenStore;
  readonly tallies: Tallies;
  readonly facts: Facts;
  readonly secrets: Secrets;
  readonly answers: Answers;
  readonly catalogue: Catalogue;
  /** Rejects if the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
