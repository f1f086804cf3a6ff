// The part of nlp.js that this room uses; the packages ship no types.
declare module '@nlpjs/core' {
  /** nlp.js' registry of classes, plugins and settings. */
  export interface Container {
    use(plugin: unknown): string;
    register(name: string, item: unknown, isSingleton: boolean): void;
    registerConfiguration(tag: string, configuration: Readonly<Record<string, unknown>>): void;
    get(name: string): unknown;
  }
  export function containerBootstrap(): Container;
}

declare module '@nlpjs/nlu' {
  /** nlp.js' own classifier, a plugin like the others. */
  export const NluNeural: unknown;
}

declare module '@nlpjs/nlp' {
  export class Nlp {
    constructor(settings: Readonly<Record<string, unknown>>);
    process(locale: string, utterance: string): Promise<Readonly<Record<string, unknown>>>;
  }
}
