// English goes the same ways as Vietnamese: whatever is tapped, both stand at the same place, ask for the same papers and lead to the same addresses.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGuidance } from '../../src/dialogs/dialogs.ts';
import { initialState } from '../../src/dialogs/state.ts';
import type { StepResult } from '../../src/dialogs/types.ts';
import { kb, said, silent } from './kit.ts';

const guidance = createGuidance(kb, silent);
const english = kb.inLanguage('en');
const now = new Date('2026-11-24T02:00:00Z');
const moves = ['back', 'restart', 'repeat', 'change_answer', 'where_am_i', 'missing', 'each_paper', 'recap'];
const starts = [
  ...[...kb.english.journeys.keys()].map((id) => `j|${id}`),
  ...[...kb.english.guides.keys()].map((code) => `s|${code}|`),
  ...moves.map((move) => `m|${move}`),
];

/** What of a turn does not depend on the language. */
function placeOf({ state, answer }: StepResult): unknown {
  // The door offers what its own readers ask most.
  const tokens = answer.choices.map(({ token }) => token);
  const door = tokens.includes('j|find_procedure');
  return {
    // What is shown and what is kept for «Xem thêm» carry words; whether it is the same is told by the tokens.
    place: { ...state, language: null, shown: null, rest: [] },
    status: answer.status,
    procedure: answer.procedure,
    tokens: door ? 'door' : tokens.filter((token) => !token.startsWith('q|')),
    links: answer.links.map((link) =>
      link.kind === 'resume' ? link.point.actions : link.kind === 'portal' ? link.url : link.kind,
    ),
    sources: answer.sources,
    steps: answer.blocks.flatMap((block) => (block.kind === 'step' ? [block.number, block.total] : [])),
    papers: answer.blocks.flatMap((block) =>
      block.kind === 'papers' ? block.items.map(({ id, state: had }) => `${id} ${had}`) : [],
    ),
  };
}

test('the same taps lead to the same places in both languages, and nothing is left unsaid', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { minLength: 200, maxLength: 200 }), async (numbers) => {
      let [vi, en]: unknown[] = [initialState(), { ...initialState(), language: 'en' }];
      const pressed = [...starts];
      for (const n of numbers) {
        const input = { kind: 'tap', token: pressed[n % pressed.length] ?? '', label: 'nút' } as const;
        const [one, other] = await Promise.all([
          guidance.play(vi, input, now),
          guidance.play(en, input, now),
        ]);
        expect(placeOf(other), said(other.answer)).toEqual(placeOf(one));
        expect(other.answer.language).toBe('en');
        expect(said(other.answer)).not.toMatch(/\{\w+\}|undefined/);
        pressed.push(...one.answer.choices.map(({ token }) => token).filter((token) => !/^q\|/.test(token)));
        [vi, en] = [one.state, other.state];
      }
    }),
    { numRuns: 3, seed: 20261124, endOnFailure: true },
  );
});

/** Fields that a language says in its own words, or finds by its own words. */
const spoken = new Set(
  'title ask help example label reply text simpler sees done name note whereToGet form why says keywords answer afterwards spoken nameInUnit what basis'.split(
    ' ',
  ),
);

/** Everything that decides where a person goes: ids, routes, guards, links, figures, sources. */
function graphOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(graphOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      key === 'sources' ? [[key, inner]] : spoken.has(key) ? [] : [[key, graphOf(inner)]],
    ),
  );
}

test.each([
  ['journeys', [...kb.journeys.values()], [...english.journeys.values()]],
  ['topics', kb.topics, english.topics],
  ['links', [...kb.links.values()], [...english.links.values()]],
  ['hotlines', [...kb.contacts.values()], [...english.contacts.values()]],
  ['offices', [...kb.offices.values()], [...english.offices.values()]],
  ['hours', kb.hours, english.hours],
])('%s have the same graph and figures in both languages', (_, one, other) => {
  expect(graphOf(other)).toEqual(graphOf(one));
  expect(other).not.toEqual(one);
});
