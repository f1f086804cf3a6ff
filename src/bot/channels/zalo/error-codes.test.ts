// Every error code that Zalo documents has a meaning of its own here: what can pass is tried again, what an operator must mend halts.
import { expect, it } from 'vitest';
import { verdictOf } from './error-codes.ts';

it.each([
  ['renew', [-216, -220]],
  ['slower', [-32]],
  ['again', [-200, -234]],
  ['halt', [-204, -205, -209, -211, -212, -219, -221, -223, -224, -242, -320, -321]],
  [
    'give-up',
    [
      ...[-100, -201, -210, -213, -217, -218, -227, -230, -232, -233, -235, -237, -240, -244, -248, -249],
      ...[-403, -1340, -1341],
    ],
  ],
] as const)('%s', (kind, codes) => {
  for (const code of codes) {
    expect(verdictOf(code)).toMatchObject({
      kind,
      reason: expect.not.stringContaining('chưa biết') as string,
    });
  }
});

it('tries a code that is in no list a few times, and names it', () => {
  expect(verdictOf(-9_999)).toEqual({
    kind: 'again',
    reason: '-9999 mã lỗi chưa biết',
    maybeSent: false,
    mostTries: 5,
  });
});
