import { describe, expect, it } from 'vitest';
import { clerkTokens } from '../../dialogs/dialogs.ts';
import type { Handover } from '../../storage/types/handover.ts';
import type { DeskInput, IncomingInput } from '../types.ts';
import { planOf } from './plan.ts';
import { overdue } from './watch.ts';

const asked = new Date('2026-11-25T02:00:00Z');
const after = (minutes: number): Date => new Date(asked.getTime() + minutes * 60_000);
const waiting: Handover = {
  id: 7,
  conversationId: 'c',
  state: 'waiting',
  askedAt: asked,
  claimedBy: null,
  clerkAt: null,
};
const claimed: Handover = { ...waiting, state: 'claimed', claimedBy: 'an', clerkAt: after(2) };

const text = (words: string, masked: false | 'number' = false): IncomingInput => ({
  kind: 'text',
  text: words,
  masked,
});
const tap = (token: string): IncomingInput => ({ kind: 'tap', token, label: 'x' });
const came: DeskInput = { kind: 'clerk-came', handover: 7 };
const said: DeskInput = { kind: 'clerk-said', handover: 7, text: 'chào' };
const late: DeskInput = { kind: 'clerk-gone', handover: 7, why: 'late' };
const silent: DeskInput = { kind: 'clerk-gone', handover: 7, why: 'silent' };

/** What the plan says in short. */
function short(input: IncomingInput, handover: Handover | null): string {
  const plan = planOf(input, handover, after(3));
  if (plan.kind !== 'news') return plan.kind;
  const { change } = plan;
  return `${plan.input.what}${change?.kind === 'end' ? `, ends ${change.from} as ${change.reason}` : ''}`;
}

describe('who answers', () => {
  it.each<[string, IncomingInput, string, string, string]>([
    // what came in · no hand-over · waiting · claimed
    ['words', text('lệ phí bao nhiêu'), 'assistant', 'assistant', 'nobody'],
    ['words with a number in them', text('số ••••••', 'number'), 'assistant', 'assistant', 'masked'],
    ['a button of a step', tap('n|1.001193|papers|ready'), 'assistant', 'assistant', 'nobody'],
    ['an opinion', tap('fb|KT7K-4M3P|yes'), 'assistant', 'assistant', 'assistant'],
    [
      'a page opened again',
      { kind: 'open', procedure: null, language: null },
      'assistant',
      'assistant',
      'nobody',
    ],
    ['a sticker', { kind: 'sticker' }, 'assistant', 'assistant', 'nobody'],
    ['a photo, which no clerk gets', { kind: 'attachment' }, 'assistant', 'assistant', 'assistant'],
    ['a message too long to keep', { kind: 'too-long' }, 'assistant', 'assistant', 'assistant'],
    ['everything is to be deleted', { kind: 'erase' }, 'assistant', 'assistant', 'assistant'],
    [
      'the assistant is called by words',
      text('cho tôi gặp trợ lý'),
      'assistant',
      'called_back, ends waiting as called_back',
      'called_back, ends claimed as called_back',
    ],
    [
      'the assistant is called by its button',
      tap(clerkTokens.assistant),
      'assistant',
      'called_back, ends waiting as called_back',
      'called_back, ends claimed as called_back',
    ],
    ['the clerk comes', came, 'nobody', 'came', 'came'],
    ['the clerk writes', said, 'nobody', 'nobody', 'clerk'],
    ['nobody came', late, 'nobody', 'late, ends waiting as late', 'nobody'],
    ['the clerk is gone', silent, 'nobody', 'nobody', 'silent, ends claimed as silent'],
    ['the clerk of an older hand-over writes', { ...said, handover: 6 }, 'nobody', 'nobody', 'nobody'],
  ])('%s', (_name, input, without, whileWaiting, whileClaimed) => {
    expect(short(input, null)).toBe(without);
    expect(short(input, waiting)).toBe(whileWaiting);
    expect(short(input, claimed)).toBe(whileClaimed);
  });

  it('counts how long somebody waited', () => {
    const plan = planOf(came, claimed, after(3));
    expect(plan).toMatchObject({ events: [{ name: 'clerk_came', detail: { seconds: 180 } }] });
  });
});

describe('what is overdue', () => {
  const patience = { wait: 5 * 60_000, silence: 10 * 60_000, present: 90_000 };
  const here = new Set(['an']);
  it.each([
    ['somebody waits not too long', waiting, here, 5, null],
    ['somebody waits too long', waiting, here, 5.1, 'late'],
    ['the clerk is there', claimed, here, 12, null],
    ['the clerk says nothing', claimed, here, 12.1, 'silent'],
    ['the clerk has left the desk', claimed, new Set(['binh']), 3, 'silent'],
  ] as const)('%s', (_name, handover, present, minutes, why) => {
    expect(overdue(handover, present, patience, after(minutes))).toBe(why);
  });
});
