// Says where a person stands in a journey: the question, the papers, the step or the end, with its buttons.
import { startLower, startUpper } from '../knowledge/knowledge.ts';
import type { Guide, Method, Question } from '../knowledge/types.ts';
import type { Node, Position } from './journey.ts';
import { presentPapers } from './papers-card.ts';
import { linksOf, nodeChoice, question, sourcesOf, text, type Part } from './parts.ts';
import { toToken } from './tokens.ts';
import { placesOf, type Running, type Turn } from './turn.ts';
import type { Choice } from './types.ts';

/** The pending node of a journey, in full. */
export function present(turn: Turn, running: Running): Part {
  const { at, guide } = running;
  switch (at.node.kind) {
    case 'question':
      return presentQuestion(turn, running, at.node.question);
    case 'method':
      return presentMethods(turn, running, at.node.methods);
    case 'papers':
      return presentPapers(turn, running, at.node.documents);
    case 'step':
      return presentStep(turn, running, at.node);
    case 'outcome':
      return presentOutcome(turn, guide, at);
  }
}

/** The pending node once more, in one line, after a side question. */
export function presentShort(turn: Turn, running: Running): Part {
  const full = present(turn, running);
  const { node } = running.at;
  const choices = full.choices ?? [];
  switch (node.kind) {
    case 'question':
      return { ...question(turn.kb.say('journey.again_question', { ask: node.question.ask })), choices };
    case 'method':
      return { ...question(turn.kb.say('journey.again_method')), choices };
    case 'papers':
      return { ...text(turn.kb.say('journey.again_papers')), choices };
    case 'step':
      return {
        ...text(
          turn.kb.say('journey.again_step', {
            number: String(node.number),
            total: String(node.total),
            title: startLower(node.step.title),
          }),
        ),
        choices,
        links: full.links ?? [],
      };
    case 'outcome':
      return { choices };
  }
}

function presentQuestion(turn: Turn, running: Running, { id, ask, choices }: Question): Part {
  return {
    ...question(
      ask,
      earlierAnswer(turn, running, id, (v) => choices.find((c) => c.value === v)?.label ?? null),
    ),
    choices: choices.map((c) => nodeChoice(running.guide, id, c.value, c.label)),
  };
}

function presentMethods(turn: Turn, running: Running, methods: readonly Method[]): Part {
  return {
    ...question(
      turn.kb.say('journey.which_method'),
      earlierAnswer(turn, running, 'method', (v) => startUpper(turn.kb.wording.methods[v as Method])),
    ),
    choices: [
      ...methods.map((m) => nodeChoice(running.guide, 'method', m, startUpper(turn.kb.wording.methods[m]))),
      {
        label: turn.kb.say('buttons.which_suits_me'),
        token: toToken({ kind: 'say', text: turn.kb.inLanguage('vi').say('buttons.which_suits_me') }),
      },
    ],
  };
}

function presentStep(turn: Turn, running: Running, node: Extract<Node, { kind: 'step' }>): Part {
  const { guide, at } = running;
  const places = placesOf(turn, guide, at.method);
  return {
    blocks: [
      {
        kind: 'step',
        title: turn.kb.fill(node.step.title, places),
        number: node.number,
        total: node.total,
        text: turn.kb.fill(node.step.text, places),
        sees: node.step.sees ? turn.kb.fill(node.step.sees, places) : null,
      },
    ],
    choices: [
      nodeChoice(guide, node.id, 'done', node.step.done),
      ...node.step.asks.map((a) => ({ label: a.label, token: toToken({ kind: 'say', text: a.says }) })),
    ],
    links: node.step.link ? linksOf(turn.kb, [node.step.link], guide.code) : [],
  };
}

function presentOutcome(turn: Turn, guide: Guide, at: Position): Part {
  const method = at.method ?? 'counter';
  const places = placesOf(turn, guide, method);
  return {
    ...text(
      turn.kb.say(`journey.done_${method}`, places),
      guide.result.keeps ? turn.kb.fill(guide.result.keeps, places) : null,
      turn.kb.say('journey.next_time', places),
    ),
    choices: [
      ...nextInPlan(turn, guide),
      { label: turn.kb.say('recap.button'), token: toToken({ kind: 'move', move: 'recap' }) },
      {
        label: turn.kb.say('buttons.track'),
        token: toToken({ kind: 'say', text: turn.kb.inLanguage('vi').say('buttons.track') }),
      },
      { label: turn.kb.say('buttons.other_task'), token: toToken({ kind: 'move', move: 'menu' }) },
    ],
    sources: sourcesOf(guide, [guide.result.source]),
  };
}

/** The procedure to do after this one, where several were found to be needed. */
function nextInPlan(turn: Turn, guide: Guide): readonly Choice[] {
  const { plan } = turn.state;
  const place = plan.indexOf(guide.code);
  const next = place >= 0 ? turn.kb.guide(plan[place + 1] ?? '') : undefined;
  if (!next) return [];
  const label = turn.kb.say('walk.next_in_plan', { title: next.title });
  return [{ label, token: toToken({ kind: 'start', procedure: next.code, method: null }) }];
}

/** «Lần trước bạn chọn: …» after going back. */
function earlierAnswer(
  turn: Turn,
  running: Running,
  node: string,
  label: (value: string) => string | null,
): string | null {
  const undone = running.journey.undone;
  const said = undone?.[0] === node ? label(undone[1]) : null;
  return said ? turn.kb.say('journey.earlier_answer', { answer: said }) : null;
}

export function labelOf(question: Question, value: string): string | null {
  return question.choices.find((c) => c.value === value)?.label ?? null;
}
