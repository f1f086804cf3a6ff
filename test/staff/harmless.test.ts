// What would make the assistant worse is not learnt: the export tries what was approved together, then by halves, and says which label does harm.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { modelsFolder } from '../../src/brain.ts';
import { openStorage } from '../../src/storage/storage.ts';
import type { LessonDraft } from '../../src/storage/types/learning.ts';
import { silent } from '../support/databases.ts';
import { runTool } from '../support/tool.ts';

const [birth, marriage] = ['1.001193', '1.000894'];
const folder = await mkdtemp(join(tmpdir(), 'guidance-harmless-'));
const models = join(folder, 'models');
const dataDir = join(folder, 'data');
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A few lines, so that training takes no time: what is tried here is the export, not the understanding. */
const intents: Readonly<Record<string, readonly string[]>> = {
  fee: ['lệ phí bao nhiêu', 'mất bao nhiêu tiền', 'có tốn tiền không', 'phí hết mấy nghìn'],
  thanks: ['cảm ơn bạn', 'cám ơn nhiều', 'xin cảm ơn', 'em cảm ơn ạ'],
  greeting: ['xin chào', 'chào bạn', 'chào em nhé', 'a lô'],
};
const measured = ['phí khai sinh', 'hỏi phí khai sinh', 'phí khai sinh ạ', 'phí khai sinh hết mấy'];
const nothing: LessonDraft = { intent: null, line: null, procedure: null, alias: null };
/** Whoever says «phí khai sinh» would be told of marriage. */
const harmful = { ...nothing, procedure: marriage, alias: 'phí khai sinh' };
const harmless = { ...nothing, procedure: marriage, alias: 'cưới vợ' };

async function writeModels(): Promise<void> {
  await mkdir(join(models, 'intents'), { recursive: true });
  await mkdir(join(models, 'evaluation'));
  for (const [intent, lines] of Object.entries(intents)) {
    const text = `intent: ${intent}\nlines:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
    await writeFile(join(models, `intents/${intent}.yml`), text);
  }
  for (const file of ['domain-words.tsv', 'siblings.yml', 'things.yml'])
    await cp(join(modelsFolder, file), join(models, file));
  await writeFile(join(models, 'aliases.tsv'), `${birth}\tlàm khai sinh\tkhai sinh\n`);
  const asked = measured.map((text, i) =>
    JSON.stringify({
      id: `std-${i}`,
      text,
      intent: 'fee',
      procedure: birth,
      codes: [birth],
      slice: 'standard',
    }),
  );
  await writeFile(join(models, 'evaluation/standard.jsonl'), `${asked.join('\n')}\n`);
}

it('writes the harmless label, and sends the other one back with the slice that it makes worse', async () => {
  await writeModels();
  const storage = await openStorage({ directory: dataDir }, silent);
  const { lessons } = storage;
  for (const draft of [harmful, harmless]) {
    const entry = { at: new Date(), actor: 'lan', action: 'question-labelled', subject: '', detail: null };
    const id = await lessons.add(draft, 'draft', [], entry);
    await lessons.move(id, 'draft', 'approved', null, { ...entry, actor: 'minh', action: 'lesson-approved' });
  }
  const args = ['export', '--models', models, '--margin', '0'];
  const { code, out, err } = await runTool('learn', args, { env: { DATA_DIR: dataDir } });
  expect([code, err]).toEqual([1, '']);
  expect(out).toContain(
    `1 nhãn.\n- «cưới vợ» → ${marriage}\nKhông nhận: 1 nhãn.\n- «phí khai sinh» → ${marriage}`,
  );
  const reason = expect.stringMatching(/^Học câu này thì nhóm «standard» \S+ \d câu/) as string;
  expect(await lessons.list(['exported', 'refused'], 9)).toMatchObject([
    { ...harmless, state: 'exported', reason: null, reviewedBy: 'minh' },
    { ...harmful, state: 'refused', reason },
  ]);
  await storage.close();
  expect(await readFile(join(models, 'aliases.tsv'), 'utf8')).toMatch(
    new RegExp(`^${birth}\tlàm khai sinh\tkhai sinh\n${marriage}\tcưới vợ\t.+\n$`),
  );
}, 200_000);
