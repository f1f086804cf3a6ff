// Which questions a clerk sees as one.
import { expect, it } from 'vitest';
import type { AskedOften } from '../../storage/types/learning.ts';
import { clustersOf } from './clusters.ts';

const asked = (normal: string, count = 1, channel = 'web'): AskedOften => ({
  ...{ id: 1, text: normal, normal, channel, band: 'choose', count, lastDay: '2026-11-20' },
});

it('puts together what shares most of its words, whatever is said around them', () => {
  const found = clustersOf([
    asked('giấy cho con bò nhà tôi', 3),
    asked('cho hỏi giấy con bò nhà', 2, 'zalo'),
    asked('em muốn hỏi giay con bo nha a', 1, 'zalo'),
    asked('giấy cho con chó', 2),
  ]);
  expect(found.map(({ leader, count, channels }) => [leader.normal, count, channels])).toEqual([
    [
      'giấy cho con bò nhà tôi',
      6,
      [
        ['web', 3],
        ['zalo', 3],
      ],
    ],
    ['giấy cho con chó', 2, [['web', 2]]],
  ]);
  expect(found[0]?.shared).toEqual(['giay', 'con', 'bo', 'nha']);
});

it('keeps words that only greet apart from those that ask', () => {
  expect(clustersOf([asked('dạ em'), asked('dạ em hỏi giấy con bò'), asked('👍')])).toHaveLength(3);
});
