// Looks through a person's papers one by one: have it, not yet, where to get it for this way of filing; at the end what is still missing.
import { paperNotes } from '../../knowledge/knowledge.ts';
import type { Document } from '../../knowledge/types.ts';
import { documentsFor } from '../journey.ts';
import { interpret, type Option } from '../interpret.ts';
import { text, type Part } from '../parts.ts';
import { words } from '../phrases.ts';
import { paperItem } from '../papers-card.ts';
import { present } from '../present.ts';
import { runningAt } from '../running.ts';
import { toToken } from '../tokens.ts';
import { placesOf, reply, type Handler, type Running, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';

/** What a person can say of a paper; the values are those of the buttons' tokens. */
export type PaperWord = 'have' | 'lack' | 'where';

const sayings = (turn: Turn): readonly Option[] => [
  {
    value: 'have',
    label: turn.kb.say('papers.have'),
    says: ['có', 'có rồi', 'rồi', 'đủ', 'có giấy này', 'ừ', 'vâng', 'dạ có', 'yes', 'have it'],
  },
  {
    value: 'lack',
    label: turn.kb.say('papers.lack'),
    says: [
      'chưa',
      'không',
      'không có',
      'chưa làm',
      'mất rồi',
      'nỏ có',
      'thiếu',
      'chưa xin được',
      'để sau',
      'no',
      'not yet',
      'later',
    ],
  },
  {
    value: 'where',
    label: turn.kb.say('papers.where'),
    says: [
      'ở đâu',
      'lấy ở đâu',
      'xin ở đâu',
      'lấy ở mô',
      'làm sao có',
      'ai cấp',
      'kiếm ở đâu',
      'where',
      'who issues it',
    ],
  },
];

/** Begins to look through the papers that are needed and not ticked off. */
export function eachPaper(turn: Turn, running: Running): StepResult {
  return askNext(turn, running, [], []);
}

/** A typed answer to «bạn có giấy này chưa?». */
export const paperAnswer: Handler = (turn) => {
  const { asked } = turn.state;
  if (asked?.kind !== 'paper' || !turn.running) return null;
  const meant = words(turn.text).length <= 6 ? interpret(turn.text, sayings(turn), turn.matcher) : null;
  return meant && meant.sure >= 0.7
    ? paperSaid(turn, turn.running, asked.paper, meant.value as PaperWord)
    : null;
};

/** Takes down what was said of a paper and asks of the next one; «ở đâu» is answered and the same paper asked again. */
export function paperSaid(turn: Turn, running: Running, paper: string, word: PaperWord): StepResult | null {
  const document = running.guide.documents.find((d) => d.id === paper);
  if (!document) return null;
  const { asked } = turn.state;
  const later = asked?.kind === 'paper' ? asked.later : [];
  switch (word) {
    case 'have': {
      const journey = { ...running.journey, papers: [...new Set([...running.journey.papers, paper])] };
      return askNext(turn, runningAt(turn, running.guide, journey), later, []);
    }
    case 'lack':
      return askNext(
        turn,
        running,
        [...new Set([...later, paper])],
        [text(whereToGet(turn, running, document))],
      );
    case 'where':
      return ask(turn, running, document, later, [text(whereToGet(turn, running, document))]);
  }
}

/** Where a paper comes from, and what stands in for it. */
function whereToGet(turn: Turn, running: Running, d: Document): string {
  const { method } = running.at;
  const said = paperNotes(d, ['whereToGet', 'ifMissing'], method, turn.kb.wording.methods).join(' ');
  return said
    ? `${d.name}. ${turn.kb.fill(said, placesOf(turn, running.guide, method))}`
    : turn.kb.say('facts.ask_office', placesOf(turn, running.guide));
}

function open(turn: Turn, running: Running): readonly Document[] {
  const { guide, at, journey } = running;
  const method = at.method ?? 'counter';
  return documentsFor(guide, method, at.facts).filter(
    (d) => paperItem(turn, d, method, journey.papers).state !== 'have',
  );
}

function askNext(
  turn: Turn,
  running: Running,
  later: readonly string[],
  before: readonly Part[],
): StepResult {
  const next = open(turn, running).find((d) => !d.optional && !later.includes(d.id));
  return next ? ask(turn, running, next, later, before) : summary(turn, running, before);
}

function ask(
  turn: Turn,
  running: Running,
  document: Document,
  later: readonly string[],
  before: readonly Part[],
): StepResult {
  const method = running.at.method ?? 'counter';
  const item = paperItem(turn, document, method, running.journey.papers);
  const said = text(
    turn.kb.say('papers.ask', { name: document.name, form: item.form }),
    ...paperNotes(document, ['note'], method, turn.kb.wording.methods),
  );
  const choices = sayings(turn).map((s) => ({
    label: s.label,
    token: toToken({
      kind: 'paper_word',
      procedure: running.guide.code,
      paper: document.id,
      word: s.value as PaperWord,
    }),
  }));
  return reply(turn, 'step', [...before, { ...said, choices }], {
    journey: running.journey,
    asked: { kind: 'paper', paper: document.id, later },
  });
}

/** At the end: everything is there, or what is missing and where it comes from. */
function summary(turn: Turn, running: Running, before: readonly Part[]): StepResult {
  const missing = open(turn, running).filter((d) => !d.optional);
  const rare = open(turn, running).filter((d) => d.optional);
  const chosen = running.at.method ?? 'counter';
  const { methods } = turn.kb.wording;
  const method = methods[chosen];
  const lines = missing.map((d) =>
    [`– ${d.name}`, paperNotes(d, ['whereToGet'], chosen, methods).join(' ')]
      .filter((s) => s !== '')
      .join(': '),
  );
  const said =
    missing.length === 0
      ? turn.kb.say('papers.all_there', { method })
      : turn.kb.say('papers.still_missing', { count: String(missing.length), list: lines.join('\n') });
  const { choices = [], sources = [] } = present(turn, running);
  const perhaps = rare.map((d) => d.name).join('; ');
  const also = rare.length > 0 ? text(turn.kb.say('papers.perhaps', { papers: perhaps })) : {};
  return reply(turn, 'step', [...before, text(said), { ...also, choices, sources }], {
    journey: running.journey,
    asked: null,
  });
}
