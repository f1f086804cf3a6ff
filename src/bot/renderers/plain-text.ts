// An answer as plain Vietnamese that can be read alone: what every channel falls back on, and what the console shows.
import type { AnswerSource, Block, FinishedAnswer, PaperItem } from '../../dialogs/types.ts';

/** The words of an answer: its blocks, where they come from, and its number. Without links and choices. */
export function answerText(answer: FinishedAnswer): string {
  return [...answer.blocks.map(blockText), originText(answer)].filter((part) => part !== '').join('\n\n');
}

/** Everything of an answer, for a channel that can show letters only. */
export function plainText(answer: FinishedAnswer): string {
  const links = answer.links.map((link) => `→ ${link.title}: ${link.url}`);
  const choices = answer.choices.map((choice, index) => `[${index + 1}] ${choice.label}`);
  return [answerText(answer), links.join('\n'), choices.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** One block, readable alone. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'notice':
      return block.text;
    case 'step': {
      const head = `Bước ${block.number}/${block.total} · ${block.title}`;
      const sees = block.sees === null ? [] : [`Xong thì bạn thấy: ${block.sees}`];
      return [head, block.text, ...sees].join('\n');
    }
    case 'papers':
      return [block.title, ...block.items.map(paperText)].join('\n');
  }
}

function paperText(item: PaperItem): string {
  const box = item.state === 'have' ? '☑' : '☐';
  const form = item.form === '' ? '' : ` (${item.form})`;
  const optional = item.state === 'optional' ? ' – nếu có' : '';
  const note = item.note === null ? '' : `. ${item.note}`;
  return `${box} ${item.name}${form}${optional}${note}`;
}

/** Where the facts come from and the number of the answer; empty where it states nothing. */
export function originText({ sources, number }: FinishedAnswer): string {
  const parts = [
    sources.length === 0 ? '' : `Nguồn: ${sourcesText(sources)}`,
    number === null ? '' : `Mã trả lời ${number}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Sources of the same day share it: «A; B theo bản ghi của Cổng ngày 18/7/2026». */
function sourcesText(sources: readonly AnswerSource[]): string {
  const byDay = Map.groupBy(sources, dayText);
  const groups = [...byDay].map(([day, same]) => {
    const titles = [...new Set(same.map((source) => source.title))].join('; ');
    return day === '' ? titles : `${titles} ${day}`;
  });
  return groups.join('; ');
}

function dayText(source: AnswerSource): string {
  if (source.verifiedOn !== null) return `đã kiểm tra ngày ${vietnameseDate(source.verifiedOn)}`;
  return source.recordOn === null ? '' : `theo bản ghi của Cổng ngày ${vietnameseDate(source.recordOn)}`;
}

/** 2026-07-18 → 18/7/2026. */
function vietnameseDate(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.slice(0, 10).split('-');
  return `${Number(day)}/${Number(month)}/${year}`;
}
