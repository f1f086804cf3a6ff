// Goes from every journey to each of its outcomes: what is told of the way, what is offered at its end, and what waits beneath or outside.
import { expect, test } from 'vitest';
import { createGuidance } from '../../src/dialogs/dialogs.ts';
import type { Answer, StepResult } from '../../src/dialogs/types.ts';
import type { JourneyNode } from '../../src/knowledge/types.ts';
import { kb, said, silent } from './kit.ts';

const guidance = createGuidance(kb, silent);
const now = new Date('2026-11-24T02:00:00Z');
const tap = (state: unknown, token: string): Promise<StepResult> =>
  guidance.play(state, { kind: 'tap', token, label: 'nút' }, now);

interface Press {
  readonly token: string;
  readonly node: string;
}

/** The buttons that answer a node of a journey. */
const presses = (answer: Answer): readonly Press[] =>
  answer.choices.flatMap(({ token }) => {
    const [kind, , node] = token.split('|');
    return kind === 'jn' && node !== undefined ? [{ token, node }] : [];
  });

/** The node an outcome was reached at, «journey.node». */
const endOf = ({ events }: StepResult): string | null => {
  const node = events.find(({ name }) => name === 'journey_ended')?.detail['node'];
  return typeof node === 'string' ? node : null;
};

function nodeNamed(name: string): JourneyNode | undefined {
  const [journey = '', id] = name.split('.');
  return kb.journeys.get(journey)?.nodes.find((node) => node.id === id);
}

interface Reached {
  readonly end: string;
  readonly result: StepResult;
}

/** Presses every button of every node once, and gathers what is reached. */
async function reachedFrom(first: StepResult): Promise<readonly Reached[]> {
  const waiting = [first];
  const pressed = new Set<string>();
  const reached: Reached[] = [];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    for (const { token, node } of presses(at.answer)) {
      if (pressed.has(token)) continue;
      pressed.add(token);
      const result = await tap(at.state, token);
      expect(result.events, token).toContainEqual(
        expect.objectContaining({ name: 'journey_answered', detail: { node } }),
      );
      const end = endOf(result);
      if (end === null) waiting.push(result);
      else reached.push({ end, result });
    }
  }
  return reached;
}

test.each([...kb.journeys.keys()])('%s', async (id) => {
  const begun = await tap(null, `j|${id}`);
  expect(begun.events).toContainEqual({ name: 'journey_begun', procedure: null, detail: { journey: id } });
  const reached = await reachedFrom(begun);
  expect(reached.length).toBeGreaterThan(0);
  for (const { end, result } of reached) {
    const node = nodeNamed(end);
    if (node?.kind !== 'outcome') throw new Error(`${end} is no outcome`);
    const { answer, state } = result;
    // An end shows a way on, but beside numbers to call in danger.
    if (answer.status !== 'out_of_scope')
      expect(answer.choices.length + answer.links.length, end).toBeGreaterThan(0);
    expect(state.flow === null, end).toBe(state.journey !== null);
    const listed = node.procedures.filter(({ name }) => said(answer).includes(name));
    if (node.procedures.length < 2 || node.procedures.some(({ when }) => when !== undefined)) continue;
    expect(listed, end).toHaveLength(node.procedures.length);
    expect(said(answer), end).toContain(kb.say('walk.order'));
    const guided = node.procedures.filter(({ code }) => kb.guide(code) !== undefined);
    const starts = answer.choices.filter(({ token }) => token.startsWith('s|')).map(({ label }) => label);
    expect(starts, end).toEqual(guided.map(({ name }) => name));
    expect(said(answer).includes(kb.say('walk.start_first')), end).toBe(guided.length > 0);
  }
});

test('a journey that is begun inside another one comes back to it, and the guide beneath waits', async () => {
  const guide = await guidance.play(null, { kind: 'open', procedure: '1.001193' }, now);
  const outer = await tap(guide.state, 'j|portal_help');
  const inner = await tap(outer.state, 'j|login_help');
  expect(inner.events).toContainEqual(
    expect.objectContaining({ name: 'journey_begun', procedure: '1.001193' }),
  );
  expect(inner.state.flow?.outer.map(({ flow }) => flow)).toEqual(['portal_help']);
  const again = await tap(inner.state, 'j|portal_help');
  expect(again.state.flow?.outer).toEqual([]);
  const [first] = (await reachedFrom(inner)).filter(({ result }) => result.state.flow !== null);
  expect(first?.result.state.flow?.flow).toBe('portal_help');
  expect(first?.result.state.flow?.under?.procedure).toBe('1.001193');
});
