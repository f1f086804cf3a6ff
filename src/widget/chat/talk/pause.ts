// Waiting that can be cut short: when the network is back, when the page is looked at again, when the person says something.

export class Pause {
  #wake: (() => void) | null = null;

  /** @param ms - how long at most */
  async wait(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = null;
  }

  wake(): void {
    this.#wake?.();
  }
}

/**
 * How long to wait before trying again: longer each time, and not all phones of a province at the same moment.
 *
 * @param failures - how often in a row it failed
 * @param random - 0..1
 * @returns milliseconds, from half a second to 15 s
 */
export function backOff(failures: number, random: number): number {
  return Math.min(15_000, 1000 * 2 ** failures) * (0.5 + random / 2);
}
