// The long runs of `npm run soak`: many kills on both databases, all conversations over all channels, long days of misbehaviour,
// and generated input at every door.
import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

export default defineConfig({
  test: {
    ...base.test,
    projects: [
      {
        extends: true,
        test: {
          name: 'soak',
          include: [
            'test/conversations/random.test.ts',
            'test/journeys/properties.test.ts',
            'test/faults/kill.test.ts',
            'test/faults/push-kill.test.ts',
            'test/faults/machines.test.ts',
            'test/platforms/misbehaviour.test.ts',
            'test/platforms/conversations.test.ts',
            'test/fuzz/fuzz.test.ts',
          ],
        },
      },
    ],
    maxWorkers: 1,
    env: {
      KILLS: process.env['KILLS'] ?? '200',
      ROUNDS: process.env['ROUNDS'] ?? '100',
      // Longer than any lease.
      LONGEST_PAUSE: process.env['LONGEST_PAUSE'] ?? '14000',
      CONVERSATIONS: 'all',
      RANDOM_RUNS: process.env['RANDOM_RUNS'] ?? '100',
      EVENTS: process.env['EVENTS'] ?? '3000',
      REQUESTS: process.env['REQUESTS'] ?? '200000',
      MESSAGES: process.env['MESSAGES'] ?? '100000',
    },
  },
});
