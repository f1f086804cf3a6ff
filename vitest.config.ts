// How the tests run: unit tests beside their code, conversations and browser tests in test/; skipped tests fail in CI.
import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that keep nothing between two files: what is pure, and what starts a server or database of its own each time. */
const sharing = [
  'src/**/*.test.ts',
  'packages/*/{src,test}/**/*.test.ts',
  'test/{journeys,conversations,content,catalogue,http,staff}/**/*.test.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    reporters: process.env['CI'] ? ['default', './test/support/no-skips.ts'] : ['default'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'sharing',
          include: sharing,
          // Loading the program and its content anew for each file took two thirds of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...sharing],
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'packages/*/src/**/*.ts'],
      // The widget runs in Chromium, where v8 coverage of this process cannot see it.
      exclude: ['src/widget/**', '**/*.test.ts', '**/*.d.ts'],
      reporter: ['text-summary'],
    },
  },
});
