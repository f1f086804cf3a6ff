// The sentiment dictionary of nlp.js for Vietnamese, in AFINN's form; a word of several syllables is one key ("thất_vọng").
import { fold } from '../letters.ts';
import { readColumn, readTable } from '../tables.ts';

function readScores(): Record<string, number> {
  const scores: Record<string, number> = {};
  for (const row of readTable('sentiment')) {
    const key = (row['word'] ?? '').replaceAll(' ', '_');
    scores[key] = Number(row['score']);
    if (row['bare'] === 'yes') scores[fold(key)] = Number(row['score']);
  }
  return scores;
}

/** nlp.js' sentiment analyzer asks stemmer-vi for the tokens ("stemmed") and looks each up here. */
export const SentimentVi = {
  afinn: readScores(),
  senticon: undefined,
  pattern: undefined,
  negations: { words: readColumn('negations', 'word') },
  stemmed: true,
};
