// Waits for something that happens in its own time, and says what was there instead when it never does.
import { setTimeout } from 'node:timers/promises';

/** @returns what `look` gave when it was first not null */
export async function eventually<Result>(
  look: () => Result | null | Promise<Result | null>,
  patience = 15_000,
  describe: () => unknown = () => 'nothing',
): Promise<Result> {
  const giveUp = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > giveUp) throw new Error(`Waited in vain; there was ${JSON.stringify(describe())}`);
    await setTimeout(10);
  }
}
