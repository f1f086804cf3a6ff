// Lays out the folder that is published: JavaScript and types instead of .ts, and the package.json that points at them. npm pack does the rest.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** TypeScript rewrites ./x.ts to ./x.js in JavaScript only; declarations keep .ts, which a consumer does not have. */
function pointDeclarationsAtJavaScript(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.d.ts')) continue;
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/(from\s+'\.[^']*)\.ts'/g, "$1.js'"));
  }
}

function publishableManifest(): string {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
  delete manifest['scripts'];
  const types = './dist/index.d.ts';
  const main = './dist/index.js';
  const exports = { './package.json': './package.json', '.': { types, default: main } };
  return `${JSON.stringify({ ...manifest, main, types, exports }, undefined, 2)}\n`;
}

/**
 * Builds the publishable folder.
 * @param target emptied first
 * @throws when the package does not compile
 */
export function stage(target: string): void {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const dist = join(target, 'dist');
  execFileSync(process.execPath, [compiler, '-p', join(ROOT, 'tsconfig.json'), '--outDir', dist], {
    stdio: 'inherit',
  });
  pointDeclarationsAtJavaScript(dist);
  for (const name of ['lexicon', 'README.md', 'LICENSE'])
    cpSync(join(ROOT, name), join(target, name), { recursive: true });
  writeFileSync(join(target, 'package.json'), publishableManifest());
}

if (import.meta.main) {
  const target = resolve(process.argv[2] ?? join(ROOT, 'dist', 'package'));
  stage(target);
  process.stdout.write(`${target}\nnpm pack ${target}\n`);
}
