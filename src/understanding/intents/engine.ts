// nlp.js with the Vietnamese plugin and our own classifier in a container of its own: what a message is about.
import type { Container } from '@nlpjs/core';
import { Nlp } from '@nlpjs/nlp';
import type { IntentModel } from './model.ts';
import { wordsOf } from '../normaliser.ts';
import { nluName, VietnameseNlu, type NluAnswer } from './vietnamese-nlu.ts';

/** Classifies one message. */
export type ClassifyIntent = (text: string) => Promise<NluAnswer>;

/**
 * Starts nlp.js with a trained model.
 * @param container - a container of this model alone, with the Vietnamese plugin
 * @returns a function that classifies; a message without letters («1.000894», «👍») gives no intents: numbers ask for nothing, and for an empty text nlp.js would classify «vi»
 */
export function startEngine(model: IntentModel, container: Container): ClassifyIntent {
  container.register(nluName, VietnameseNlu, false);
  container.registerConfiguration('domain-manager-vi', {
    nluByDomain: { default: { className: nluName, settings: { model } } },
    useStemDict: false,
  });
  const nlp = new Nlp({
    container,
    languages: ['vi'],
    autoLoad: false,
    autoSave: false,
    threshold: 0,
    calculateSentiment: false,
  });
  return async (text) => {
    if (!/\p{L}/u.test(text)) {
      const words = wordsOf(text);
      return { text: words, words, intents: [], moves: [], clauses: [], classifications: [] };
    }
    const output = await nlp.process('vi', text);
    return output['nluAnswer'] as NluAnswer;
  };
}
