// The plugin: container.use(LangVi) gives nlp.js everything it asks a language for under locale "vi".
import { createNormalForm, normalForm, type Extension } from '../normal-form.ts';
import type { Container, PluginSettings } from './container.ts';
import { NormalizerVi } from './normalizer-vi.ts';
import { SentimentVi } from './sentiment-vi.ts';
import { StemmerVi } from './stemmer-vi.ts';
import { StopwordsVi } from './stopwords-vi.ts';
import { TokenizerVi } from './tokenizer-vi.ts';
import { registerTrigrams } from './trigrams.ts';

/** nlp.js' own settings, or a project's abbreviations and words: container.use(new LangVi({ forms, words })). */
export type LangViSettings = PluginSettings & Extension;

export class LangVi {
  readonly name = 'lang-vi';
  readonly #settings: LangViSettings;

  constructor(settings: LangViSettings = {}) {
    this.#settings = settings;
  }

  register(container: Container): void {
    const { forms, words, classes } = this.#settings;
    const read = forms || words || classes ? createNormalForm(this.#settings) : normalForm;
    const settings = { container };
    container.use(new TokenizerVi(settings, false, read));
    container.use(new StemmerVi(settings, read));
    container.use(new StopwordsVi(settings));
    container.use(new NormalizerVi(settings, read));
    container.register('sentiment-vi', SentimentVi);
    registerTrigrams(container);
  }
}
