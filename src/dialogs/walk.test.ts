// Walks every guide by every method and every choice to its end, and plays random taps: nothing throws, nothing is a dead end.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../knowledge/knowledge.ts';
import type { Guide } from '../knowledge/types.ts';
import { methodsOf } from './journey.ts';
import { createPhraseMatcher } from './phrases.ts';
import { initialState } from './state.ts';
import { step } from './step.ts';
import { toToken } from './tokens.ts';
import { pointOf } from './walked.ts';
import type { Answer, ConversationState, Input, StepResult } from './types.ts';
import { nothingSaid } from './turn-of.ts';

const kb = loadKnowledge();
const content = { kb, matcher: createPhraseMatcher(['rồi', 'không']) };
const now = new Date('2026-11-24T02:00:00Z');

const tap = (token: string): Input => ({ kind: 'tap', token, text: 'nút', understanding: nothingSaid });
const play = (state: ConversationState, token: string): StepResult => step(content, state, tap(token), now);
const said = (answer: Answer): string => JSON.stringify(answer);
/** The buttons that answer the pending node of this procedure. */
const answers = (answer: Answer): readonly string[] =>
  answer.choices.map((c) => c.token).filter((t) => t.startsWith('n|'));

/** Follows every choice of every question once, breadth first over questions, first choice elsewhere. */
function walk(guide: Guide, method: string, pick: (tokens: readonly string[]) => string): Answer[] {
  let result = play(initialState(), toToken({ kind: 'start', procedure: guide.code, method }));
  const heard = [result.answer];
  for (let turn = 0; turn < 40; turn++) {
    const tokens = answers(result.answer);
    if (tokens.length === 0 || result.answer.procedure !== guide.code || result.answer.status !== 'step')
      return heard;
    result = play(result.state, pick(tokens));
    heard.push(result.answer);
  }
  throw new Error(`${guide.code} by ${method} does not end in 40 turns`);
}

const ways = [...kb.guides.values()].flatMap((guide) =>
  methodsOf(guide).map((m) => [guide.code, m, guide] as const),
);

describe('every guide by every method', () => {
  test.each(ways)(
    '%s by %s reaches its end for the first and the last choice of each question',
    (_code, method, guide) => {
      for (const pick of [(t: readonly string[]) => t[0] ?? '', (t: readonly string[]) => lastAnswer(t)]) {
        const heard = walk(guide, method, pick);
        const steps = heard.flatMap((a) => a.blocks).filter((b) => b.kind === 'step');
        for (const answer of heard) {
          expect(said(answer)).not.toMatch(/\{\w+\}|undefined/);
          expect(answer.blocks.length).toBeGreaterThan(0);
        }
        if (heard.some((a) => a.procedure !== guide.code)) continue;
        expect(steps.map((s) => s.number)).toEqual(
          Array.from({ length: steps[0]?.total ?? 0 }, (_, i) => i + 1),
        );
        expect(heard.at(-1)?.choices.length).toBeGreaterThan(0);
      }
    },
  );
});

/** The last choice of a question; on the papers card the first button, since its last one means the same. */
function lastAnswer(tokens: readonly string[]): string {
  return tokens.at(-1) ?? '';
}

test('online guides open the portal at the page of the procedure', () => {
  for (const guide of kb.guides.values()) {
    if (!guide.methods.online) continue;
    const heard = walk(guide, 'online', (t) => t[0] ?? '');
    if (heard.some((a) => a.procedure !== guide.code)) continue;
    const links = heard.flatMap((a) => a.links);
    const wanted = guide.portal.id ?? encodeURIComponent(guide.portal.keyword);
    expect(
      links.some((l) => l.kind === 'portal' && (l.url.includes(wanted) || l.id === 'interlinked')),
      guide.code,
    ).toBe(true);
  }
});

test('any 200 taps, also old and foreign ones, are answered, and going back undoes the last answer', () => {
  const codes = [...kb.guides.keys()];
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 200, maxLength: 200 }), (numbers) => {
      let state = initialState();
      const pressed: string[] = codes.map((procedure) => toToken({ kind: 'start', procedure, method: null }));
      for (const n of numbers) {
        const token = pressed[n % pressed.length] ?? '';
        const result = play(state, token);
        expect(result.answer.blocks.length).toBeGreaterThan(0);
        expect(said(result.answer)).not.toMatch(/\{\w+\}|undefined/);
        pressed.push(...result.answer.choices.map((c) => c.token), toToken({ kind: 'move', move: 'back' }));
        const before = state.journey?.actions ?? [];
        const after = result.state.journey?.actions ?? [];
        if (
          state.journey?.procedure === result.state.journey?.procedure &&
          after.length === before.length + 1
        ) {
          const undone = play(result.state, toToken({ kind: 'move', move: 'back' }));
          expect(undone.state.journey?.actions).toEqual(before);
        }
        state = result.state;
      }
    }),
    { numRuns: 18, seed: 20261124 },
  );
});

test('replaying the stored actions gives the same place as living through them', () => {
  for (const [code, method] of ways) {
    const heard = play(initialState(), toToken({ kind: 'start', procedure: code, method }));
    let live = heard;
    for (let i = 0; i < 4; i++) live = play(live.state, answers(live.answer)[0] ?? '');
    const journey = live.state.journey;
    if (!journey) throw new Error('no journey');
    const point = {
      procedure: journey.procedure,
      actions: journey.actions,
      papers: journey.papers,
      unit: null,
    };
    const resumed = step(content, initialState(), { kind: 'resume', point }, now);
    expect(resumed.answer.choices).toEqual(live.answer.choices);
  }
});

test('a resume link made inside a journey that stands in another one keeps both', () => {
  const [inner, outer] = ['login_help', 'portal_help'].map((flow) => ({ flow, actions: [], ticks: [] }));
  if (!inner || !outer) throw new Error('no journeys');
  const point = { procedure: null, actions: [], papers: [], unit: null, flow: inner, outer: [outer] };
  const resumed = step(content, initialState(), { kind: 'resume', point }, now);
  expect(resumed.state.flow).toMatchObject({ ...inner, outer: [outer] });
  const { links } = play(resumed.state, toToken({ kind: 'move', move: 'stop_for_now' })).answer;
  expect(links).toContainEqual(
    expect.objectContaining({
      kind: 'resume',
      point: expect.objectContaining({ flow: inner, outer: [outer] }) as unknown,
    }),
  );
  expect(pointOf(resumed.state)).toMatchObject({ flow: inner, outer: [outer] });
});
