// Events of a push channel as storage takes them in, for tests that look at storage alone.
import type { NewEvent } from '../../src/storage/types/turns.ts';

export const start = new Date('2026-11-20T01:00:00Z');
export const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

export const event = (
  conversationId: string,
  eventId: string,
  changes: Partial<NewEvent> = {},
): NewEvent => ({
  channel: 'zalo',
  eventId,
  conversationId,
  payload: { kind: 'text', text: eventId },
  at: start,
  activity: { type: 'message', text: eventId },
  opensFor: 'someone',
  claim: { by: 'one', until: later(10) },
  ...changes,
});
