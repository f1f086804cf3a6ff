// What we install is what we chose: every package is pinned by its hash, comes from the one registry, and its licence lets us use it.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly license?: string;
}

const root = new URL('../../', import.meta.url);
const packagesOf = (lock: string): readonly (readonly [string, Entry])[] =>
  Object.entries(
    (JSON.parse(readFileSync(new URL(lock, root), 'utf8')) as { packages: Record<string, Entry> }).packages,
  ).filter(([path, { link }]) => path.includes('node_modules/') && link !== true);

/** Those that only ask to keep a notice. */
const allowed = new Set([
  'MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'BSD-0-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense', '(AFL-2.1 OR BSD-3-Clause)',
]); // prettier-ignore
/** Their package.json is silent; the licence stands in their files. Read on 24 November 2026. */
const readByHand: Readonly<Record<string, string>> = { cldrjs: 'MIT', 'escape-regexp-component': 'MIT' };

it.each([
  'package-lock.json',
  'test/webchat/package-lock.json',
  'test/lighthouse/package-lock.json',
  'test/mutation/package-lock.json',
])('%s names a hash for every package, and no other place to get it from', (lock) => {
  const packages = packagesOf(lock);
  expect(packages.length).toBeGreaterThan(50);
  expect(
    packages
      .filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))
      .map(([path]) => path),
  ).toEqual([]);
  const strangers = packages.filter(
    ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
  );
  expect(strangers.map(([path]) => path)).toEqual([]);
});

it('every package of the product has a licence that lets us use it', () => {
  const unknown = packagesOf('package-lock.json')
    .filter(([, { dev }]) => dev !== true)
    .filter(
      ([path, { license }]) =>
        !allowed.has(license ?? readByHand[path.split('node_modules/').at(-1) ?? ''] ?? ''),
    )
    .map(([path, { license }]) => `${path}: ${license ?? 'none'}`);
  expect(unknown).toEqual([]);
});

it('scripts of packages never run, and versions are exact', () => {
  expect(readFileSync(new URL('.npmrc', root), 'utf8')).toContain('ignore-scripts=true');
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(new URL('package.json', root), 'utf8'),
  ) as Record<string, Record<string, string>>;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});

it('each requirement of the table names tests that exist', () => {
  const table = readFileSync(new URL('docs/reference/asvs.md', root), 'utf8');
  const named = [...table.matchAll(/`((?:test|src|packages)\/[\w./-]+\.ts)`/g)].map(([, path]) => path ?? '');
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});
