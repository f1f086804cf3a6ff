import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Lanes } from './lanes.ts';

it('never runs two jobs of one lane at once, and always one that began after the last call', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.boolean()), { maxLength: 40 }),
      async (calls) => {
        const lanes = new Lanes();
        const running = new Map<number, number>();
        const lastBegan = new Map<number, number>();
        const lastCalled = new Map<number, number>();
        let clock = 0;
        let overlaps = 0;
        for (const [key, pause] of calls) {
          lastCalled.set(key, (clock += 1));
          void lanes.run(String(key), async () => {
            lastBegan.set(key, (clock += 1));
            if ((running.get(key) ?? 0) > 0) overlaps += 1;
            running.set(key, (running.get(key) ?? 0) + 1);
            await Promise.resolve();
            await Promise.resolve();
            running.set(key, (running.get(key) ?? 1) - 1);
          });
          if (pause) await Promise.resolve();
        }
        await lanes.idle();
        expect(overlaps).toBe(0);
        for (const [key, called] of lastCalled) expect(lastBegan.get(key)).toBeGreaterThan(called);
      },
    ),
    { numRuns: 300 },
  );
});

it('lets other lanes go on meanwhile', async () => {
  const lanes = new Lanes();
  const order: string[] = [];
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const slow = lanes.run('slow', async () => {
    await promise;
    order.push('slow');
  });
  await lanes.run('quick', async () => {
    await setTimeout(1);
    order.push('quick');
  });
  resolve(undefined);
  await slow;
  expect(order).toEqual(['quick', 'slow']);
});

it('runs once for all who wait', async () => {
  const lanes = new Lanes();
  let runs = 0;
  const job = async (): Promise<void> => {
    runs += 1;
    await setTimeout(1);
  };
  await Promise.all(Array.from({ length: 10 }, () => lanes.run('one', job)));
  expect(runs).toBe(2);
});
