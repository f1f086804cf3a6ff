// `content new`: an editor begins from the record, is told what is still lacking, and ends with a guide that passes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runTool } from '../support/tool.ts';
import { flat } from '../catalogue/sample-records.ts';
import { ContentCopy } from './content-copy.ts';

const code = '1.900001';

test('a guide is begun from its record, finished by following the reports, and checked against the record', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guidance-new-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const copy = new ContentCopy().bare();
  const content = (...args: string[]) => runTool('content', args, { env: { DATA_DIR: folder } });
  const records = join(folder, 'records.jsonl');
  writeFileSync(records, JSON.stringify(flat(code)));

  expect(await content('new', code, copy.folder)).toMatchObject({
    code: 1,
    err: expect.stringContaining('Nhập bản ghi trước') as string,
  });
  await runTool('catalogue', ['import', records], { env: { DATA_DIR: folder } });
  expect(await content('new', code, copy.folder)).toMatchObject({ code: 0 });
  expect(await content('new', code, copy.folder)).toMatchObject({
    code: 1,
    err: expect.stringContaining('không ghi đè') as string,
  });

  const first = await content('check', copy.folder);
  expect(first.err).toMatch(/aliases: .*5 phần tử/);
  expect(first.err).toMatch(/mistakes: .*2 phần tử/);

  const file = `guides/${code}.yml`;
  copy
    .change(
      file,
      'aliases: []',
      'aliases: [xin thả diều biển, giấy thả diều biển, phép thả diều biển, diều ngoài bãi, chơi diều ở biển]',
    )
    .change(
      file,
      'mistakes: []',
      'mistakes: [{ text: Quên ghi ngày thả., source: record }, { text: Mang diều đến quầy., source: record }]',
    );
  const second = await content('check', copy.folder);
  expect(second.err.match(/mọi bước đều là bước chung/g)).toHaveLength(3);

  const text = readFileSync(join(copy.folder, file), 'utf8');
  const own = { online: 'attach', post: 'count', counter: 'go' };
  const finished = Object.entries(own).reduce(
    (yaml, [method, step]) =>
      yaml.replace(
        new RegExp(`( {2}${method}:[\\s\\S]*?)steps: \\{\\}`),
        `$1steps: { ${step}: { add: Ghi rõ ngày thả diều., source: record } }`,
      ),
    text,
  );
  copy.write(file, finished);
  expect(await content('check', copy.folder, '--catalogue')).toMatchObject({ code: 0, err: '' });
});
