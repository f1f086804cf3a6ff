// Lets nlp.js' language guesser know Vietnamese, as its own language packages do.
import { readColumn } from '../tables.ts';
import type { Container } from './container.ts';

interface Guesser {
  addModel(script: string, name: string, trigrams: string): void;
}

function isGuesser(item: unknown): item is Guesser {
  return typeof item === 'object' && item !== null && 'addModel' in item;
}

/** Adds the trigram model "vie" where a guesser is registered; without one it does nothing. */
export function registerTrigrams(container: Container): void {
  const guesser = container.get('Language');
  if (isGuesser(guesser))
    guesser.addModel('Latin', 'vie', readColumn('trigrams', 'trigram').join('|').replaceAll('_', ' '));
}
