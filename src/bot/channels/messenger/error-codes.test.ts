// Every error code that Meta documents for sending has a meaning of its own here; a subcode that is not listed means what its code means.
import { expect, it } from 'vitest';
import { verdictOf } from './error-codes.ts';

const refusal = (code: number, subcode?: number): unknown => ({
  error: { message: 'x', type: 'OAuthException', code, error_subcode: subcode, fbtrace_id: 'x' },
});

it.each([
  ['again', [[1], [2], [1, 99], [1, 1_357_046]]],
  ['slower', [[4], [17], [32], [613], [341]]],
  ['halt', [[10], [190], [190, 463], [200], [368]]],
  [
    'give-up',
    [
      ...[
        [10, 2_018_278],
        [10, 2_534_022],
        [10, 2_018_065],
        [10, 2_018_108],
      ],
      ...[[100], [100, 2_018_001], [200, 1_545_041], [551], [551, 1_545_041]],
    ],
  ],
] as const)('%s', (kind, codes) => {
  for (const [code, subcode] of codes) {
    const verdict = verdictOf(refusal(code, subcode));
    expect(verdict).toMatchObject({ kind, reason: expect.not.stringContaining('chưa biết') as string });
    expect(verdict).toHaveProperty('reason', expect.stringMatching(new RegExp(`^${code}\\b`)));
  }
});

it('tries a code that is in no list a few times, and names it with its subcode', () => {
  expect(verdictOf(refusal(9_999, 7))).toEqual({
    kind: 'again',
    reason: '9999/7 mã lỗi chưa biết',
    maybeSent: false,
    mostTries: 5,
  });
});

it('sees no error where none is named', () => {
  for (const body of [
    undefined,
    null,
    'Bad gateway',
    {},
    { error: 'x' },
    { recipient_id: '1', message_id: 'm' },
  ])
    expect(verdictOf(body)).toBeNull();
});
