import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Turnstile } from './turnstile.ts';

const never = new Promise<never>(() => {});

it('lets what is being stored go before turns that have not begun', async () => {
  const turnstile = new Turnstile();
  const order: string[] = [];
  const { promise, resolve } = Promise.withResolvers<string>();
  const stored = turnstile.first(promise).then((what) => order.push(what));
  const begun = turnstile.pass().then(() => order.push('turn'));
  await Promise.resolve();
  // As long as a turn waits for nothing; without a pause in which a timer could run out.
  await setImmediate();
  await setImmediate();
  expect(order).toEqual([]);
  resolve('stored');
  await Promise.all([stored, begun]);
  expect(order).toEqual(['stored', 'turn']);
});

it('lets turns begin one after another, each behind what has come in meanwhile', async () => {
  const turnstile = new Turnstile();
  const order: string[] = [];
  const turns = ['một', 'hai'].map((name) => turnstile.pass().then(() => order.push(name)));
  await turns[0];
  await turnstile.first(Promise.resolve()).then(() => order.push('stored'));
  await turns[1];
  expect(order).toEqual(['một', 'stored', 'hai']);
});

it('does not wait for ever, nor for what failed or is over', async () => {
  const turnstile = new Turnstile();
  await expect(turnstile.first(Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  await turnstile.pass();
  void turnstile.first(never);
  await turnstile.pass();
  // The next is not held up by the one before.
  await turnstile.pass();
});
