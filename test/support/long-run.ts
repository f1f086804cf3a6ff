// How long the long tests run: short with every commit, as long as `npm run soak` sets it; a long run also says what it counted.

/** Times that a process is killed on SQLite and on PostgreSQL, whose start takes longer. */
export const kills = {
  sqlite: Number(process.env['KILLS'] ?? 3),
  postgresql: Number(process.env['KILLS'] ?? 2),
};

/** How often one of several machines is killed and another stands still, and how long at most; ms. */
export const trouble = {
  rounds: Number(process.env['ROUNDS'] ?? 2),
  longestPause: Number(process.env['LONGEST_PAUSE'] ?? 1_500),
};

/** Prints a figure of a long run, for docs/benchmarks.md. */
export function report(figure: string): void {
  if (process.env['KILLS'] !== undefined) process.stdout.write(`${figure}\n`);
}
