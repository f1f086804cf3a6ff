// The normalizer of nlp.js for Vietnamese: standard written Vietnamese with its marks, which tell words apart.
import { normalForm } from '../normal-form.ts';
import type { NormalForm } from '../tokens.ts';
import type { PipelineInput, PluginSettings } from './container.ts';

export class NormalizerVi {
  readonly name = 'normalizer-vi';
  readonly container: unknown;
  readonly #read: (text: string) => NormalForm;

  /** @param settings nlp.js' own @param read reads a message; the package's general-language reader unless a project brings its own */
  constructor(settings?: PluginSettings, read: (text: string) => NormalForm = normalForm) {
    this.container = settings?.container;
    this.#read = read;
  }

  /** A message in standard written Vietnamese, lower case. Never throws. */
  normalize(text: string): string {
    return this.#read(text).text;
  }

  /** Pipeline step of nlp.js. */
  run(input: PipelineInput): PipelineInput {
    input.text = this.normalize(input.text);
    return input;
  }
}
