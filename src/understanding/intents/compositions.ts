// Composes the messages that people make of simple ones: a need and then a question about it, a statement and «thì làm sao».
import { hashText, mixed, seededRandom } from '../random.ts';
import type { TrainingData, TrainingLine } from './training-lines.ts';

/** Intents that ask for one aspect: after a need («mất bằng lái thì …») they stay what the message is about. */
const aspects = new Set([
  'documents',
  'fee',
  'duration',
  'where',
  'eligibility',
  'form',
  'result',
  'submit_online',
  'submit_post',
  'submit_in_person',
  'payment',
  'upload',
  'track_dossier',
  'complaint',
  'human',
  'legal_basis',
  'meaning',
  'out_of_scope',
  'account_login',
  'vneid',
  'digital_signature',
  'dossier_returned',
  'amend_dossier',
]);
/** Intents whose subject decides, however it is asked: in the label table they stand before «how_to». */
const subjects = new Set([
  'vneid',
  'account_login',
  'complaint',
  'digital_signature',
  'payment',
  'upload',
  'submit_online',
  'submit_post',
  'track_dossier',
  'human',
  'dossier_returned',
  'amend_dossier',
  'out_of_scope',
  'emergency',
  'forbidden',
  'submit_in_person',
  'result',
]);
/** Aspects that people ask about in one breath. */
const asksTogether = new Set([
  'documents',
  'fee',
  'duration',
  'where',
  'eligibility',
  'form',
  'submit_online',
  'submit_post',
  'submit_in_person',
  'result',
]);
const need = 'how_to';
const tails = [
  'thì làm sao',
  'thì làm thế nào',
  'phải làm gì',
  'làm như nào',
  'thì sao',
  'thì xử lý thế nào',
  'thì phải làm sao ạ',
  'làm thế nào',
  'như thế nào',
  'có được không',
  'được không ạ',
  'cần làm gì',
];
const heads = [
  'làm sao để',
  'làm thế nào để',
  'cách',
  'muốn',
  'tôi muốn',
  'tôi không biết',
  'cho hỏi cách',
  'tôi có thể',
];
const wishes = ['', '', '', 'tôi muốn', 'em muốn hỏi', 'cho hỏi', 'cần', 'mình định', 'tui muốn'];
/** A need longer than this is a story of its own. */
const longestNeed = 25;
/** Shares of the lines that are composed; measured on the held-out evaluation lines. */
const shares = { needBefore: 0.25, tail: 0.5, head: 0.4, second: 0.4 } as const;

function pick<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** Lines to draw from, each with the hash of its text. */
interface Pool<Line> {
  readonly lines: readonly Line[];
  readonly hashes: Uint32Array;
}

function poolOf<Line>(lines: readonly Line[], textOf: (line: Line) => string): Pool<Line> {
  return { lines, hashes: Uint32Array.from(lines, (line) => hashText(textOf(line))) };
}

/** The line whose hash, mixed with the seed, is the highest: a line more in the pool changes hardly any draw, so that one training line more does not change the whole model. */
function draw<Line>({ lines, hashes }: Pool<Line>, random: () => number): Line | undefined {
  const seed = Math.floor(random() * 0x100000000);
  let best = -1;
  let highest = -1;
  for (let i = 0; i < hashes.length; i++) {
    const value = mixed((hashes[i] ?? 0) ^ seed);
    if (value <= highest) continue;
    highest = value;
    best = i;
  }
  return lines[best];
}

/**
 * @param data - the training lines
 * @param names - citizens' words for procedures: said alone, each is a bare need
 * @returns further lines; the same for the same input
 */
export function composeLines(data: TrainingData, names: readonly string[]): TrainingLine[] {
  if (!data.intents.some((intent) => intent.label === need)) return [];
  const needs = poolOf(needsOf(data, names), (text) => text);
  const others = poolOf(data.lines, ({ text }) => text);
  const composed: TrainingLine[] = names.map((name) => ({
    text: `${pick(wishes, seededRandom(hashText(name))) ?? ''} ${name}`.trim(),
    labels: [need],
  }));
  for (const line of data.lines) {
    const { text, labels } = line;
    const random = seededRandom(hashText(text));
    if (aspects.has(labels[0]) && random() < shares.needBefore) {
      const before = draw(needs, random) ?? '';
      composed.push({
        text: random() < 0.8 ? `${before} ${random() < 0.5 ? 'thì ' : ''}${text}` : `${text} ${before}`,
        labels,
      });
    }
    const second = draw(others, random);
    if (
      random() < shares.second &&
      second &&
      asksTogether.has(labels[0]) &&
      asksTogether.has(second.labels[0])
    ) {
      composed.push({
        text: `${text} ${random() < 0.6 ? 'và ' : ''}${second.text}`,
        labels: [...labels, ...second.labels],
      });
    }
    if (!subjects.has(labels[0])) continue;
    if (random() < shares.tail) composed.push({ text: `${text} ${pick(tails, random) ?? ''}`, labels });
    if (random() < shares.head) composed.push({ text: `${pick(heads, random) ?? ''} ${text}`, labels });
  }
  return composed;
}

/** Needs to set before a question: the names of procedures, and short lines that only tell a need, each a few times as likely. */
function needsOf(data: TrainingData, names: readonly string[]): string[] {
  const told = data.lines.flatMap(({ text, labels }) =>
    labels[0] === need && text.split(' ').length <= longestNeed ? [text, `${text} `, ` ${text}`] : [],
  );
  return [...names, ...told];
}
