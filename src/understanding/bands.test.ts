// Bands and methods: how sure the assistant may sound, and which ways of filing were named.
import { describe, expect, it } from 'vitest';
import { bandOf } from './bands.ts';
import { methodsIn } from './methods.ts';

describe('bandOf', () => {
  it('answers only when intent and procedure are both sure', () => {
    expect(bandOf({ intent: 0.97, procedure: 0.95, outOfScope: false })).toBe('answer');
    expect(bandOf({ intent: 0.97, procedure: 0.6, outOfScope: false })).toBe('confirm');
    expect(bandOf({ intent: 0.6, procedure: 0.5, outOfScope: false })).toBe('choose');
    expect(bandOf({ intent: 0.2, procedure: 0.2, outOfScope: false })).toBe('stop');
  });

  it('never answers what is out of scope', () => {
    for (const intent of [0.1, 0.5, 0.99]) {
      expect(['stop', 'choose']).toContain(bandOf({ intent, procedure: 0.99, outOfScope: true }));
    }
  });
});

describe('methodsIn', () => {
  it.each([
    ['nộp qua mạng hay gửi bưu điện', ['online', 'post']],
    ['gui buu dien roi ra xa lay', ['post', 'counter']],
    ['làm ở đâu', []],
  ])('%s', (text, methods) => expect(methodsIn(text)).toEqual(methods));
});
