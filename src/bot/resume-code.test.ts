// A resume code brings back exactly its point, is short, ends, and takes nothing forged.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ResumePoint } from '../dialogs/types.ts';
import { packPoint, unpackPoint } from './resume-code.ts';
import { createSigner } from './signing.ts';

const signer = createSigner('a secret for tests');
const now = new Date('2026-11-24T02:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);

/** Somebody in the fourth step online, two papers ticked, the commune known. */
const usual: ResumePoint = {
  procedure: '1.001193',
  actions: [
    ['age', 'within_60'],
    ['method', 'online'],
    ['has_vneid', 'have'],
    ['papers', 'ready'],
    ['online.open_portal', 'done'],
    ['online.choose_office', 'done'],
    ['online.fill_form', 'done'],
  ],
  papers: ['birth_certificate', 'declaration'],
  unit: '18757',
  flow: null,
  left: { version: '4f1c09ab', at: 'online.attach' },
};

const id = fc.stringMatching(/^[a-z][a-z0-9_.]{0,20}$/);
const action = fc.tuple(id, fc.oneof(id, fc.constant('')));
const plain = { noNullPrototype: true };
const flow = fc.record({ flow: id, actions: fc.array(action), ticks: fc.array(id) }, plain);
const anyPoint: fc.Arbitrary<ResumePoint> = fc.record(
  {
    procedure: fc.option(id),
    unit: fc.option(id),
    actions: fc.array(action),
    papers: fc.array(id),
    flow: fc.option(flow),
    outer: fc.option(fc.array(flow, { minLength: 1, maxLength: 3 }), { nil: undefined }),
    left: fc.option(fc.record({ version: id, at: id }, plain)),
    language: fc.constantFrom('en' as const, undefined),
  },
  plain,
);

test('what is packed is unpacked', () => {
  fc.assert(
    fc.property(anyPoint, (point) => {
      expect(unpackPoint(packPoint(point))).toEqual(point);
    }),
  );
});

test('the usual code is short enough to be a small QR code', () => {
  const code = signer.seal('resume', packPoint(usual), 30, now);
  expect(code.length).toBeLessThan(140);
});

test('a code ends with its day', () => {
  const code = signer.seal('resume', packPoint(usual), 30, now);
  expect(signer.unseal('resume', code, later(30)).outcome).toBe('valid');
  expect(signer.unseal('resume', code, later(31)).outcome).toBe('expired');
});

test('a changed, shortened or foreign code is forged, and noise unpacks to nothing', () => {
  const code = signer.seal('resume', packPoint(usual), 30, now);
  const changed = `${code.slice(0, 8)}${code[8] === 'A' ? 'B' : 'A'}${code.slice(9)}`;
  for (const wrong of [
    changed,
    code.slice(0, -4),
    '',
    'abc',
    createSigner('other').seal('resume', packPoint(usual), 30, now),
  ])
    expect(signer.unseal('resume', wrong, now)).toEqual({ outcome: 'forged' });
  expect(signer.unseal('stream', code, now)).toEqual({ outcome: 'forged' });
  expect(unpackPoint(Buffer.from('no deflated text'))).toBeNull();
});
