// What the understanding room is measured against: nlp.js without a Vietnamese plugin, and MiniSearch over folded syllables.
import { fold } from '@guidance-hatinh/lang-vi';
import { containerBootstrap } from '@nlpjs/core';
import { Nlp } from '@nlpjs/nlp';
import { NluNeural } from '@nlpjs/nlu';
import MiniSearch from 'minisearch';
import { cpuSeconds } from './timing.ts';
import type { TrainingLine } from '../../understanding/intents/training-lines.ts';
import type { LinkTarget } from '../../understanding/types.ts';

/** The part of nlp.js that trains and saves. */
interface Trainable {
  addLanguage(locale: string): void;
  addDocument(locale: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(locale: string, text: string): Promise<Readonly<Record<string, unknown>>>;
  export(minified: boolean): string;
}

/** nlp.js as it comes, trained on our lines. */
export async function plainNlpjs(lines: readonly TrainingLine[]): Promise<{
  readonly seconds: number;
  readonly bytes: number;
  readonly intentOf: (text: string) => Promise<unknown>;
}> {
  const container = containerBootstrap();
  container.use(NluNeural);
  const nlp = new Nlp({
    container,
    languages: ['vi'],
    autoLoad: false,
    autoSave: false,
    threshold: 0,
    nlu: { log: false },
    calculateSentiment: false,
  }) as unknown as Trainable;
  nlp.addLanguage('vi');
  for (const { text, labels } of lines) nlp.addDocument('vi', text, labels[0]);
  const begun = process.cpuUsage();
  await nlp.train();
  const seconds = cpuSeconds(begun);
  return {
    seconds,
    bytes: Buffer.byteLength(nlp.export(true)),
    intentOf: async (text) => (await nlp.process('vi', text))['intent'],
  };
}

/** Folded syllables and pairs of them. */
function pieces(text: string): string[] {
  const syllables = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return syllables.flatMap((syllable, i) => {
    const next = syllables[i + 1];
    return next === undefined ? [syllable] : [syllable, `${syllable} ${next}`];
  });
}

/** MiniSearch over the official names of all procedures. */
export function miniSearch(targets: readonly LinkTarget[]): (text: string) => string[] {
  const engine = new MiniSearch<{ id: string; name: string }>({
    fields: ['name'],
    tokenize: pieces,
    processTerm: (term) => term,
  });
  engine.addAll(targets.map(({ code, name }) => ({ id: code, name })));
  return (text) =>
    engine
      .search(text)
      .slice(0, 3)
      .map(({ id }) => String(id));
}
