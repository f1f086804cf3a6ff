// Puts into words why a message was understood as it was: for people who ask «sao nó lại hiểu thế?».
import type { Explanation } from '../understanding/understanding.ts';

const mostShown = 4;

function listed(title: string, items: readonly string[]): string[] {
  return [`${title}:`, ...(items.length === 0 ? ['  (không có)'] : items.map((item) => `  ${item}`))];
}

function figure(value: number): string {
  return value.toFixed(2);
}

/**
 * @param explanation - what the room says about a message
 * @param nameOf - name of a unit by its code
 * @returns the explanation in Vietnamese, some twenty lines
 */
export function explanationText(explanation: Explanation, nameOf: (unit: string) => string): string {
  const { understanding, rewrites, decidedBy, matches, sureness } = explanation;
  const { text, intents, also, moves, band, separation, methods, units } = understanding;
  return [
    `Dạng chuẩn: ${text}`,
    ...listed(
      'Đã viết lại',
      rewrites.map(({ from, to, rule }) => `${from} → ${to} (${rule})`),
    ),
    ...listed(
      'Ý định',
      intents.slice(0, mostShown).map(({ label, confidence }) => `${figure(confidence)}  ${label}`),
    ),
    `Kèm theo: ${also.join(', ') || '(không)'}`,
    `Lời dẫn dắt: ${moves[0] ? `${moves[0].label} ${figure(moves[0].confidence)}` : '(không)'}`,
    ...listed(
      'Từ quyết định ý định',
      decidedBy.map(({ word, weight }) => `${figure(weight)}  ${word}`),
    ),
    ...listed(
      'Thủ tục khớp nhất',
      matches
        .slice(0, mostShown)
        .map(({ code, name, confidence }) => `${figure(confidence)}  ${code}  ${name}`),
    ),
    `Cách nộp: ${methods.join(', ') || '(không nói)'}`,
    `Nơi: ${units.map(nameOf).join(', ') || '(không nói)'}`,
    `Chắc về ý định ${figure(sureness.intent)}, về thủ tục ${figure(sureness.procedure)}${sureness.outOfScope ? '; ngoài phạm vi' : ''}`,
    `Mức: ${band}`,
    ...(separation
      ? [
          `Hỏi để phân biệt: ${separation.ask} (${separation.choices.map(({ label, code }) => `${label}: ${code}`).join(' · ')})`,
        ]
      : []),
    '',
  ].join('\n');
}
