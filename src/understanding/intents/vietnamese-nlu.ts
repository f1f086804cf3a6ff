// The classifier that nlp.js calls instead of its own network: hashed linear model, no caches that grow with the traffic.
import type { Container } from '@nlpjs/core';
import { wordsOf, type Normalizer } from '../normaliser.ts';
import { clausesOf } from './clauses.ts';
import { labelConfidence, messageScores, type IntentModel } from './model.ts';
import { rivals } from './train.ts';
import type { Scored } from '../types.ts';

/** Name under which the class is registered in the container. */
export const nluName = 'VietnameseNlu';

/** What `process` gives back; nlp.js passes it on as `nluAnswer`. */
export interface NluAnswer {
  /** The text as the plugin `normalizer-vi` of the container normalised it. */
  readonly text: string;
  /** Its words alone. */
  readonly words: string;
  readonly intents: readonly Scored[];
  readonly moves: readonly Scored[];
  /** The best intent of each clause, in order; empty for a message of one clause. */
  readonly clauses: readonly Scored[];
  /** The form nlp.js wants: all labels, best first. */
  readonly classifications: readonly { readonly intent: string; readonly score: number }[];
}

/** Settings come from the configuration `domain-manager-vi`, where the engine puts the trained model. */
export class VietnameseNlu {
  readonly #model: IntentModel;
  readonly #normalizer: Normalizer;
  readonly #intents: readonly number[];
  readonly #moves: readonly number[];

  constructor(settings: { readonly model: IntentModel }, container: Container) {
    this.#model = settings.model;
    this.#normalizer = container.get('normalizer-vi') as Normalizer;
    this.#intents = rivals(settings.model.intents, false);
    this.#moves = rivals(settings.model.intents, true);
  }

  /** Called by nlp.js for every message. */
  process(utterance: string): NluAnswer {
    const text = this.#normalizer.normalize(utterance);
    const words = wordsOf(text);
    const scores = messageScores(this.#model, words);
    const intents = this.#ranked(scores, this.#intents);
    const moves = this.#ranked(scores, this.#moves);
    const classifications = [...intents, ...moves]
      .map(({ label, confidence }) => ({ intent: label, score: confidence }))
      .sort((a, b) => b.score - a.score);
    const clauses = clausesOf(text).flatMap((clause) =>
      this.#ranked(messageScores(this.#model, clause), this.#intents).slice(0, 1),
    );
    return { text, words, intents, moves, clauses, classifications };
  }

  #ranked(scores: Float32Array, among: readonly number[]): Scored[] {
    const order = [...among].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    return order.map((label) => ({
      label: this.#model.intents[label]?.label ?? '',
      confidence: labelConfidence(this.#model, scores, label, among),
    }));
  }
}
