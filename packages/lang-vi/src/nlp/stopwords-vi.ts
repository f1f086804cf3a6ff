// The stopwords of nlp.js for Vietnamese: words that carry no topic. Negations and question words are none.
import { fold } from '../letters.ts';
import { readTable } from '../tables.ts';
import type { PipelineInput, PluginSettings } from './container.ts';

function ownWords(): string[] {
  return readTable('stopwords').flatMap((row) => {
    const word = row['word'] ?? '';
    return row['bare'] === 'yes' ? [word, fold(word)] : [word];
  });
}

export class StopwordsVi {
  readonly name = 'stopwords-vi';
  readonly container: unknown;
  dictionary: Record<string, boolean> = {};

  /** @param words other stopwords than the package's own */
  constructor(settings?: PluginSettings, words: readonly string[] = ownWords()) {
    this.container = settings?.container;
    this.build(words);
  }

  /** Adds words to the dictionary. */
  build(words: readonly string[]): void {
    for (const word of words) this.dictionary[word] = true;
  }

  isStopword(token: string): boolean {
    return Object.hasOwn(this.dictionary, token);
  }

  isNotStopword(token: string): boolean {
    return !this.isStopword(token);
  }

  removeStopwords(tokens: readonly string[]): string[] {
    return tokens.filter((token) => this.isNotStopword(token));
  }

  /** Pipeline step of nlp.js: runs only where stopwords are not to be kept. */
  run(input: PipelineInput): PipelineInput {
    if (input.settings?.keepStopwords === false) input.tokens = this.removeStopwords(input.tokens ?? []);
    return input;
  }
}
