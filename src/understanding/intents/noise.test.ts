// Noisy copies: repeatable, and noisy in the ways people type.
import { fold } from '@guidance-hatinh/lang-vi';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random.ts';
import { inChatSpelling, noisyCopies, withTypos } from './noise.ts';

const line = 'Làm lại giấy khai sinh hết bao nhiêu tiền được không';

describe('noisyCopies', () => {
  it('gives the same copies every time, and never the line itself', () => {
    expect(noisyCopies(line)).toEqual(noisyCopies(line));
    expect(noisyCopies(line)).not.toContain(line);
    expect(noisyCopies(line)).toContain(fold(line));
  });

  it('leaves a line that nothing can be done to without copies', () => {
    expect(noisyCopies('ok').every((copy) => copy !== 'ok')).toBe(true);
  });

  it('slips at least once in a line, and only a little', () => {
    const typed = withTypos(line, seededRandom(3));
    expect(typed).not.toBe(line);
    expect(Math.abs(typed.length - line.length)).toBeLessThanOrEqual(4);
  });

  it('writes some words as in chats', () => {
    const spelt = Array.from({ length: 20 }, (_, seed) =>
      inChatSpelling('không được gì', seededRandom(seed)),
    );
    expect(spelt.some((text) => /(^| )(ko|k|hok|hong)( |$)/.test(text))).toBe(true);
  });
});
