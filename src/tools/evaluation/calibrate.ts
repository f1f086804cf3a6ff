// Fits the calibrations of procedure linking anew, from what the room says about labelled questions.
import { meantFrom } from '../../understanding/bands.ts';
import { fitLogistic, type Logistic, type Observation } from '../../understanding/intents/calibration.ts';
import type { Explanation } from '../../understanding/understanding.ts';
import type { Question } from './questions.ts';

/** How many candidates of a question are looked at. */
const observedCandidates = 3;

/**
 * @param questions - labelled questions that nothing was trained on
 * @param explain - the room's explanation of a message
 * @returns the coefficients for procedures/linker.ts and procedures/none-meant.ts
 */
export async function calibrate(
  questions: readonly Question[],
  explain: (text: string) => Promise<Explanation>,
): Promise<{ candidate: Logistic; none: Logistic }> {
  const candidates: Observation[] = [];
  const nones: Observation[] = [];
  for (const { text, codes } of questions) {
    const { matches, none } = await explain(text);
    for (const { code, inputs } of matches.slice(0, observedCandidates)) {
      candidates.push({ inputs, right: codes?.includes(code) ?? false });
    }
    if ((matches[0]?.confidence ?? 0) < meantFrom) nones.push({ inputs: none, right: codes === null });
  }
  return { candidate: fitLogistic(candidates), none: fitLogistic(nones) };
}
