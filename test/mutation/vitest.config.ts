// The tests that Stryker runs against each mistake it makes: those beside the mutated files, and nothing that starts a server.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/bot/masking.test.ts',
      'src/bot/{inbox,lanes,turnstile}.test.ts',
      'src/dialogs/{walk,migrate}.test.ts',
      'test/journeys/{eligibility,lost_papers,outcomes,properties,retirement,which_method}.test.ts',
      'src/understanding/bands.test.ts',
      'test/personal/masking.test.ts',
    ],
    pool: 'threads',
    maxWorkers: 1,
  },
});
