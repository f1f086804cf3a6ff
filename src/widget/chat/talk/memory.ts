// What this browser keeps between visits. Where storage is forbidden (a frame with cookies blocked) it is kept until the page closes.
import { fields, string } from './wire.ts';
import type { Unsent } from './thread.ts';

/** Enough to take up the same conversation. */
export interface Remembered {
  readonly conversationId: string;
  readonly token: string;
  /** How far the conversation was read. */
  readonly watermark: string | null;
  /** The procedure it was opened at, to tell whether another page of a site continues it. */
  readonly procedure: string | null;
}

const prefix = 'guidance.';
const chatKey = 'chat';
const unsentKey = 'unsent.';
const papersKey = 'papers.';
const erasedKey = 'erased';
/** A message that could not be sent for this long is no longer what the person wants to say. Milliseconds. */
const unsentLife = 24 * 60 * 60 * 1000;
/** As long as the server lets an old token continue its conversation. Seconds. */
const rememberFor = 30 * 24 * 60 * 60;

const fallback = new Map<string, string>();

export function recall(): Remembered | null {
  const kept = fields(readJson(chatKey));
  const conversationId = string(kept['conversationId']);
  const token = string(kept['token']);
  if (conversationId === null || token === null) return null;
  return {
    conversationId,
    token,
    watermark: string(kept['watermark']),
    procedure: string(kept['procedure']),
  };
}

/** The cookie holds no name or number: it only tells the server not to open a conversation that would not be used. */
export function remember(chat: Remembered): void {
  writeJson(chatKey, chat);
  document.cookie = `guidance_chat=1; path=/; max-age=${rememberFor}; samesite=lax`;
}

/** Forgets the conversation and what was ticked in it; how the page looks stays. */
export function forgetAll(): void {
  for (const key of [chatKey, erasedKey, ...keys(unsentKey), ...keys(papersKey)]) remove(key);
  document.cookie = 'guidance_chat=; path=/; max-age=0; samesite=lax';
}

/**
 * The server has deleted the conversation: what was ticked in it is forgotten too, once. The same message comes again with the history,
 * and must not take away what was ticked since.
 *
 * @param id - of the message that says so
 */
export function forgetErased(id: string): void {
  if (readJson(erasedKey) === id) return;
  for (const key of keys(papersKey)) remove(key);
  writeJson(erasedKey, id);
}

/** @returns which papers of a procedure were ticked or unticked on this device */
export function recallTicks(procedure: string): Readonly<Record<string, unknown>> {
  return fields(readJson(papersKey + procedure));
}

export function keepTick(procedure: string, paper: string, ticked: boolean): void {
  writeJson(papersKey + procedure, { ...recallTicks(procedure), [paper]: ticked });
}

/** One key per message: two tabs never overwrite each other's. */
export function keepUnsent(unsent: Unsent): void {
  writeJson(unsentKey + unsent.clientId, unsent);
}

export function dropUnsent(clientId: string): void {
  remove(unsentKey + clientId);
}

/** @param now - milliseconds since 1970 */
export function recallUnsent(now: number): readonly Unsent[] {
  return keys(unsentKey)
    .map((key) => readJson(key) as Unsent | null)
    .filter((unsent) => unsent !== null)
    .filter((unsent) => {
      const fresh = now - unsent.at < unsentLife;
      if (!fresh) dropUnsent(unsent.clientId);
      return fresh;
    })
    .sort((a, b) => a.at - b.at);
}

/** @returns what was kept under the key, null when nothing readable was */
export function readJson(key: string): unknown {
  try {
    return JSON.parse(read(prefix + key) ?? 'null') as unknown;
  } catch {
    return null;
  }
}

export function writeJson(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(prefix + key, text);
  } catch {
    fallback.set(prefix + key, text);
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return fallback.get(key) ?? null;
  }
}

function remove(key: string): void {
  fallback.delete(prefix + key);
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    return;
  }
}

function keys(start: string): readonly string[] {
  let all: string[];
  try {
    all = Object.keys(localStorage);
  } catch {
    all = [...fallback.keys()];
  }
  return all.filter((key) => key.startsWith(prefix + start)).map((key) => key.slice(prefix.length));
}
