// The tests that Stryker runs against each mistake it makes: those beside the mutated files, and few that start a server.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/bot/masking.test.ts',
      'src/bot/{lanes,turnstile}.test.ts',
      'src/dialogs/walk.test.ts',
      'src/understanding/bands.test.ts',
      'test/faults/unfinished.test.ts',
      'test/personal/masking.test.ts',
    ],
    pool: 'threads',
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
