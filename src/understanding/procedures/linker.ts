// Finds the procedures a message may mean, each with a calibrated probability of being the right one.
import { probability, type Logistic } from '../intents/calibration.ts';
import type { LinkTarget } from '../types.ts';
import type { FormMatch, NameIndex } from './name-index.ts';
import { isToned, termsOf } from './terms.ts';
import type { ThingsIn } from './things.ts';

/** How many forms are looked at before they are joined by procedure. */
const formLimit = 60;
const candidateLimit = 5;
/** How much a prior of 1 lifts a score over a prior of 0: enough to decide between equals, not to beat a better fit. */
const priorLift = 0.08;
/** In a longer message things are named by the way. Syllables. */
const fewWords = 14;
/** What is left of the score and of the confidence of a procedure whose names speak of nothing that a short message calls by name. */
const aboutOther = 0.1;

/**
 * Probability of a candidate, fitted by `npm run evaluate -- --calibrate` on the project's evaluation lines over the full catalogue.
 */
const calibration: Logistic = { bias: -7.988, weights: [4.203, -3.856, 4.488, 1.056, 3.777] };

const nothing: ReadonlySet<number> = new Set();

/** A candidate before its confidence: the best form of its procedure, lifted by the prior. */
interface Fit extends FormMatch {
  readonly lifted: number;
  /** The message calls something by name, and no name of the procedure does. */
  readonly isOther: boolean;
}

/** A procedure with the form of its name that fitted best. */
export interface LinkMatch extends Fit {
  readonly target: LinkTarget;
  readonly name: string;
  readonly isAlias: boolean;
  readonly confidence: number;
  /** What the confidence was worked out from. */
  readonly inputs: readonly number[];
}

/** What the calibration looks at: how fully name and question cover each other, how much that says, and the lead over the next. */
function linkInputs(fit: Fit, rival: number): readonly number[] {
  const lead = (fit.lifted - rival) / Math.max(fit.lifted, rival, 1e-6);
  return [fit.ofForm, fit.ofQuestion, fit.ofQuestionByAll, Math.log(1 + fit.shared), lead];
}

/** The linker over a fixed set of procedures. */
export class ProcedureLinker {
  readonly #targets: readonly LinkTarget[];
  readonly #index: NameIndex;
  readonly #thingsIn: ThingsIn;
  /** What the names of a procedure call by name, as it was needed. */
  readonly #things = new Map<number, ReadonlySet<number>>();

  /**
   * @param index - index over the names and aliases of the targets
   * @param thingsIn - finds what is called by name
   */
  constructor(targets: readonly LinkTarget[], index: NameIndex, thingsIn: ThingsIn) {
    this.#targets = targets;
    this.#index = index;
    this.#thingsIn = thingsIn;
  }

  /**
   * The best procedures for a normalised message, best first, with what made them so.
   * @param most - how many
   */
  match(text: string, most = candidateLimit): LinkMatch[] {
    const best = new Map<number, Fit>();
    const named = text.split(' ').length > fewWords ? nothing : this.#thingsIn(text);
    for (const found of this.#index.search(termsOf(text), isToned(text), formLimit)) {
      const form = this.#index.forms[found.form];
      if (!form) continue;
      const known = best.get(form.target);
      const isOther = known?.isOther ?? this.#isAboutOther(form.target, named);
      const prior = 1 + priorLift * (this.#targets[form.target]?.prior ?? 0);
      const lifted = found.score * prior * (isOther ? aboutOther : 1);
      if (!known || known.lifted < lifted) best.set(form.target, { ...found, lifted, isOther });
    }
    const ranked = [...best].sort((a, b) => b[1].lifted - a[1].lifted).slice(0, most + 1);
    const matches = ranked.slice(0, most).flatMap(([index, found], rank) => {
      const target = this.#targets[index];
      const form = this.#index.forms[found.form];
      if (!target || !form) return [];
      const rival = ranked[rank === 0 ? 1 : 0]?.[1].lifted ?? 0;
      const inputs = linkInputs(found, rival);
      const confidence = probability(calibration, inputs) * (found.isOther ? aboutOther : 1);
      return [{ ...found, target, name: form.text, isAlias: form.isAlias, inputs, confidence }];
    });
    // The calibration sees more than the score: among close candidates it is the better judge.
    return matches.sort((a, b) => b.confidence - a.confidence);
  }

  #isAboutOther(target: number, named: ReadonlySet<number>): boolean {
    return named.size > 0 && ![...named].some((thing) => this.#thingsOf(target).has(thing));
  }

  #thingsOf(target: number): ReadonlySet<number> {
    const known = this.#things.get(target);
    if (known) return known;
    const things = this.#thingsIn(this.#index.formsOf(target).join(' | '));
    this.#things.set(target, things);
    return things;
  }
}
