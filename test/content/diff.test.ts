// `content diff`: a decree that changes a procedure is read back in citizens' words, between folders and between revisions of git.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runTool } from '../support/tool.ts';
import { ContentCopy } from './content-copy.ts';
import { sampleGuide } from './sample-guide.ts';

const file = 'guides/1.900001.yml';
/** The same procedure after a decree: cheaper, faster, one paper less, one more, also by post. */
const afterDecree = sampleGuide
  .replace(
    'amount: 30000, source: record }]\n    steps: { attach',
    'amount: 20000, source: circular }]\n    steps: { attach',
  )
  .replaceAll('value: 5', 'value: 3')
  .replace(
    / {2}- \{ id: photo.*\n/,
    '  - { id: map, name: Sơ đồ bãi thả, forms: { online: photo, counter: copy }, source: circular }\n',
  )
  .replace(
    'counter: original }, source: record }\n  - { id: map',
    'counter: copy }, quantity: 2, source: record }\n  - { id: map',
  );

const withGuide = (guide: string): ContentCopy => new ContentCopy().bare().write(file, guide);

describe('a decree', () => {
  test('is told as money, days and papers, with the flows it touches', async () => {
    const { code, out, err } = await runTool('content', [
      'diff',
      withGuide(sampleGuide).folder,
      withGuide(afterDecree).folder,
    ]);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      '1.900001 xin phép thả diều',
      '  nộp qua mạng: lệ phí trước là «Lệ phí: 30.000 đồng», nay là «Lệ phí: 20.000 đồng»',
      '  nộp qua mạng, nộp trực tiếp: thời hạn trước là «5 ngày làm việc», nay là «3 ngày làm việc»',
      '  nộp qua mạng, nộp trực tiếp: thêm giấy «Sơ đồ bãi thả»',
      '  nộp qua mạng, nộp trực tiếp: bớt giấy «Ảnh con diều»',
      '  nộp trực tiếp: giấy «Đơn đề nghị cấp giấy phép» trước bản chính, nay bản sao',
      '  nộp qua mạng, nộp trực tiếp: giấy «Đơn đề nghị cấp giấy phép» trước 1 bản, nay 2 bản',
      '  đụng tới: nộp qua mạng, nộp trực tiếp',
      '',
    ]);
  });

  test('that opens or closes a way of filing says so', async () => {
    const before = withGuide(sampleGuide);
    const now = withGuide(
      sampleGuide
        .replace(/ {2}counter:\n(?: {4}.*\n)+/, '')
        .replace('noMethod: {', 'noMethod: { counter: Chỉ nộp qua mạng.,')
        .replaceAll(/, counter: \w+/g, ''),
    );
    const { out } = await runTool('content', ['diff', before.folder, now.folder]);
    expect(out).toContain('nộp trực tiếp: nay không nộp được bằng cách này');
  });
});

test('a changed common step names the procedures that go through it', async () => {
  const now = withGuide(sampleGuide).change(
    'flows/online.yml',
    'Chụp thẳng, đủ bốn góc',
    'Chụp thẳng, thấy đủ bốn góc',
  );
  const { out } = await runTool('content', ['diff', withGuide(sampleGuide).folder, now.folder]);
  expect(out).toBe(
    'Các bước chung, nộp qua mạng: bước chung «Đính kèm giấy tờ» viết lại\n  đụng tới: 1.900001\n',
  );
});

test('new and removed procedures, and nothing at all', async () => {
  const with1 = withGuide(sampleGuide).folder;
  const none = new ContentCopy().bare().folder;
  expect((await runTool('content', ['diff', none, with1])).out).toContain(
    'thủ tục mới (nộp qua mạng, nộp trực tiếp)',
  );
  expect((await runTool('content', ['diff', with1, none])).out).toContain('không còn hướng dẫn');
  expect((await runTool('content', ['diff', with1, with1])).out).toBe('Không có gì khác.\n');
});

test('two revisions of git', async () => {
  const repository = mkdtempSync(join(tmpdir(), 'guidance-git-test-'));
  onTestFinished(() => rmSync(repository, { recursive: true, force: true }));
  const git = (...args: string[]): Buffer =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid', ...args], {
      cwd: repository,
    });
  const content = join(repository, 'src/knowledge/content');
  mkdirSync(content, { recursive: true });
  const copy = new ContentCopy(content)
    .bare()
    .write(file, sampleGuide)
    .write('topics/none.yml', '[]\n')
    .write('journeys/.gitkeep', '');
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'before');
  copy.write(file, afterDecree);
  git('commit', '-qam', 'after');
  const { code, out, err } = await runTool('content', ['diff', 'HEAD~1', 'HEAD'], { cwd: repository });
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toContain('lệ phí trước là «Lệ phí: 30.000 đồng», nay là «Lệ phí: 20.000 đồng»');
});

test('a folder that is no content is told by what it lacks, without a stack', async () => {
  const copy = withGuide(sampleGuide).remove('links.yml').remove(file);
  rmSync(join(copy.folder, 'topics'), { recursive: true });
  const { code, err } = await runTool('content', ['diff', copy.folder, copy.folder]);
  expect(code).toBe(1);
  expect(err).toMatch(/links\.yml:1 {2}\(cả tệp\): không có tệp hay thư mục này/);
  expect(err).toMatch(/topics:1 {2}\(cả tệp\): không có tệp hay thư mục này/);
});

test('a version that does not exist is named, without a stack', async () => {
  const { code, err } = await runTool('content', ['diff', 'no-such-thing', 'HEAD']);
  expect(code).toBe(1);
  expect(err).toBe(
    'Không có thư mục nào tên "no-such-thing", và git cũng không có bản nào như vậy. Ví dụ đúng: HEAD~1, main, ./noi-dung-cu.\n',
  );
});
