// Inverted index over the names and aliases of procedures: finds those that share the telling terms of a question.
import { TermTable } from './term-table.ts';
import { termKinds, termsOf } from './terms.ts';

/** One way a procedure is called. */
export interface NameForm {
  /** Index of the procedure in the list given to the index; the forms of one procedure stand together. */
  readonly target: number;
  /** In normal form. */
  readonly text: string;
  readonly isAlias: boolean;
}

/** How well a form fits a question. */
export interface FormMatch {
  readonly form: number;
  /** Weight of the shared terms. */
  readonly shared: number;
  /** Shared weight as a part of the form's weight, 0..1. */
  readonly ofForm: number;
  /** Shared weight as a part of what could be a name in the question, 0..1. */
  readonly ofQuestion: number;
  /** The same for all the procedure's forms together. */
  readonly ofQuestionByAll: number;
  readonly score: number;
}

/** Relative weight of each kind of term; pairs say most about a name, letters only forgive typos. */
const kindWeights: readonly number[] = [1, 1.2, 0.5, 0.6];
/** How much the uncovered part of a form counts against it. */
const coverPower = 1.2;
/** Weight of what the procedure's other forms share with the question. */
const togetherWeight = 0.3;
/** Terms in more than this part of the forms say nothing; runs of letters, which only forgive typos, sooner than syllables. */
const commonShare = 0.25;
const commonLettersShare = 0.06;
/** A term in so few forms is never common. */
const fewForms = 10;
/** Room that is made for distinct terms; the table grows beyond it. */
const expectedTermsPerForm = 20;
/** Forms that score less than this part of the best one are dropped at once. */
const worthKeeping = 0.3;

/** The index as arrays, for a file. */
export interface IndexParts {
  readonly table: TermTable;
  /** Weight of each term; 0 for terms that say nothing. */
  readonly weights: Float32Array;
  /** Where the forms of each term begin in `postings`. */
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
  /** Weight of all terms of a form, and of those that are not toned. */
  readonly masses: Float32Array;
  readonly foldedMasses: Float32Array;
}

/**
 * Builds the arrays of the index.
 * @param forms - names and aliases
 * @param questionWeight - how telling a term is (0..1) by how many ordinary questions have it
 */
export function buildIndex(forms: readonly NameForm[], questionWeight: (term: number) => number): IndexParts {
  const formTerms = forms.map((form) => termsOf(form.text));
  const table = new TermTable(forms.length * expectedTermsPerForm);
  const counts: number[] = [];
  const terms: number[] = [];
  for (const list of formTerms) {
    for (const term of list) {
      const number = table.add(term);
      counts[number] = (counts[number] ?? 0) + 1;
      terms[number] = term;
    }
  }
  const weights = Float32Array.from(counts, (count, i) => {
    const term = terms[i] ?? 0;
    const common = (term & 3) === termKinds.letters ? commonLettersShare : commonShare;
    if (count > fewForms && count > forms.length * common) return 0;
    return (kindWeights[term & 3] ?? 0) * Math.log(1 + forms.length / count) * questionWeight(term);
  });
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, i) => (starts[i + 1] = (starts[i] ?? 0) + count));
  const postings = new Uint32Array(starts[counts.length] ?? 0);
  const masses = new Float32Array(forms.length);
  const foldedMasses = new Float32Array(forms.length);
  const filled = starts.slice();
  formTerms.forEach((list, form) => {
    for (const term of list) {
      const number = table.find(term);
      const at = filled[number] ?? 0;
      postings[at] = form;
      filled[number] = at + 1;
      const weight = weights[number] ?? 0;
      masses[form] = (masses[form] ?? 0) + weight;
      if ((term & 3) !== termKinds.toned) foldedMasses[form] = (foldedMasses[form] ?? 0) + weight;
    }
  });
  return { table, weights, starts, postings, masses, foldedMasses };
}

/** The index over a fixed set of forms. */
export class NameIndex {
  readonly forms: readonly NameForm[];
  readonly #parts: IndexParts;
  /** Procedure of each form. */
  readonly #targets: Int32Array;
  /** First form of each procedure, and behind the last one the number of forms. */
  readonly #firstForms: Int32Array;
  // Scratch space of one search, cleared after it: searching keeps nothing.
  readonly #sums: Float32Array;
  readonly #togethers: Float32Array;
  readonly #touched: Int32Array;
  readonly #scores: Float32Array;

