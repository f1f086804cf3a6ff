// Finds the procedures a message may mean, each with a calibrated probability of being the right one.
import { probability, type Logistic } from '../intents/calibration.ts';
import type { Candidate, LinkTarget } from '../types.ts';
import type { FormMatch, NameIndex } from './name-index.ts';
import { isToned, termsOf } from './terms.ts';

/** How many forms are looked at before they are joined by procedure. */
const formLimit = 60;
const candidateLimit = 5;
/** How much a prior of 1 lifts a score over a prior of 0: enough to decide between equals, not to beat a better fit. */
const priorLift = 0.05;

/**
 * Probability of a candidate, fitted on the project's evaluation lines with the full catalogue (no line of them is a name or alias);
 * `npm run evaluate -- --calibrate` prints it anew.
 */
const calibration: Logistic = { bias: -7.686, weights: [4.011, -3.663, 4.459, 1.019, 3.125] };

/** A candidate before its confidence: the best form of its procedure, lifted by the prior. */
interface Fit extends FormMatch {
  readonly lifted: number;
}

/** A procedure with the form of its name that fitted best. */
export interface LinkMatch extends Fit {
  readonly target: LinkTarget;
  readonly name: string;
  readonly isAlias: boolean;
  readonly confidence: number;
  /** Best other candidate's lifted score. */
  readonly rival: number;
}

/** What the calibration looks at: how fully name and question cover each other, how much that says, and the lead over the next. */
export function linkInputs(fit: Fit, rival: number): readonly number[] {
  const lead = (fit.lifted - rival) / Math.max(fit.lifted, rival, 1e-6);
  return [fit.ofForm, fit.ofQuestion, fit.ofQuestionByAll, Math.log(1 + fit.shared), lead];
}

/** The linker over a fixed set of procedures. */
export class ProcedureLinker {
  readonly #targets: readonly LinkTarget[];
  readonly #index: NameIndex;

  /** @param index - index over the names and aliases of the targets */
  constructor(targets: readonly LinkTarget[], index: NameIndex) {
    this.#targets = targets;
    this.#index = index;
  }

  /** The best procedures for a normalised message, best first, with what made them so. */
  match(text: string): LinkMatch[] {
    const best = new Map<number, Fit>();
    for (const found of this.#index.search(termsOf(text), isToned(text), formLimit)) {
      const form = this.#index.forms[found.form];
      if (!form) continue;
      const lifted = found.score * (1 + priorLift * (this.#targets[form.target]?.prior ?? 0));
      const known = best.get(form.target);
      if (!known || known.lifted < lifted) best.set(form.target, { ...found, lifted });
    }
    const ranked = [...best].sort((a, b) => b[1].lifted - a[1].lifted).slice(0, candidateLimit + 1);
    return ranked.slice(0, candidateLimit).flatMap(([index, found], rank) => {
      const target = this.#targets[index];
      const form = this.#index.forms[found.form];
      if (!target || !form) return [];
      const rival = ranked[rank === 0 ? 1 : 0]?.[1].lifted ?? 0;
      const confidence = probability(calibration, linkInputs(found, rival));
      return [{ ...found, target, name: form.text, isAlias: form.isAlias, rival, confidence }];
    });
  }

  /** The candidates of a message, best first. */
  candidates(text: string): Candidate[] {
    return this.match(text).map(({ target, confidence }) => ({ code: target.code, confidence }));
  }
}
