// An answer as plain words that can be read alone: what every channel falls back on, and what the console shows.
import type { AnswerSource, Block, FinishedAnswer, PaperItem } from '../../dialogs/types.ts';
import type { Language } from '../types.ts';
import { textsIn } from './texts.ts';

/** The words of an answer: its blocks, where they come from, and its number. Without links and choices. */
export function answerText(answer: FinishedAnswer): string {
  const blocks = answer.blocks.map((block) => blockText(block, answer.language));
  return [bySpeaker(answer), ...blocks, originText(answer)].filter((part) => part !== '').join('\n\n');
}

/** Who speaks, where it is not the assistant. */
export const bySpeaker = ({ by, language }: FinishedAnswer): string =>
  by === 'clerk' ? textsIn(language).clerk : '';

/** Everything of an answer, for a channel that can show letters only. */
export function plainText(answer: FinishedAnswer): string {
  const links = answer.links.map((link) => `→ ${link.title}: ${link.url}`);
  const choices = answer.choices.map((choice, index) => `[${index + 1}] ${choice.label}`);
  return [answerText(answer), links.join('\n'), choices.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

/**
 * One block, readable alone.
 *
 * @param language - of the answer; Vietnamese where it names none
 */
export function blockText(block: Block, language?: Language): string {
  const texts = textsIn(language);
  switch (block.kind) {
    case 'text':
    case 'notice':
      return block.text;
    case 'step': {
      const head = texts.step(block.number, block.total, block.title);
      const sees = block.sees === null ? [] : [`${texts.sees} ${block.sees}`];
      return [head, block.text, ...sees].join('\n');
    }
    case 'papers':
      return [block.title, ...block.items.map((item) => paperText(item, texts.optional))].join('\n');
  }
}

function paperText(item: PaperItem, ifOptional: string): string {
  const box = item.state === 'have' ? '☑' : '☐';
  const form = item.form === '' ? '' : ` (${item.form})`;
  const optional = item.state === 'optional' ? ` – ${ifOptional}` : '';
  const note = item.note === null ? '' : `. ${item.note}`;
  return `${box} ${item.name}${form}${optional}${note}`;
}

/** Where the facts come from and the number of the answer; empty where it states nothing. */
export function originText({ sources, number, language }: FinishedAnswer): string {
  const texts = textsIn(language);
  const parts = [
    sources.length === 0 ? '' : `${texts.sources} ${sourcesText(sources, language)}`,
    number === null ? '' : `${texts.number} ${number}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Sources of the same day share it: «A; B theo bản ghi của Cổng ngày 18/7/2026». */
function sourcesText(sources: readonly AnswerSource[], language: Language | undefined): string {
  const byDay = Map.groupBy(sources, (source) => dayText(source, language));
  const groups = [...byDay].map(([day, same]) => {
    const titles = [...new Set(same.map((source) => source.title))].join('; ');
    return day === '' ? titles : `${titles} ${day}`;
  });
  return groups.join('; ');
}

function dayText({ verifiedOn, recordOn }: AnswerSource, language: Language | undefined): string {
  const texts = textsIn(language);
  if (verifiedOn !== null) return texts.verifiedOn(verifiedOn);
  return recordOn === null ? '' : texts.recordOn(recordOn);
}
