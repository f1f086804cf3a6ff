// Journey: which method suits me; without a guide it advises, within one it takes the method up, and never one that does not exist.
import { describe, test } from 'vitest';
import { Walk } from './kit.ts';
import { testJourney } from './table.ts';

testJourney('which_method', {
  what_matters: {
    leads: { have: 'in_hurry', no_vneid: 'someone_helps', not_any: 'someone_helps' },
    says: {
      'có cả hai': 'in_hurry',
      'điện thoại cục gạch': 'someone_helps',
      'chưa có vneid': 'someone_helps',
    },
  },
  in_hurry: {
    via: ['have'],
    leads: { hurry: ['end:end_online', 'qua mạng'], ask: ['end:end_counter', 'nộp trực tiếp'] },
    says: { 'cần nhanh': 'end:end_online', 'sợ sai': 'end:end_counter' },
  },
  someone_helps: {
    via: ['not_any'],
    leads: { yes_someone: ['end:end_helped', 'tài khoản của họ'], no_one: 'originals' },
    says: { 'nhờ con': 'end:end_helped', 'không ai': 'originals' },
  },
  originals: {
    via: ['not_any', 'no_one'],
    leads: { near: 'end:end_counter', far: ['end:end_post', '1900 54 54 81'] },
    says: { 'khó đi': 'end:end_post', 'đi được': 'end:end_counter' },
  },
});

const over = (code: string, ...values: readonly string[]): Walk =>
  Walk.begin('which_method', { over: code }).through(...values);

describe('within a guide', () => {
  test('the method is taken up and the guide goes on with its own question', () =>
    over('1.001193', 'have', 'hurry').leadsToGuide(
      '1.001193',
      'ta nộp qua mạng',
      'Bé sinh được bao lâu rồi?',
    ));
  test('post is taken up where it exists', () =>
    over('1.001193', 'not_any', 'no_one', 'far').leadsToGuide('1.001193', 'gửi bưu điện'));
  test('where post does not exist it is not advised', () =>
    over('1.004222', 'not_any', 'no_one', 'far').leadsToGuide('1.004222', 'không gửi bưu điện được'));
  test('where nothing goes online, that question is left out', () =>
    over('2.000815', 'have').isAt('originals'));
  test('back at the first question is back in the guide', () =>
    over('1.001193').moves('back').leadsToGuide('1.001193', 'Bé sinh được bao lâu rồi?'));
});
