// How this person wants the page to look: size of the text and colours, kept in this browser.
import { readJson, writeJson } from './talk/memory.ts';
import { fields } from './talk/wire.ts';

/** `system`: as the device is set. */
export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export interface Looks {
  /** 0, 1 or 2. */
  readonly size: number;
  readonly theme: Theme;
  /** Shows when each thing was said. */
  readonly times: boolean;
}

const key = 'looks';
export const sizeCount = 3;

export function readLooks(): Looks {
  const kept = fields(readJson(key));
  const { size } = kept;
  return {
    size: typeof size === 'number' && size >= 0 && size < sizeCount ? Math.floor(size) : 0,
    theme: themes.find((theme) => theme === kept['theme']) ?? 'system',
    times: kept['times'] === true,
  };
}

/** Shows the page as kept. */
export function applyLooks(): void {
  Object.assign(document.documentElement.dataset, readLooks());
}

export function changeLooks(change: Partial<Looks>): Looks {
  const looks = { ...readLooks(), ...change };
  writeJson(key, looks);
  applyLooks();
  // To whoever keeps something in view, a larger text is a smaller window.
  dispatchEvent(new Event('resize'));
  return looks;
}
