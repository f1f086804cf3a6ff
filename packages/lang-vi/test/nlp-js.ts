// Gives the tests nlp.js with types: @nlpjs/basic ships none.
import { createRequire } from 'node:module';
import type { Container } from '../src/index.ts';

interface Classification {
  readonly intent: string;
  readonly score: number;
}

export interface ProcessResult {
  readonly intent: string;
  readonly score: number;
  readonly classifications: readonly Classification[];
  readonly sentiment: { readonly vote: string; readonly score: number };
}

export interface Nlp {
  addDocument(locale: string, utterance: string, intent: string): void;
  train(): Promise<void>;
  process(locale: string, utterance: string): Promise<ProcessResult>;
}

interface NlpJs {
  containerBootstrap: () => Container;
  Nlp: new (settings: Record<string, unknown>) => Nlp;
}

const { containerBootstrap, Nlp: NlpClass } = createRequire(import.meta.url)('@nlpjs/basic') as NlpJs;

/** A container of its own: dockStart() would share one model between tests. */
export function newContainer(): Container {
  return containerBootstrap();
}

/** nlp.js for Vietnamese in a container, without files and output. */
export function newNlp(container: Container): Nlp {
  const quiet = { autoSave: false, autoLoad: false, log: false };
  return new NlpClass({ container, languages: ['vi'], ...quiet, nlu: { log: false } });
}
