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

  it.each([
    [0.85, 'answer'],
    [0.849, 'confirm'],
    [0.4, 'confirm'],
    [0.399, 'choose'],
    [0.15, 'choose'],
    [0.149, 'stop'],
  ])('%d is where a band begins or ends: %s', (sure, band) => {
    expect(bandOf({ intent: sure, procedure: 1, outOfScope: false })).toBe(band);
    expect(bandOf({ intent: 1, procedure: sure, outOfScope: false })).toBe(band);
  });

  it.each([
    [0.99, 0.99, 'stop'],
    [0.99, 0.01, 'stop'],
    [0.4, 1, 'stop'],
    [0.399, 1, 'choose'],
    [0.15, 1, 'choose'],
    [0.149, 1, 'stop'],
    [0.3, 0.4, 'stop'],
  ])('out of scope by %d, a procedure by %d: %s, never an answer', (intent, procedure, band) => {
    expect(bandOf({ intent, procedure, outOfScope: true })).toBe(band);
  });
});

describe('methodsIn', () => {
  it.each([
    ['nộp qua mạng hay gửi bưu điện', ['online', 'post']],
    ['gui buu dien roi ra xa lay', ['post', 'counter']],
    ['làm ở đâu', []],
  ])('%s', (text, methods) => expect(methodsIn(text)).toEqual(methods));
});
