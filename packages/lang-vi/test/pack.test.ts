// Checks what is published: packs the package, installs it offline in an empty folder, and uses it by import, by require and from TypeScript.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stage } from '../scripts/stage.ts';

const root = mkdtempSync(join(tmpdir(), 'lang-vi-'));
const consumer = join(root, 'consumer');
const installed = join(consumer, 'node_modules', '@guidance-hatinh', 'lang-vi');
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

beforeAll(() => {
  const staged = join(root, 'staged');
  stage(staged);
  mkdirSync(consumer);
  run(NPM, ['pack', staged, '--pack-destination', root, '--ignore-scripts'], root);
  const tarball = readdirSync(root).find((name) => name.endsWith('.tgz')) ?? '';
  writeFileSync(join(consumer, 'package.json'), '{ "name": "consumer", "private": true }');
  run(
    NPM,
    ['install', join(root, tarball), '--offline', '--no-audit', '--no-fund', '--ignore-scripts'],
    consumer,
  );
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const EXPRESSION =
  "JSON.stringify([vi.normalForm('nop o mo').text, vi.fold('Đăng ký'), typeof vi.LangVi, Object.keys(vi).length])";

test('works by import and by require alike', () => {
  const expected = JSON.stringify(['nop ở đâu', 'dang ky', 'function', 18]);
  writeFileSync(
    join(consumer, 'use.mjs'),
    `import * as vi from '@guidance-hatinh/lang-vi';\nprocess.stdout.write(${EXPRESSION});\n`,
  );
  writeFileSync(
    join(consumer, 'use.cjs'),
    `const vi = require('@guidance-hatinh/lang-vi');\nprocess.stdout.write(${EXPRESSION});\n`,
  );
  expect(run(process.execPath, ['use.mjs'], consumer)).toBe(expected);
  expect(run(process.execPath, ['--no-warnings', 'use.cjs'], consumer)).toBe(expected);
});

test('its types reach a consumer', () => {
  writeFileSync(
    join(consumer, 'use.mts'),
    "import { normalForm, type Rewrite } from '@guidance-hatinh/lang-vi';\n" +
      "export const rewrites: readonly Rewrite[] = normalForm('k bít').rewrites;\n" +
      '// @ts-expect-error a number is no message\nnormalForm(1);\n',
  );
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const flags = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--skipLibCheck',
    'false',
    '--target',
    'es2022',
  ];
  expect(run(process.execPath, [compiler, ...flags, 'use.mts'], consumer)).toBe('');
});

test('brings no dependency, no TypeScript source, and its licence, readme and tables', () => {
  expect(readdirSync(join(consumer, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    '@guidance-hatinh',
  ]);
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))).toEqual([]);
  for (const name of ['README.md', 'LICENSE', join('lexicon', 'words.tsv'), join('dist', 'index.js')])
    expect(existsSync(join(installed, name))).toBe(true);
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    license: string;
    dependencies?: unknown;
  };
  expect(manifest.license).toBe('MIT');
  expect(manifest.dependencies).toBeUndefined();
});
