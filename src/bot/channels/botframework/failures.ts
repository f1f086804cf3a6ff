// What a failed call to a Bot Framework connector means for a message and for the channel, by its HTTP status.
import type { Verdict } from '../../outbox/verdict.ts';

/** Failures that come before anything was sent. */
const unsent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
]);

export function verdictOf(error: unknown): Verdict {
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  if (typeof statusCode !== 'number') {
    const reason = typeof code === 'string' ? code : 'không gọi được connector';
    return { kind: 'again', reason, maybeSent: !unsent.has(reason) };
  }
  const reason = `HTTP ${statusCode}`;
  if (statusCode === 429) return { kind: 'slower', reason };
  if (statusCode === 401) return { kind: 'halt', reason: `${reason} mã ứng dụng hoặc mật khẩu sai` };
  if (statusCode >= 500 || statusCode === 408) return { kind: 'again', reason, maybeSent: true };
  // 403: the person has blocked the bot; 404: the conversation is gone; 400, 413: the activity is not taken.
  return { kind: 'give-up', reason };
}
