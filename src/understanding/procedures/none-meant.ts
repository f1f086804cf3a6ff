// How likely a message for which no procedure was found names none: «bao lâu thì có» does not, «lệ phí cấp hộ chếiu» did and was not read.
import { fold } from '@guidance-hatinh/lang-vi';
import { probability, type Logistic } from '../intents/calibration.ts';
import { countOf, type QuestionTerms } from './question-terms.ts';
import { foldedSyllable } from './terms.ts';

/** Labels that are about the portal, the assistant or nothing of the office: they name a procedure only by the way. */
const aboutOtherThings = new Set([
  'greeting',
  'thanks',
  'goodbye',
  'bot_identity',
  'out_of_scope',
  'human',
  'account_login',
  'vneid',
  'complaint',
  'payment',
  'digital_signature',
  'upload',
]);
/** A share of questions below which a syllable counts as never asked with. */
const rareShare = 1e-4;

/** Fitted by `npm run evaluate -- --calibrate` on the evaluation lines whose best candidate is below the threshold of meaning one. */
const calibration: Logistic = { bias: 5.328, weights: [-14.674, -0.525, -2.296, 4.031] };

/** How rare the rarest syllable of a message is in ordinary questions: 0 in every one, 1 in none. */
function rarest(words: string, questions: QuestionTerms): number {
  const rarities = fold(words)
    .split(' ')
    .map(
      (syllable) =>
        Math.log(Math.max(countOf(questions, foldedSyllable(syllable)) / questions.lineCount, rareShare)) /
        Math.log(rareShare),
    );
  return Math.max(0, ...rarities);
}

/**
 * What the probability is worked out from.
 * @param words - the message in normal form, words alone
 * @param best - confidence of its best candidate, 0 when there is none
 * @param reported - its intent, as the label table reports it
 */
export function noneInputs(
  words: string,
  best: number,
  reported: string | null,
  questions: QuestionTerms,
): readonly number[] {
  const length = Math.log(Math.max(1, words.split(' ').length));
  return [best, length, rarest(words, questions), aboutOtherThings.has(reported ?? '') ? 1 : 0];
}

/** Probability (0..1) that no procedure is meant. */
export function noneMeant(inputs: readonly number[]): number {
  return probability(calibration, inputs);
}
