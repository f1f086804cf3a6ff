// The tokenizer of nlp.js for Vietnamese: one token for a syllable, a foreign word, a number or a code; signs are dropped.
import { normalForm } from '../normal-form.ts';
import { scan } from '../scan.ts';
import type { NormalForm } from '../tokens.ts';
import type { PipelineInput, PluginSettings } from './container.ts';

export class TokenizerVi {
  readonly name = 'tokenizer-vi';
  readonly container: unknown;
  readonly shouldNormalize: boolean;
  readonly #read: (text: string) => NormalForm;

  /** @param shouldNormalize whether tokenize() normalizes when it is not told */
  constructor(
    settings?: PluginSettings,
    shouldNormalize = false,
    read: (text: string) => NormalForm = normalForm,
  ) {
    this.container = settings?.container;
    this.shouldNormalize = shouldNormalize;
    this.#read = read;
  }

  /**
   * Cuts a text into syllables, words, numbers and codes.
   * @param normalize true = read it as standard Vietnamese first; nlp.js' pipeline, which has normalized already, passes its input here instead
   */
  tokenize(text: string, normalize?: unknown): string[] {
    if (normalize === true || (normalize === undefined && this.shouldNormalize)) {
      return this.#read(text)
        .tokens.filter((token) => token.kind !== 'punct')
        .map((token) => token.text);
    }
    return scan(text)
      .filter((unit) => unit.kind !== 'punct')
      .map((unit) => text.slice(unit.start, unit.end));
  }

  /** Pipeline step of nlp.js. */
  run(input: PipelineInput): PipelineInput {
    input.tokens = this.tokenize(input.text, input);
    return input;
  }
}
