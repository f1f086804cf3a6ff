// Says which words of a message decided its intent, for the people who ask why.
import { messageScores, type IntentModel } from './model.ts';

/** A word and how much the score of the intent falls without it. */
export interface DecidingWord {
  readonly word: string;
  readonly weight: number;
}

const mostWords = 6;

/**
 * @param words - the message in normal form, words alone
 * @param label - the intent to explain
 * @returns the words that speak most for it, strongest first
 */
export function decidingWords(model: IntentModel, words: string, label: string): DecidingWord[] {
  const at = model.intents.findIndex((intent) => intent.label === label);
  if (at === -1 || words === '') return [];
  const syllables = words.split(' ');
  const whole = messageScores(model, words)[at] ?? 0;
  return syllables
    .map((word, i) => {
      const without = syllables.filter((_, other) => other !== i).join(' ');
      return { word, weight: whole - (messageScores(model, without)[at] ?? 0) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostWords);
}
