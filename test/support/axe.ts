// Looks for what keeps people out of a page, with axe-core in the page itself.
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

/** @returns one line per violation: the rule, where, and why; all rules are applied, the recommended ones too */
export async function findBarriers(frame: Page | Frame): Promise<readonly string[]> {
  await frame.evaluate(axe.source);
  const violations = await frame.evaluate<readonly Violation[]>(
    'axe.run(document).then((result) => result.violations)',
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
