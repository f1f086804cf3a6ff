// `content as-of` and `content expiring`: a fee that ends and one that begins are seen before their day.
import { describe, expect, test } from 'vitest';
import { changesBetween } from '../../src/knowledge/changes/changes.ts';
import { contentOn, dueBetween } from '../../src/knowledge/changes/on-day.ts';
import { loadContent, type Content } from '../../src/knowledge/load.ts';
import { runTool } from '../support/tool.ts';
import { ContentCopy } from './content-copy.ts';
import { sampleGuide } from './sample-guide.ts';

/** A fee until 24 November, another from the next day. */
const dated = sampleGuide.replace(
  'fees: [{ kind: amount, amount: 30000, source: record }]\n    steps: { attach',
  `fees:
      - { kind: amount, amount: 30000, effectiveTo: 2026-11-24, source: record }
      - { kind: amount, amount: 50000, effectiveFrom: 2026-11-25, source: circular }
    steps: { attach`,
);
const content = (): Content =>
  loadContent(new ContentCopy().bare().write('guides/1.900001.yml', dated).folder);

describe('another day', () => {
  test('is the content with the facts of that day', () => {
    const all = content();
    const on = (day: string): readonly (number | undefined)[] =>
      (contentOn(all, day).guides.get('1.900001')?.methods.online?.fees ?? []).map((f) => f.amount);
    expect(on('2026-11-24')).toEqual([30_000]);
    expect(on('2026-11-25')).toEqual([50_000]);
  });

  test('is told as what changes until then', () => {
    const all = content();
    const { procedures } = changesBetween(contentOn(all, '2026-11-24'), contentOn(all, '2026-11-25'));
    expect(procedures).toEqual([
      {
        code: '1.900001',
        title: 'xin phép thả diều',
        kind: 'changed',
        says: ['nộp qua mạng: lệ phí trước là «Lệ phí: 30.000 đồng», nay là «Lệ phí: 50.000 đồng»'],
        flows: ['online'],
      },
    ]);
  });

  test('of the project: the reductions of 2026 end with the year, the exemption of digital citizens with February 2027', async () => {
    const newYear = await runTool('content', ['as-of', '2027-01-01', '--now', '2026-11-24']);
    expect(newYear).toMatchObject({ code: 0, err: '' });
    expect(newYear.out).toContain('Ngày 1/1/2027 so với 24/11/2026:');
    expect(newYear.out).toMatch(/1\.012680[\s\S]*trước là «[^»]*25\.000 đồng/);
    expect(newYear.out).toMatch(/quá hạn xem lại, trợ lý sẽ nói rõ/);
    const march = await runTool('content', ['as-of', '2027-03-01', '--now', '2027-02-28']);
    expect(march.out).toMatch(
      /1\.004222 [^\n]*\n {2}nộp qua mạng: lệ phí: không còn «Lệ phí cho công dân số/,
    );
    const same = await runTool('content', ['as-of', '2026-11-24', '--now', '2026-11-24']);
    expect(same.out).toContain('Trả lời như nhau.');
  });
});

describe('what is due', () => {
  test('is listed by day: ends, begins, review; also what is overdue', () => {
    expect(dueBetween(content(), '2026-11-24', '2026-12-31')).toEqual([
      {
        day: '2026-11-24',
        kind: 'ends',
        where: '1.900001 xin phép thả diều',
        says: 'nộp qua mạng: Lệ phí: 30.000 đồng, chỉ đến hết 24/11/2026',
      },
      {
        day: '2026-11-25',
        kind: 'begins',
        where: '1.900001 xin phép thả diều',
        says: 'nộp qua mạng: Lệ phí: 50.000 đồng, từ 25/11/2026',
      },
    ]);
    expect(dueBetween(content(), '2027-02-01', '2027-02-02')).toMatchObject([
      { day: '2027-01-15', kind: 'review' },
    ]);
  });

  test('is printed for as many days as asked', async () => {
    const ten = await runTool('content', ['expiring', '--days', '10', '--now', '2026-12-25']);
    expect(ten.out).toContain('Từ 25/12/2026 đến 4/1/2027:');
    expect(ten.out).toMatch(/31\/12\/2026 {2}hết hạn {2}1\.012680/);
    expect(ten.out).not.toMatch(/ 28\/2\/2027 {2}hết hạn/);
    const hundred = await runTool('content', ['expiring', '--days', '100', '--now', '2026-12-25']);
    expect(hundred.out).toMatch(/28\/2\/2027 {2}hết hạn {2}1\.004222/);
  });
});