  constructor(forms: readonly NameForm[], parts: IndexParts) {
    this.forms = forms;
    this.#parts = parts;
    this.#targets = Int32Array.from(forms, (form) => form.target);
    this.#firstForms = new Int32Array((forms.at(-1)?.target ?? -1) + 2).fill(forms.length);
    for (let form = forms.length - 1; form >= 0; form--) this.#firstForms[this.#targets[form] ?? 0] = form;
    this.#sums = new Float32Array(forms.length);
    this.#togethers = new Float32Array((forms.at(-1)?.target ?? -1) + 1);
    this.#touched = new Int32Array(forms.length);
    this.#scores = new Float32Array(forms.length);
  }

  /** The names of a procedure, in normal form. */
  formsOf(target: number): readonly string[] {
    return this.forms.slice(this.#firstForms[target], this.#firstForms[target + 1]).map(({ text }) => text);
  }

  /**
   * @param question - terms of the question
   * @param toned - whether the question is written with tones
   * @param limit - how many forms to return
   * @returns the best forms, best first
   */
  search(question: Uint32Array, toned: boolean, limit: number): FormMatch[] {
    const { touched, questionMass } = this.#addUp(question);
    const masses = toned ? this.#parts.masses : this.#parts.foldedMasses;
    const sums = this.#sums;
    const scores = this.#scores;
    let floor = 0;
    for (let i = 0; i < touched; i++) {
      const form = this.#touched[i] ?? 0;
      const shared = sums[form] ?? 0;
      const together = this.#togethers[this.#targets[form] ?? 0] ?? 0;
      const score =
        shared * Math.min(1, shared / (masses[form] ?? 1)) ** coverPower + togetherWeight * together;
      scores[i] = score;
      if (score * worthKeeping > floor) floor = score * worthKeeping;
    }
    // Kept only now that the best is known: most of the forms share one common syllable, and an object for each would be garbage.
    const found: { form: number; score: number }[] = [];
    for (let i = 0; i < touched; i++) {
      const score = scores[i] ?? 0;
      if (score >= floor) found.push({ form: this.#touched[i] ?? 0, score });
    }
    found.sort((a, b) => b.score - a.score);
    const matches = found.slice(0, limit).map(({ form, score }): FormMatch => {
      const shared = sums[form] ?? 0;
      const together = this.#togethers[this.#targets[form] ?? 0] ?? 0;
      const ofForm = Math.min(1, shared / (masses[form] ?? 1));
      return {
        form,
        shared,
        ofForm,
        ofQuestion: shared / questionMass,
        ofQuestionByAll: together / questionMass,
        score,
      };
    });
    for (let i = 0; i < touched; i++) {
      const form = this.#touched[i] ?? 0;
      sums[form] = 0;
      this.#togethers[this.#targets[form] ?? 0] = 0;
    }
    return matches;
  }

  /** Adds the weights of the question's terms to every form and procedure that has them. */
  #addUp(question: Uint32Array): { touched: number; questionMass: number } {
    const sums = this.#sums;
    const togethers = this.#togethers;
    const { table, weights, starts, postings } = this.#parts;
    const targets = this.#targets;
    const touchedForms = this.#touched;
    let touched = 0;
    let questionMass = 0;
    for (const term of question) {
      const number = table.find(term);
      const weight = number === -1 ? 0 : (weights[number] ?? 0);
      if (weight === 0) continue;
      questionMass += weight;
      let lastTarget = -1;
      const end = starts[number + 1] ?? 0;
      for (let at = starts[number] ?? 0; at < end; at++) {
        const form = postings[at] ?? 0;
        const sum = sums[form] ?? 0;
        if (sum === 0) touchedForms[touched++] = form;
        sums[form] = sum + weight;
        const target = targets[form] ?? 0;
        if (target !== lastTarget) togethers[target] = (togethers[target] ?? 0) + weight;
        lastTarget = target;
      }
    }
    return { touched, questionMass };
  }
}
