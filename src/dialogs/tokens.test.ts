import { expect, test } from 'vitest';
import { fromToken, toToken, type Tap } from './tokens.ts';

const taps: readonly Tap[] = [
  { kind: 'node', procedure: '1.001193', node: 'online.open_portal', value: 'done' },
  { kind: 'start', procedure: '1.001193', method: null },
  { kind: 'start', procedure: '1.001193', method: 'post' },
  { kind: 'say', text: 'cước gửi | bưu điện bao nhiêu' },
  { kind: 'move', move: 'back' },
  { kind: 'paper', procedure: '1.001193', paper: 'birth_notice' },
  { kind: 'change', procedure: '1.001193', node: 'method' },
];

test.each(taps.map((tap) => [toToken(tap), tap] as const))(
  '%s reads back as it was written',
  (token, tap) => {
    expect(fromToken(token)).toEqual(tap);
  },
);

test.each(['', 'x', 'n|1.001193', 'n|a|b', 'zz|1', '|||', 'p|1.001193', 'c|x'])(
  '%j is no token of ours',
  (token) => {
    expect(fromToken(token)).toBeNull();
  },
);

test('a token fits the smallest payload of the channels (100 characters) for every node of the content', () => {
  expect(
    toToken({
      kind: 'node',
      procedure: '1.001193',
      node: 'counter.a_rather_long_step_id_here',
      value: 'a_rather_long_value_here',
    }).length,
  ).toBeLessThan(100);
});
