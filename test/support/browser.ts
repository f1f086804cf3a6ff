// Starts a real Chromium that came with `npm ci`, with its own fonts, so that browser tests need nothing else on the machine.
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';
import { unpackWoff } from './woff.ts';

const packageFolder = (name: string): string =>
  dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)));

/** The weights the widget uses; the latin files hold the plain letters, the vietnamese ones those with marks. */
const fontFiles = ['400', '600', '700'].flatMap((weight) =>
  ['latin', 'vietnamese'].map((part) => `be-vietnam-pro-${part}-${weight}-normal`),
);

/**
 * Starts Chromium headless. The unpacked browser is kept under the temporary folder and shared by all runs of the same version.
 *
 * @param args - further command-line flags of Chromium
 * @throws Error when the packed browser cannot be unpacked or started
 */
export async function startBrowser(args: readonly string[] = []): Promise<Browser> {
  const folder = await unpackBrowser();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--font-render-hinting=none',
      '--lang=vi-VN',
      ...args,
    ],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  });
}

/** Unpacks beside and renames, so that two test workers starting at once never see half a browser. */
async function unpackBrowser(): Promise<string> {
  const packed = packedFolder();
  const { version } = JSON.parse(await readFile(join(packed, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(tmpdir(), `guidance-browser-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(join(folder, 'fonts.conf'))) return folder;
  const beside = await mkdtemp(`${folder}-`);
  await inTemporaryFolder(beside, async () => {
    await inflate(join(packed, 'chromium.br'));
    await inflate(join(packed, 'al2023.tar.br'));
  });
  await addFonts(beside, folder);
  await rename(beside, folder).catch(async (error: unknown) => {
    await rm(beside, { recursive: true, force: true });
    if (!existsSync(join(folder, 'fonts.conf'))) throw error;
  });
  return folder;
}

function packedFolder(): string {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  return join(entry.slice(0, entry.lastIndexOf(join('chromium', 'build'))), 'chromium', 'bin');
}

/** The package unpacks to the temporary folder of the process and nowhere else. */
async function inTemporaryFolder(folder: string, work: () => Promise<void>): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** Only these fonts are seen by the browser: images do not move with what the system has. */
async function addFonts(beside: string, folder: string): Promise<void> {
  await mkdir(join(beside, 'fonts'));
  const source = join(packageFolder('@fontsource/be-vietnam-pro'), 'files');
  for (const file of fontFiles) {
    await writeFile(
      join(beside, 'fonts', `${file}.ttf`),
      unpackWoff(await readFile(join(source, `${file}.woff`))),
    );
  }
  const families = ['sans-serif', 'serif', 'monospace', 'system-ui'].map(
    (family) => `<alias><family>${family}</family><prefer><family>Be Vietnam Pro</family></prefer></alias>`,
  );
  await writeFile(
    join(beside, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir>${families.join('')}</fontconfig>`,
  );
}
