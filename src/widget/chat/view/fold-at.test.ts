// Folding: never inside a sentence, never for little.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldAt } from './fold-at.ts';

const sentence = 'Bạn mang giấy ra bưu điện gần nhà. ';

test('a text of ordinary length is shown whole', () => {
  expect(foldAt(sentence.repeat(12))).toBeNull();
});

test('a long text is cut after a sentence', () => {
  const text = sentence.repeat(30);
  const at = foldAt(text) ?? 0;
  expect(text.slice(0, at)).toMatch(/nhà\.$/);
  expect(at).toBeLessThan(300);
});

test('one endless sentence is not cut', () => {
  expect(foldAt('chữ '.repeat(300))).toBeNull();
});

test('whatever the text: if it is cut, both parts are worth reading', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('Chữ ', 'dài. ', 'xong!\n', 'a'), { maxLength: 600 }), (parts) => {
      const text = parts.join('');
      const at = foldAt(text);
      if (at === null) return;
      expect(at).toBeGreaterThanOrEqual(140);
      expect(text.length - at).toBeGreaterThanOrEqual(140);
    }),
  );
});
