// A running desk for tests: real HTTP, real storage, a clock that can be moved, and browsers reduced to their cookie.
import { Secret, TOTP } from 'otpauth';
import { maskPersonal } from '../../src/bot/masking.ts';
import { readConfig } from '../../src/config.ts';
import type { ReportParts } from '../../src/staff/reports/parts.ts';
import { emptyShelf, loadKnowledge, type KnowledgeBase } from '../../src/knowledge/knowledge.ts';
import type { ReferenceParts } from '../../src/staff/reference/types.ts';
import { newSecret } from '../../src/staff/access/second-factor.ts';
import { addAccount, staffRoutes } from '../../src/staff/staff.ts';
import type { Place } from '../../src/storage/storage.ts';
import type { Role, Staff } from '../../src/storage/types/staff.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { freePort } from '../support/free-port.ts';
import { startServer } from '../support/server.ts';

export const ownPassword = 'năm con vịt vàng bơi';

/** Nothing was counted. */
const reports: ReportParts = {
  facts: { between: () => Promise.resolve([]), conversations: () => Promise.resolve([]) },
  figures: { read: () => Promise.resolve(new Map()), keep: () => Promise.resolve() },
  names: { procedure: (code) => code, stations: () => [], unit: (code) => code },
  satisfaction: null,
};

let loaded: KnowledgeBase | undefined;

/** The real content; nothing is found by words and nothing was answered. */
const reference: ReferenceParts = {
  kb: () => (loaded ??= loadKnowledge()),
  find: () => [],
  answers: { find: () => Promise.resolve(null) },
  resting: () => null,
  recordThen: () => Promise.resolve({ crawledOn: null, oldestOn: null, shelf: emptyShelf }),
  resumeUrl: () => 'http://localhost/?tiep=x',
  chatTexts: () => [],
};

export interface Desk {
  readonly url: string;
  readonly staff: Staff;
  pass: (ms: number) => void;
  now: () => Date;
  /** Somebody with a password of their own, signed in. */
  colleague: (name: string, role: Role) => Promise<Browser>;
  browser: () => Browser;
  /** A new account; returns its one-time password. */
  add: (name: string, role: Role) => Promise<string>;
  /** Gives an account a second factor, as if its phone had been set up long ago; returns the phone. */
  twoSteps: (name: string) => Promise<Phone>;
}

/** @param storage - the same as at the place: the server opens its own */
export async function startDesk(
  storage: Storage,
  place: Place,
  env: Record<string, string> = {},
): Promise<Desk> {
  const { staff, personal, questions, lessons, service, feedback } = storage;
  const titleOf = (code: string): string | null => (code === '1.001193' ? 'Đăng ký khai sinh' : null);
  const config = readConfig(env);
  let shift = 0;
  const now = (): Date => new Date(Date.now() + shift);
  const routes = staffRoutes({
    staff,
    personal,
    settings: config.staff,
    key: 'key of the tests',
    publicUrl: config.publicUrl,
    now,
    reports,
    reference,
    api: { ask: () => Promise.resolve([]), inLetters: () => '' },
    learning: {
      questions,
      lessons,
      intents: [{ label: 'fee', about: 'Hỏi mất bao nhiêu tiền' }],
      suggest: () => Promise.resolve(['1.001193']),
      titleOf,
      mask: (text) => maskPersonal(text).text,
    },
    feedback: { feedback, kb: reference.kb, mask: (text) => maskPersonal(text).text },
    handover: {
      handovers: storage.handovers,
      transcript: storage.transcript,
      clerks: {
        claim: () => Promise.resolve(false),
        say: () => Promise.resolve(false),
        giveBack: () => Promise.resolve(false),
      },
      standing: () => ({ procedure: null, where: null, unit: null }),
      answersTo: () => Promise.resolve([]),
      hours: () => reference.kb().hours,
      present: config.handover.present,
    },
    notices: { service, hours: () => reference.kb().hours, titleOf, askInstead: '18001096.' },
  });
  const port = await freePort();
  await startServer({ routes, place, env, port });
  const url = `http://127.0.0.1:${port}`;
  const origin = config.publicUrl ?? url;
  const browser = (): Browser => new Browser(url, origin);
  const add = async (name: string, role: Role): Promise<string> => {
    const by = { actor: 'test', at: now() };
    const password = await addAccount(staff.accounts, { name, role }, by, config.staff.oneTime);
    if (password === null) throw new Error(`${name} is taken`);
    return password;
  };
  return {
    url,
    staff,
    pass: (ms) => {
      shift += ms;
    },
    now,
    browser,
    add,
    twoSteps: async (name) => {
      const secret = newSecret();
      const entry = { at: now(), actor: name, action: 'second-factor-on', subject: name, detail: null };
      const secondFactor = { secret, usedStep: 0, spare: [] };
      await staff.accounts.change(name, { secondFactor }, entry);
      return () => phone(secret, now());
    },
    colleague: async (name, role) => {
      const password = await add(name, role);
      const them = browser();
      await them.signIn(name, password);
      await them.post('/can-bo/mat-khau', { cu: password, moi: ownPassword, lai: ownPassword });
      return them;
    },
  };
}

/** Shows the code of this moment. */
export type Phone = () => string;

export const phone = (secret: string, at: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

export interface Seen {
  readonly status: number;
  readonly location: string | null;
  readonly headers: Headers;
  readonly html: string;
}

/** Keeps its cookie, sends the origin of its page and the hidden field of the last form it saw. */
export class Browser {
  cookie = '';
  field = '';
  readonly #url: string;
  readonly #origin: string;

  constructor(url: string, origin: string) {
    this.#url = url;
    this.#origin = origin;
  }

  get(path: string): Promise<Seen> {
    return this.#ask(path, {});
  }

  async post(
    path: string,
    fields: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Seen> {
    return this.#ask(path, {
      method: 'POST',
      headers: { origin: this.#origin, ...headers },
      body: new URLSearchParams({ the: this.field, ...fields }),
    });
  }

  async signIn(name: string, password: string, more: Readonly<Record<string, string>> = {}): Promise<Seen> {
    if (this.field === '') await this.get('/can-bo/vao');
    const seen = await this.post('/can-bo/vao', { ten: name, 'mat-khau': password, ...more });
    if (seen.status === 303) await this.get('/can-bo/mat-khau');
    return seen;
  }

  async #ask(path: string, init: RequestInit): Promise<Seen> {
    const headers = { ...(init.headers as Record<string, string>), cookie: this.cookie };
    const response = await fetch(this.#url + path, { ...init, headers, redirect: 'manual' });
    const html = await response.text();
    const given = response.headers.get('set-cookie');
    if (given !== null) this.cookie = given.split(';')[0] ?? '';
    this.field = /name="the" value="([\w-]+)"/.exec(html)?.[1] ?? this.field;
    return {
      status: response.status,
      location: response.headers.get('location'),
      headers: response.headers,
      html,
    };
  }
}

/** Somebody with a password of their own, signed in at a running service. */
export async function colleagueOf(staff: Staff, url: string, name: string, role: Role): Promise<Browser> {
  const by = { actor: 'test', at: new Date() };
  const password = (await addAccount(staff.accounts, { name, role }, by, 3_600_000)) ?? '';
  const them = new Browser(url, url);
  await them.signIn(name, password);
  await them.post('/can-bo/mat-khau', { cu: password, moi: ownPassword, lai: ownPassword });
  return them;
}
