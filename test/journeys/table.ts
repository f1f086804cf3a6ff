// Tests a journey node by node from a table: how to come to the node, where each answer leads, what it refuses. A node or choice left out fails.
import { describe, expect, test } from 'vitest';
import { kb, nodesOf, Walk, type Beginning } from './kit.ts';

/**
 * Where an answer leads: the id of the next node (`journey.node` in another journey), `end:<outcome>`, `guide:<code>`, or
 * `procedure:<code>` (its guide where there is one, else how to find it); then words that must be said there.
 */
export type Leads = string | readonly [where: string, ...words: (string | RegExp)[]];

/** What is expected of one node that waits for the person. */
export interface NodeTable extends Beginning {
  /** The answers that lead to it. */
  readonly via?: readonly string[];
  /** Every value on offer, and where it leads. */
  readonly leads: Readonly<Record<string, Leads>>;
  /** What people type instead of tapping, and where it leads. */
  readonly says?: Readonly<Record<string, Leads>>;
  /** Words that are no answer here. */
  readonly refuses?: readonly string[];
}

/**
 * Plays the table of a journey.
 * @param elsewhere - outcomes of special cases that the test file reaches by itself
 */
export function testJourney(
  id: string,
  table: Readonly<Record<string, NodeTable>>,
  elsewhere: readonly string[] = [],
): void {
  const nodes = nodesOf(id);
  describe.each(Object.entries(table))('%s', (node, row) => {
    const at = (): Walk => Walk.begin(id, row).through(...(row.via ?? []));
    test('is where it should be', () => at().isAt(node));
    test.each(Object.entries(row.leads))('%s leads on', (value, leads) => arrives(at().choose(value), leads));
    if (row.says)
      test.each(Object.entries(row.says))('«%s» is understood', (words, leads) =>
        arrives(at().says(words), leads),
      );
    test.each(row.refuses ?? ['trời hôm nay đẹp quá'])('«%s» is no answer', (words) => at().refuses(words));
    test('every answer is in the table', () => {
      expect(Object.keys(row.leads).sort()).toEqual(expect.arrayContaining(valuesOf(id, node)));
    });
  });
  test('every node is in the table', () => {
    const waiting = nodes.filter((n) => n.kind !== 'outcome').map((n) => n.id);
    const named = Object.values(table).flatMap((row) => Object.values({ ...row.leads, ...row.says }));
    const ends = named.map((l) => (typeof l === 'string' ? l : l[0])).filter((l) => l.startsWith('end:'));
    expect(Object.keys(table).sort()).toEqual(expect.arrayContaining(waiting.sort()));
    for (const n of nodes) {
      if (n.kind === 'outcome' && n.procedures.length !== 1 && !n.method && !elsewhere.includes(n.id))
        expect(ends).toContain(`end:${n.id}`);
    }
  });
}

/** Values without a case; those with one are offered in their case only. */
function valuesOf(id: string, name: string): string[] {
  const node = nodesOf(id).find((n) => n.id === name);
  if (node?.kind === 'question') return node.choices.filter((c) => !c.when).map((c) => c.value);
  return node?.kind === 'action' && node.fails ? ['done', 'failed'] : ['done'];
}

async function arrives(walk: Walk, leads: Leads): Promise<void> {
  const [where, ...words] = typeof leads === 'string' ? [leads] : leads;
  if (where.startsWith('end:')) return walk.endsAt(where.slice(4), ...words);
  if (where.startsWith('procedure:')) return leadsToProcedure(walk, where.slice(10), words);
  if (where.startsWith('guide:')) return walk.leadsToGuide(where.slice(6), ...words);
  return walk.isAt(where, ...words);
}

async function leadsToProcedure(
  walk: Walk,
  code: string,
  words: readonly (string | RegExp)[],
): Promise<void> {
  return kb.guide(code) ? walk.leadsToGuide(code, ...words) : walk.tells([code, ...words]);
}
