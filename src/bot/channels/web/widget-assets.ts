// Makes the browser's half of this channel ready to serve: bundled once, kept by the hash of everything it is made of.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

/** A file as browsers get it. */
export interface Asset {
  readonly type: string;
  readonly body: Buffer;
  readonly gzip: Buffer;
  /** Changes with the content. */
  readonly version: string;
}

/** Everything the widget is made of. */
export interface WidgetAssets {
  /** The script that other sites embed. */
  readonly launcher: Asset;
  /** The chat itself. */
  readonly chat: Asset;
  /** Its English texts, a module that is fetched when they are needed. */
  readonly english: Asset;
  /** Its style sheet, which pages carry inline. */
  readonly css: string;
}

const bundles = z.object({ launcher: z.string(), chat: z.string(), english: z.string(), css: z.string() });
type Bundles = z.infer<typeof bundles>;

const sources = join(import.meta.dirname, '../../../widget');
/** What the style of the chat takes in beside its own. */
const shared = ['tokens', 'base'].map((name) => join(import.meta.dirname, `../../../web/${name}.css`));
const require = createRequire(import.meta.url);

/** Phones of the last five years; older ones see the greeting and the telephone number. Before Chrome 91 `?.` is written out at length. */
const target = ['chrome91', 'safari15', 'firefox90'];
const licence = '/*! Preact, MIT License, Copyright (c) 2015-present Jason Miller */';

/**
 * Bundles the widget, or takes the bundle that an earlier start made of the same files.
 *
 * @param dataDir - where the bundle is kept
 * @throws Error of esbuild when the sources cannot be bundled
 */
export async function loadWidget(dataDir: string): Promise<WidgetAssets> {
  const folder = join(dataDir, 'cache');
  const file = `widget-${await hashInputs()}.json`;
  const made = (await readBundles(join(folder, file))) ?? (await makeBundles(folder, file));
  const { launcher, chat, english, css } = made;
  return { launcher: script(launcher), chat: script(chat), english: script(english), css };
}

function script(text: string): Asset {
  const body = Buffer.from(text);
  return {
    type: 'text/javascript; charset=utf-8',
    body,
    gzip: gzipSync(body, { level: 9 }),
    version: createHash('sha256').update(body).digest('base64url').slice(0, 12),
  };
}

async function hashInputs(): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([target, licence]));
  for (const name of ['preact', 'esbuild'])
    hash.update(await readFile(require.resolve(`${name}/package.json`)));
  const entries = await readdir(sources, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.includes('.test.'));
  const paths = [...files.map((entry) => join(entry.parentPath, entry.name)).sort(), ...shared];
  for (const path of paths) hash.update(path.slice(sources.length)).update(await readFile(path));
  return hash.digest('hex').slice(0, 16);
}

/** null if there is none, or one that was cut short or tampered with. */
async function readBundles(path: string): Promise<Bundles | null> {
  try {
    return bundles.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

async function makeBundles(folder: string, file: string): Promise<Bundles> {
  const [launcher, chat, english, css] = await Promise.all([
    bundle('launcher/launcher.ts'),
    bundle('chat/main.tsx'),
    bundle('chat/texts/en.ts', 'esm'),
    bundle('chat/chat.css'),
  ]);
  const made = { launcher, chat: `${licence}\n${chat}`, english, css };
  await mkdir(folder, { recursive: true });
  const older = (await readdir(folder)).filter((name) => /^widget-.*\.json$/.test(name));
  // Written beside and renamed: another start never reads half of it.
  const beside = join(folder, `${file}.${randomUUID()}`);
  await writeFile(beside, JSON.stringify(made));
  await rename(beside, join(folder, file));
  await Promise.all(
    older.filter((name) => name !== file).map((name) => rm(join(folder, name), { force: true })),
  );
  return made;
}

async function bundle(entry: string, format: 'iife' | 'esm' = 'iife'): Promise<string> {
  // Loaded only when needed: most starts find the bundle ready.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(sources, entry)],
    bundle: true,
    minify: true,
    write: false,
    format,
    target,
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles
    .map(({ text }) => text)
    .join('')
    .trim();
}
