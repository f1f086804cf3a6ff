// Times a function over many messages, and says it in the figures that matter: the middle, the slowest hundredth, how many a second.

/** Seconds of processor time since `begun`: on a busy machine the clock on the wall measures the others. */
export function cpuSeconds(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

/** What the messages took. */
export interface Timing {
  /** Milliseconds per message. */
  readonly median: number;
  readonly p99: number;
  readonly perSecond: number;
}

/** Each message is read this often and its fastest time counts: what else runs on the machine is no property of the code. */
const rounds = 5;

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

/**
 * @param messages - read in order, round after round
 * @param read - what is timed
 */
export async function timeOver(
  messages: readonly string[],
  read: (message: string) => unknown,
): Promise<Timing> {
  const fastest = messages.map(() => Infinity);
  for (let round = 0; round < rounds; round++) {
    for (const [i, message] of messages.entries()) {
      const start = performance.now();
      await read(message);
      fastest[i] = Math.min(fastest[i] ?? Infinity, performance.now() - start);
    }
  }
  const total = fastest.reduce((sum, time) => sum + time, 0);
  const sorted = fastest.toSorted((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    perSecond: (1000 * fastest.length) / total,
  };
}
