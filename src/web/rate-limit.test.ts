import { describe, expect, it } from 'vitest';
import { RateLimit } from './rate-limit.ts';

const start = new Date('2026-11-20T00:00:00Z');
const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

describe('RateLimit', () => {
  it('allows so many at once, then one whenever its time has come', () => {
    const limit = new RateLimit(6);
    expect(Array.from({ length: 7 }, () => limit.take('a', start))).toEqual([0, 0, 0, 0, 0, 0, 10]);
    expect(limit.take('a', later(4))).toBe(6);
    expect(limit.take('a', later(10))).toBe(0);
    expect(limit.take('a', later(10))).toBe(10);
  });

  it('does not save up more than a minute', () => {
    const limit = new RateLimit(2);
    limit.take('a', start);
    expect(Array.from({ length: 3 }, () => limit.take('a', later(86_400)))).toEqual([0, 0, 30]);
  });

  it('counts each address for itself, also when very many come', () => {
    const limit = new RateLimit(1);
    for (let index = 0; index < 60_000; index += 1) expect(limit.take(`address ${index}`, start)).toBe(0);
    expect(limit.take('address 59999', start)).toBeGreaterThan(0);
  });

  it('is not fooled by a clock that goes back', () => {
    const limit = new RateLimit(1);
    limit.take('a', start);
    expect(limit.take('a', later(-3_600))).toBeGreaterThan(0);
  });
});
