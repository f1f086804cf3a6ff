// One conversation with the assistant: opens or continues it, keeps the thread, and starts anew when the server no longer knows it.
import { Admission } from './admission.ts';
import { erase, tellOpened, type Opening } from './api.ts';
import type { Boot, Opened } from './boot.ts';
import { Line } from './line.ts';
import { forgetAll, forgetErased, recall, remember } from './memory.ts';
import { Outbox } from './outbox.ts';
import {
  addMessages,
  addUnsent,
  awaitsAnswer,
  beginAnew,
  emptyThread,
  languageOf,
  setDelivery,
  type Thread,
} from './thread.ts';
import { readActivitySet, type ActivitySet, type Link } from './wire.ts';

/** What the page shows. */
export interface Snapshot {
  readonly thread: Thread;
  /** false after a failed attempt to reach the server, until one succeeds. */
  readonly reachable: boolean;
  /** The history or the greeting is there. */
  readonly opened: boolean;
  /** Too many open a conversation from this network; it is tried again when the server said. */
  readonly busy: boolean;
}

export const nothingYet: Snapshot = { thread: emptyThread, reachable: true, opened: false, busy: false };

/** If no answer came this long after a message was taken, the socket may be dead; ms. */
const answerTime = 6_000;

export class Session {
  readonly #boot: Boot;
  readonly #changed: (snapshot: Snapshot) => void;
  readonly #line: Line;
  readonly #outbox: Outbox;
  readonly #admission: Admission;
  #snapshot: Snapshot = nothingYet;
  /** Whose messages are in the thread. */
  #conversationId: string | null = null;
  #watermark: string | null = null;

  constructor(boot: Boot, changed: (snapshot: Snapshot) => void) {
    this.#boot = boot;
    this.#changed = changed;
    const reachable = (yes: boolean): void => this.#reachable(yes);
    const admission = new Admission({
      reachable,
      fresh: () => this.#fresh(),
      opened: (opened) => this.#opened(opened),
      renewed: () => this.#keep(),
      busy: (yes) => {
        if (yes !== this.#snapshot.busy) this.#update({ busy: yes });
      },
    });
    const refused = (status: number): Promise<string | null> => admission.refused(status);
    this.#admission = admission;
    this.#line = new Line({
      reachable,
      refused,
      where: () => ({ credential: admission.known, watermark: this.#watermark }),
      received: (set) => this.#received(set),
      expectant: () => awaitsAnswer(this.#snapshot.thread),
    });
    this.#outbox = new Outbox({
      reachable,
      refused,
      credential: () => admission.credential,
      sent: (clientId) => this.#sent(clientId),
      failed: (clientId) => this.#update({ thread: setDelivery(this.#snapshot.thread, clientId, 'failed') }),
    });
  }

  /** Takes up the conversation this browser had, else the one in the page, else opens one; then listens. */
  async start(): Promise<void> {
    const inPage = recall() === null ? this.#boot.chat : null;
    const streamUrl =
      inPage === null ? await this.#admission.openAtLast(this.#returning()) : this.#admission.adopt(inPage);
    for (const unsent of this.#outbox.restore(Date.now())) {
      this.#update({ thread: addUnsent(this.#snapshot.thread, unsent) });
    }
    this.#line.start(streamUrl);
    this.#outbox.send();
  }

  /** @param token - of the button that was pressed; null for typed words */
  readonly say = (text: string, token: string | null = null): void => {
    const unsent = { clientId: newId(), text, token, at: Date.now() };
    this.#update({ thread: addUnsent(this.#snapshot.thread, unsent) });
    this.#outbox.add(unsent);
    this.wake();
  };

  /** The network may be back: tries at once what would be tried later. */
  wake(): void {
    this.#admission.wake();
    this.#line.wake();
    this.#outbox.send();
  }

  /** The page is looked at again after a while. */
  check(): void {
    this.wake();
    if (this.#admission.credential !== null) void this.#line.check();
  }

  /** Leaves the conversation; this browser forgets it. */
  async leave(): Promise<void> {
    const opening = this.#fresh();
    forgetAll();
    this.#update({ thread: emptyThread, opened: false });
    this.#line.moveTo(await this.#admission.openAtLast(opening));
  }

  /** @returns whether the server has taken it; what was said then goes from the page by itself */
  readonly erase = async (): Promise<boolean> => {
    const { credential } = this.#admission;
    if (credential === null) return false;
    const reached = await erase(credential);
    if (reached.ok) return true;
    // A token that has run out is renewed, and then it is tried once more.
    if (reached.status !== 403 || (await this.#admission.refused(403)) === null) return false;
    return (await erase(this.#admission.known)).ok;
  };

  /** A link of an answer was followed. */
  readonly opened = ({ id }: Link, procedure: string | null): void => {
    const { credential } = this.#admission;
    if (id !== undefined && credential !== null) tellOpened(credential, id, procedure);
  };

  /** Sends once more what the server would not take. */
  readonly again = (clientId: string): void => {
    const entry = this.#snapshot.thread.entries.find(({ key }) => key === clientId);
    if (entry?.kind !== 'said') return;
    this.#update({ thread: setDelivery(this.#snapshot.thread, clientId, 'sending') });
    this.#outbox.add({ clientId, text: entry.text, token: entry.token, at: Date.now() });
  };

  #fresh(): Opening {
    const { procedure, resume } = this.#boot;
    return {
      ...(procedure !== null && { procedure }),
      language: languageOf(this.#snapshot.thread) ?? this.#boot.language,
      // A resume link leads to its place once.
      ...(resume !== null && this.#conversationId === null && { resume }),
    };
  }

  /** The same page again only goes on; another procedure or a resume link is opened in the same conversation. */
  #returning(): Opening {
    const kept = recall();
    if (kept === null) return this.#fresh();
    const asksMore = this.#boot.resume !== null || this.#boot.procedure !== kept.procedure;
    return { ...(asksMore && this.#fresh()), token: kept.token };
  }

  #opened(opened: Opened): void {
    const { conversationId } = opened;
    if (this.#conversationId !== null && this.#conversationId !== conversationId) {
      this.#update({ thread: beginAnew(this.#snapshot.thread, conversationId) });
    }
    this.#conversationId = conversationId;
    this.#watermark = null;
    this.#received(readActivitySet(opened) ?? { messages: [], watermark: opened.watermark });
    this.#update({ opened: true });
    // A resume link has done its work: loading the page again goes on from where the person is by then.
    if (this.#boot.resume !== null) history.replaceState(null, '', location.pathname);
  }

  #received(set: ActivitySet): void {
    this.#watermark = set.watermark ?? this.#watermark;
    this.#keep();
    for (const message of set.messages)
      if (message.from === 'assistant' && message.erased) forgetErased(message.id);
    if (set.messages.length > 0) this.#update({ thread: addMessages(this.#snapshot.thread, set.messages) });
  }

  #sent(clientId: string): void {
    this.#update({ thread: setDelivery(this.#snapshot.thread, clientId, 'sent') });
    setTimeout(() => {
      if (awaitsAnswer(this.#snapshot.thread)) void this.#line.check();
    }, answerTime);
  }

  #reachable(yes: boolean): void {
    if (yes === this.#snapshot.reachable) return;
    this.#update({ reachable: yes });
    if (yes) this.#outbox.send();
  }

  #keep(): void {
    remember({ ...this.#admission.known, watermark: this.#watermark, procedure: this.#boot.procedure });
  }

  #update(change: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    this.#changed(this.#snapshot);
  }
}

/** Not randomUUID: on a plain http address of a local network browsers do not have it. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('');
}
