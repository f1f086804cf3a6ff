// Reads messages through the Vietnamese plugin of nlp.js, extended by the abbreviations of administrative matters.
import { LangVi, type Form } from '@guidance-hatinh/lang-vi';
import { containerBootstrap, type Container } from '@nlpjs/core';

/** The part of the plugin `normalizer-vi` that is used. */
export interface Normalizer {
  normalize(text: string): string;
}

/** A message as every part of this room compares it: normal form without punctuation, syllables separated by one blank. */
export type Normalise = (text: string) => string;

/**
 * @param text - text of models/domain-words.tsv: `form TAB standard TAB note`
 * @throws Error naming every line that is not of that form
 */
export function parseDomainWords(text: string): Form[] {
  const problems: string[] = [];
  const forms = text.split('\n').flatMap((line, i): Form[] => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [form = '', standard = ''] = line.split('\t').map((part) => part.trim().toLowerCase());
    if (form !== '' && standard !== '') return [{ form, standard, bare: true, rule: 'domain' }];
    problems.push(`domain-words.tsv:${i + 1}: cần «dạng gõ TAB viết đủ TAB ghi chú»`);
    return [];
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return forms;
}

/**
 * A fresh container with the Vietnamese plugin. nlp.js' own dockStart shares one container in the whole process, and a second
 * model would then add its lines to the first.
 */
export function vietnameseContainer(forms: readonly Form[]): Container {
  const container = containerBootstrap();
  container.use(new LangVi({ forms }));
  return container;
}

/** The words of a normal form: nlp.js' plugin keeps punctuation, comparing needs none. */
export function wordsOf(normalForm: string): string {
  return normalForm.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The reader of a container; training, names and messages must all go through the same one. */
export function normaliseWith(container: Container): Normalise {
  const normalizer = container.get('normalizer-vi') as Normalizer;
  return (text) => wordsOf(normalizer.normalize(text));
}
