// How the tests run: unit tests beside their code, conversations and browser tests in test/; skipped tests fail in CI.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'packages/*/{src,test}/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    reporters: process.env['CI'] ? ['default', './test/support/no-skips.ts'] : ['default'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'packages/*/src/**/*.ts'],
      // The widget runs in Chromium, where v8 coverage of this process cannot see it.
      exclude: ['src/widget/**', '**/*.test.ts', '**/*.d.ts'],
      reporter: ['text-summary'],
    },
  },
});
