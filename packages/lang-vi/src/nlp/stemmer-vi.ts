// The stemmer of nlp.js for Vietnamese. Words have no endings to cut; what varies is whether their marks are typed, so the stem is the folded syllable.
import { fold } from '../letters.ts';
import { normalForm } from '../normal-form.ts';
import type { NormalForm } from '../tokens.ts';
import type { PipelineInput, PluginSettings } from './container.ts';
import { SentimentVi } from './sentiment-vi.ts';
import { StopwordsVi } from './stopwords-vi.ts';

const LONGEST_WORD = 4;

export class StemmerVi {
  readonly name = 'stemmer-vi';
  readonly container: unknown;
  readonly #read: (text: string) => NormalForm;

  constructor(settings?: PluginSettings, read: (text: string) => NormalForm = normalForm) {
    this.container = settings?.container;
    this.#read = read;
  }

  /** A syllable without marks: "đường" → "duong". */
  stemWord(word: string): string {
    return fold(word);
  }

  stemWords(words: readonly string[]): string[] {
    return words.map(fold);
  }

  /** The features of nlp.js' classifier: tokens that match whether or not their marks were typed. */
  stem(tokens: readonly string[]): string[] {
    return this.stemWords(tokens);
  }

  /**
   * A text as the words of a dictionary, marks kept: they tell "yêu" (love) from "yếu" (weak). Syllables of one word are joined by "_".
   * nlp.js' sentiment analyzer calls it.
   */
  tokenizeAndStem(text: string, keepStops = true): string[] {
    const tokens = this.#read(text)
      .tokens.filter((token) => token.kind !== 'punct')
      .map((token) => token.text);
    return joinWords(keepStops ? tokens : new StopwordsVi().removeStopwords(tokens));
  }

  /** Pipeline step of nlp.js. */
  run(input: PipelineInput): PipelineInput {
    input.tokens = this.stem(input.tokens ?? []);
    return input;
  }
}

function joinWords(tokens: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < tokens.length;) {
    let length = Math.min(LONGEST_WORD, tokens.length - at);
    while (length > 1 && !(tokens.slice(at, at + length).join('_') in SentimentVi.afinn)) length--;
    out.push(tokens.slice(at, at + length).join('_'));
    at += length;
  }
  return out;
}
