// Lets a human answer in the platform's own chat tool: while one does, the assistant keeps quiet, and nothing of it is stored here.
import type { Storage } from '../../storage/types/storage.ts';
import { callsAssistant } from '../handover/calls-assistant.ts';
import type { ChannelName, IncomingInput } from '../types.ts';

export class Pause {
  readonly #storage: Storage;
  readonly #pauseMs: number;
  readonly #now: () => Date;

  constructor(storage: Storage, pauseMs: number, now: () => Date) {
    this.#storage = storage;
    this.#pauseMs = pauseMs;
    this.#now = now;
  }

  /** A human has written to this person: quiet from now on, for as long as is set. */
  async humanSpoke(conversationId: string, channel: ChannelName, userId: string): Promise<void> {
    const until = new Date(this.#now().getTime() + this.#pauseMs);
    await this.#storage.conversations.quieten(conversationId, until, { channel, userId, at: this.#now() });
  }

  /**
   * What the assistant is to answer: nothing while a human does, unless the person calls it back.
   *
   * @returns null: keep quiet and keep nothing
   */
  async letThrough(conversationId: string, input: IncomingInput): Promise<IncomingInput | null> {
    const conversation = await this.#storage.conversations.find(conversationId);
    const until = conversation?.quietUntil ?? null;
    if (until === null || until <= this.#now()) return input;
    if (input.kind !== 'text' || !callsAssistant(input.text)) return null;
    await this.#storage.conversations.quieten(conversationId, null);
    return { kind: 'open', procedure: null, language: null };
  }
}
