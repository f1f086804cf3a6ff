// Answers with guides derived from the shelf; the ones asked for lately are kept.
import type { Guide } from '../types.ts';
import { deriveGuide, type DeriveContext } from './derive.ts';
import type { RecordShelf } from './shelf.ts';

/** Guides kept: about 10 KB each, and conversations come back to the same ones. */
const kept = 200;

/** Makes the lookup of derived guides for a shelf. */
export function recordGuides(
  shelf: RecordShelf,
  context: DeriveContext,
): (code: string) => Guide | undefined {
  const recent = new Map<string, Guide>();
  return (code) => {
    const known = recent.get(code);
    const shelved = known ? undefined : shelf.find(code);
    const guide = known ?? (shelved ? deriveGuide(shelved, context) : undefined);
    if (!guide) return undefined;
    recent.delete(code);
    recent.set(code, guide);
    const oldest = recent.size > kept ? recent.keys().next().value : undefined;
    if (oldest !== undefined) recent.delete(oldest);
    return guide;
  };
}
