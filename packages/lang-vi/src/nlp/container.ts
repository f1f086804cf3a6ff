// The few parts of nlp.js' container and pipeline input that this package touches, so that it needs no dependency on nlp.js.

/** nlp.js' container of plugins. */
export interface Container {
  use(item: unknown): unknown;
  register(name: string, item: unknown, isSingleton?: boolean): void;
  get(name: string): unknown;
}

/** What nlp.js hands to a plugin's constructor. */
export interface PluginSettings {
  readonly container?: unknown;
}

/** What flows through nlp.js' pipeline; each step changes what it is responsible for. */
export interface PipelineInput {
  text: string;
  tokens?: string[];
  readonly settings?: { readonly keepStopwords?: boolean };
}
