// A person with an open page who never gives up: sends each message until it is acknowledged, and follows the stream through restarts.
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { call, openChat, post, read, type SeenActivity, type Session } from './direct-line.ts';
import { openSocket, type TestSocket } from './socket.ts';

/** Between tries while the server is away, ms. */
const pause = 25;
/** How long a server may be away, ms. */
const patience = 90_000;
/** How long it may take to answer one request, and be silent on a stream although there is something to say, ms. */
const longestAnswer = 3_000;

/** Tries until it works; a test that ends while the server is away must not leave this behind, so it gives up after a while. */
async function untilDone<Result>(
  attempt: () => Promise<Result>,
  enough = (): boolean => false,
): Promise<Result> {
  const giveUp = Date.now() + patience;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (enough() || Date.now() > giveUp) throw error;
      await setTimeout(pause);
    }
  }
}

export class Talker {
  /** Texts that the server has acknowledged, in order. */
  readonly acknowledged: string[] = [];
  /** What the page has shown. */
  readonly seen: SeenActivity[] = [];
  readonly #url: string;
  readonly #session: Session;
  #leaving = false;
  #following: Promise<void> = Promise.resolve();

  private constructor(url: string, session: Session) {
    this.#url = url;
    this.#session = session;
  }

  /** Opens the page; it is closed when the test ends. */
  static async open(url: string): Promise<Talker> {
    const talker = new Talker(url, await untilDone(() => openChat(url, {}, longestAnswer)));
    talker.#following = talker.#follow();
    onTestFinished(() => talker.#leave());
    return talker;
  }

  /**
   * Says one thing after another until told to stop.
   *
   * @param breath - between two things, ms
   */
  async talkUntil(stop: AbortSignal, breath = 0): Promise<void> {
    while (!stop.aborted) {
      const text = `tin ${this.acknowledged.length + 1}`;
      // The same id each time, as a page does that does not know whether its message arrived.
      await untilDone(async () => {
        const { status } = await post(
          this.#url,
          this.#session,
          { type: 'message', text, channelData: { clientActivityID: text.replace(' ', '-') } },
          longestAnswer,
        );
        if (status !== 200) throw new Error(`Answered ${status}`);
      });
      this.acknowledged.push(text);
      if (breath > 0) await setTimeout(breath);
    }
  }

  /** Settles when everything acknowledged has been answered, with the whole transcript. */
  async settled(): Promise<readonly SeenActivity[]> {
    const expected = 1 + 2 * this.acknowledged.length;
    const all: SeenActivity[] = [];
    let watermark = '';
    while (all.length < expected) {
      const set = await untilDone(() => read(this.#url, this.#session, watermark, longestAnswer));
      all.push(...set.activities);
      watermark = set.watermark;
      if (set.activities.length === 0) await setTimeout(pause);
    }
    for (let wait = 0; wait < patience && this.seen.length < expected - 1; wait += pause)
      await setTimeout(pause);
    return all;
  }

  async #leave(): Promise<void> {
    this.#leaving = true;
    await this.#following;
  }

  async #follow(): Promise<void> {
    while (!this.#leaving) {
      const url = await untilDone(
        () => this.#streamUrl(),
        () => this.#leaving,
      ).catch(() => null);
      if (url === null) return;
      const stream = openSocket(url);
      const seenBefore = this.seen.length;
      let silent = 0;
      while (this.#isWatching(stream) && silent < longestAnswer) {
        await setTimeout(pause);
        const missing = 2 * this.acknowledged.length > seenBefore + stream.activities.length;
        silent = missing && this.seen.length === seenBefore + stream.activities.length ? silent + pause : 0;
        this.seen.splice(seenBefore, Infinity, ...stream.activities);
      }
      stream.socket.terminate();
      this.seen.splice(seenBefore, Infinity, ...stream.activities);
    }
  }

  #isWatching({ socket }: TestSocket): boolean {
    return !this.#leaving && socket.readyState <= socket.OPEN;
  }

  async #streamUrl(): Promise<string> {
    const last = Number(this.seen.at(-1)?.channelData['webchat:sequence-id'] ?? this.#session.watermark);
    const path = `${this.#url}/v3/directline/conversations/${this.#session.conversationId}?watermark=${last}`;
    const options = { token: this.#session.token, patience: longestAnswer };
    const { status, body } = await call<Session>('GET', path, options);
    if (status !== 200) throw new Error(`Answered ${status}`);
    return body.streamUrl;
  }
}
