// Asks all parts how they are, seldom enough that being asked often costs nothing.
import { setTimeout } from 'node:timers/promises';
import { troubleOf } from '../storage/storage.ts';
import type { Health, HealthReport, Part, PartReport, State } from './types.ts';

/** How long a look is good for, and how long a part may take to answer; ms. */
const goodFor = 500;
const patience = 3_000;
const worst: readonly State[] = ['failing', 'degraded', 'ok'];

/** @param parts by the name an operator reads */
export function createHealth(parts: Readonly<Record<string, Part>>): Health {
  let last: { readonly at: number; readonly report: Promise<HealthReport> } | null = null;
  return {
    look: () => {
      const at = performance.now();
      if (last === null || at - last.at > goodFor) last = { at, report: lookAt(parts) };
      return last.report;
    },
  };
}

async function lookAt(parts: Readonly<Record<string, Part>>): Promise<HealthReport> {
  const reports = await Promise.all(
    Object.entries(parts).map(async ([name, part]) => [name, await ask(part)] as const),
  );
  const states = reports.map(([, { state }]) => state);
  const state = worst.find((one) => states.includes(one)) ?? 'ok';
  return { state, parts: Object.fromEntries(reports) };
}

async function ask(part: Part): Promise<PartReport> {
  const late = new AbortController();
  try {
    return await Promise.race([
      (async () => part())(),
      setTimeout(patience, { state: 'failing', code: 'database-unreachable' } as const, {
        signal: late.signal,
        ref: false,
      }),
    ]);
  } catch (error) {
    const code = troubleOf(error);
    return code === null ? { state: 'failing' } : { state: 'failing', code };
  } finally {
    late.abort();
  }
}
