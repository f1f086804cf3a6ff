// Writes the figures of an evaluation as a Markdown report that people can read.
import {
  answeredOutOfScope,
  byGroup,
  confusions,
  figuresOf,
  helpedInScope,
  isRight,
  type Figures,
  type Result,
  type Share,
} from './measure.ts';

function percent({ right, of }: Share): string {
  return of === 0 ? '–' : ((100 * right) / of).toFixed(1);
}

function row(name: string, figures: Figures): string {
  const { count, intent, first, inThree, inFive, bands, wrongAnswers } = figures;
  const scored = bands.answer.of + bands.confirm.of + bands.choose.of + bands.stop.of;
  const part = (band: Share): string => percent({ right: band.of, of: scored });
  return `| ${[name, count, percent(intent), percent(first), percent(inThree), percent(inFive), part(bands.answer), part(bands.confirm), percent(wrongAnswers)].join(' | ')} |`;
}

const head = [
  '| nhóm | số câu | ý định đúng % | thủ tục đúng đầu % | trong ba % | trong năm % | trả lời ngay % | hỏi lại cho chắc % | sai trong số trả lời ngay % |',
  '|---|---|---|---|---|---|---|---|---|',
];

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

/** Figures for the reliability of the confidence: in each tenth, how sure it was and how often it was right. */
function reliability(results: readonly Result[]): string[] {
  const scored = results.filter((result) => result.intentRight !== null);
  return Array.from({ length: 10 }, (_, tenth) => {
    const inside = scored.filter(
      ({ understood }) => Math.min(9, Math.floor((understood.intents[0]?.confidence ?? 0) * 10)) === tenth,
    );
    const mean =
      inside.reduce((sum, { understood }) => sum + (understood.intents[0]?.confidence ?? 0), 0) /
      Math.max(1, inside.length);
    return `| ${tenth / 10}–${(tenth + 1) / 10} | ${inside.length} | ${(100 * mean).toFixed(1)} | ${percent({ right: inside.filter((r) => r.intentRight).length, of: inside.length })} |`;
  });
}

function places(results: readonly Result[], nameOf: (unit: string) => string): string[] {
  const scored = results.filter(({ question }) => question.places !== null);
  if (scored.length === 0) return [];
  const named = scored.map(({ question, understood }) => ({
    likeliest: (understood.place === null ? null : nameOf(understood.place)) === question.place,
    all: understood.units.map(nameOf).sort().join() === [...(question.places ?? [])].sort().join(),
  }));
  return [
    `- Nơi chốn: đơn vị đúng ${percent({ right: named.filter((n) => n.likeliest).length, of: named.length })} %, đủ các đơn vị có thể ${percent({ right: named.filter((n) => n.all).length, of: named.length })} % (${named.length} câu)`,
  ];
}

/**
 * @param results - all results
 * @param title - heading
 * @param nameOf - unit names by code
 * @param withTimes - latency differs from machine to machine and stays out of a committed report
 */
export function reportOf(
  results: readonly Result[],
  title: string,
  nameOf: (unit: string) => string,
  withTimes: boolean,
): string {
  const times = results.map((result) => result.milliseconds);
  const groups = [...byGroup(results)].map(([name, group]) => row(name, figuresOf(group)));
  return [
    `# ${title}`,
    '',
    ...head,
    row('tất cả', figuresOf(results)),
    ...groups,
    '',
    `- Câu ngoài phạm vi bị trả lời như thủ tục: ${percent(answeredOutOfScope(results))} %`,
    `- Câu trong phạm vi được trả lời hoặc hỏi lại cho chắc: ${percent(helpedInScope(results))} %`,
    `- Câu đúng hết (ý định và thủ tục): ${percent({ right: results.filter(isRight).length, of: results.length })} %`,
    ...places(results, nameOf),
    ...(withTimes
      ? [
          `- Thời gian mỗi câu: giữa ${quantile(times, 0.5).toFixed(3)} ms, 99 % dưới ${quantile(times, 0.99).toFixed(3)} ms`,
        ]
      : []),
    '',
    '## Độ tin cậy của ý định',
    '',
    '| độ tin | số câu | trung bình % | đúng % |',
    '|---|---|---|---|',
    ...reliability(results),
    '',
    '## Cặp hay nhầm',
    '',
    ...confusions(results)
      .slice(0, 25)
      .map(([pair, count]) => `- ${pair}: ${count}`),
    '',
  ].join('\n');
}
