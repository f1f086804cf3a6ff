// What a menu item sends comes back as the wish it stands for, in its language.
import { expect, test } from 'vitest';
import { openPayload, readTap } from './tap-payload.ts';

test('a menu item opens its guide in the language of the menu', () => {
  expect(readTap(openPayload('1.004194'))).toEqual({ kind: 'open', procedure: '1.004194', language: null });
  expect(readTap(openPayload('1.004194', 'en'))).toEqual({
    kind: 'open',
    procedure: '1.004194',
    language: 'en',
  });
  expect(readTap('#thu-tuc:nothing:en')).toMatchObject({ kind: 'text' });
});
