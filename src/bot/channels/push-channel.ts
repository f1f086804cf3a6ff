// What every channel brings along that pushes messages to a platform: its webhook, its renderer, and how to send.
import type { Logger } from '../../log.ts';
import type { OutboxMessage } from '../../storage/types/outbox.ts';
import type { Storage } from '../../storage/types/storage.ts';
import type { PendingTurn } from '../../storage/types/turns.ts';
import type { Inbox } from '../inbox.ts';
import type { MessageLimits } from '../message-limits.ts';
import type { Verdict } from '../outbox/verdict.ts';
import type { Tally } from '../tally.ts';
import type { ChannelName, Render, TurnRunner } from '../types.ts';
import type { Route } from '../../web/types.ts';
import type { Pseudonym } from './pseudonym.ts';

/** What the bot gives to every push channel. */
export interface ChannelParts {
  readonly storage: Storage;
  readonly tally: Tally;
  readonly limits: MessageLimits;
  readonly pseudonym: Pseudonym;
  /** The key of the installation: what is derived from it is the same in all processes. */
  readonly key: string;
  /** The address people see, without a slash at the end. */
  readonly address: () => string;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Also the botbuilder adapter of the channel. */
export interface PushChannel extends TurnRunner {
  readonly name: ChannelName;
  readonly render: Render;
  readonly sendsPerMinute: number;
  /** More than one is faster, but then as many may arrive twice when the process is killed. */
  readonly sendsAtOnce: number;
  /** When `send` gives up waiting for the platform, ms. */
  readonly timeoutMs: number;
  /** The addresses the platform calls; what is heard goes into the inbox. */
  routes(inbox: Inbox): readonly Route[];
  /**
   * Never rejects.
   * @param mayLeave - asked last before the message leaves: a process that stood still must not send what another has taken over
   */
  send(message: OutboxMessage, mayLeave: () => boolean): Promise<Verdict>;
  /** Called when a turn begins; shows it where the platform can. */
  begins(turn: PendingTurn): void;
  start(): void;
  stop(): Promise<void>;
}
