// Any taps and words inside the journeys are answered, back undoes, a link comes back to the same place, and nothing is a dead end.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGuidance } from '../../src/dialogs/dialogs.ts';
import { parseState } from '../../src/dialogs/state.ts';
import type { StepResult } from '../../src/dialogs/types.ts';
import { kb, said, silent } from './kit.ts';

const guidance = createGuidance(kb, silent);
const now = new Date('2026-11-24T02:00:00Z');
const tap = (state: unknown, token: string): Promise<StepResult> =>
  guidance.play(state, { kind: 'tap', token, label: 'nút' }, now);
const words = [
  'có',
  'không',
  'rồi',
  'chưa',
  '1',
  'cái thứ hai',
  'không hiểu gì hết',
  'trời mưa',
  'mất rồi',
  'bố mẹ',
];
const moves = [
  'back',
  'restart',
  'repeat',
  'change_answer',
  'where_am_i',
  'not_understood',
  'missing',
  'menu',
];

test('any 200 taps and words are answered, and back undoes the last answer', async () => {
  const starts = [...kb.journeys.keys()].map((id) => `j|${id}`);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { minLength: 200, maxLength: 200 }), async (numbers) => {
      let state: unknown = null;
      const pressed: string[] = [...starts, 's|1.001193|', ...moves.map((m) => `m|${m}`)];
      for (const n of numbers) {
        const word = n % 5 === 0 ? words[n % words.length] : undefined;
        const result: StepResult = word
          ? await guidance.play(state, { kind: 'text', text: word, masked: false }, now)
          : await tap(state, pressed[n % pressed.length] ?? '');
        expect(result.answer.blocks.length).toBeGreaterThan(0);
        expect(said(result.answer)).not.toMatch(/\{\w+\}|undefined/);
        expect(parseState(JSON.parse(JSON.stringify(result.state)))).toEqual(result.state);
        pressed.push(...result.answer.choices.map((c) => c.token));
        const before = parseState(state).flow;
        const after = result.state.flow;
        if (before && after?.flow === before.flow && after.actions.length === before.actions.length + 1) {
          const undone = await tap(result.state, 'm|back');
          if (undone.state.flow) expect(undone.state.flow.actions).toEqual(before.actions);
        }
        // A journey begun inside another gives way to it, as it was.
        if (before && after && after.outer.length === before.outer.length + 1 && after.actions.length === 0) {
          const { flow, actions, ticks } = (await tap(result.state, 'm|back')).state.flow ?? before;
          expect({ flow, actions, ticks }).toEqual({
            flow: before.flow,
            actions: before.actions,
            ticks: before.ticks,
          });
        }
        state = result.state;
      }
    }),
    { numRuns: Number(process.env['RANDOM_RUNS'] ?? 5), seed: 20261124, endOnFailure: true },
  );
});

/** Plays every way through a journey and tells each place where somebody stands. */
async function* everyPlace(token: string, over: string | null): AsyncGenerator<StepResult> {
  const opened = over ? await guidance.play(null, { kind: 'open', procedure: over }, now) : null;
  const open = [await tap(opened?.state ?? null, token)];
  for (let played = open.pop(); played; played = open.pop()) {
    yield played;
    const answers = played.answer.choices.filter((c) => c.token.startsWith('jn|'));
    for (const { token: answer } of answers) open.push(await tap(played.state, answer));
  }
}

test.each([...kb.journeys.keys()])(
  'every way through %s comes to an end with something to go on with',
  async (id) => {
    for (const over of [null, '1.001193', '1.004222']) {
      let ends = 0;
      for await (const { state, answer } of everyPlace(`j|${id}`, over)) {
        expect(answer.blocks.length).toBeGreaterThan(0);
        expect(said(answer)).not.toMatch(/\{\w+\}|undefined/);
        const waits = answer.choices.some((c) => c.token.startsWith('jn|'));
        if (!waits) ends++;
        if (!waits && over) expect(state.journey ?? state.flow, said(answer)).not.toBeNull();
      }
      expect(ends).toBeGreaterThan(0);
    }
  },
);

test.each([...kb.journeys.keys()])('a resume link into %s shows the same question', async (id) => {
  for await (const { state, answer } of everyPlace(`j|${id}`, null)) {
    if (!state.flow || !answer.choices.some((c) => c.token.startsWith('jn|'))) continue;
    const { flow, actions, ticks } = state.flow;
    const point = { procedure: null, actions: [], papers: [], unit: null, flow: { flow, actions, ticks } };
    const resumed = await guidance.play(null, { kind: 'resume', point }, now);
    expect(resumed.answer.choices).toEqual(answer.choices);
  }
});
