// Says where a person stands in a journey: the question, the papers, the step or the end, with its buttons.
import { paperNotes } from '../knowledge/knowledge.ts';
import type { Document, Guide, Method, Question } from '../knowledge/types.ts';
import type { Node, Position } from './journey.ts';
import { linksOf, question, recordOf, sourcesOf, text, type Part } from './parts.ts';
import { toToken } from './tokens.ts';
import { placesOf, type Running, type Turn } from './turn.ts';
import type { Choice, PaperItem } from './types.ts';

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
            title: lowerFirst(node.step.title),
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
      earlierAnswer(turn, running, 'method', (v) => upperFirst(turn.kb.wording.methods[v as Method])),
    ),
    choices: [
      ...methods.map((m) => nodeChoice(running.guide, 'method', m, upperFirst(turn.kb.wording.methods[m]))),
      {
        label: turn.kb.say('buttons.which_suits_me'),
        token: toToken({ kind: 'say', text: turn.kb.inLanguage('vi').say('buttons.which_suits_me') }),
      },
    ],
  };
}

function presentPapers(turn: Turn, running: Running, documents: readonly Document[]): Part {
  const { guide, at, journey } = running;
  const method = at.method ?? 'counter';
  if (documents.every((d) => d.forms[method] === 'not_needed'))
    return presentNoPapers(turn, running, method, documents);
  const items = documents.map((d) => paperItem(turn, d, method, journey.papers));
  const needed = items.filter((i) => i.state === 'need').length;
  const how = turn.kb.say(`buttons.how_${method}`);
  const title =
    needed === 0
      ? turn.kb.say('journey.papers_none_left', { method: turn.kb.wording.methods[method] })
      : turn.kb.say('journey.papers_title', {
          count: String(needed),
          method: turn.kb.wording.methods[method],
        });
  return {
    blocks: [
      { kind: 'papers' as const, title, items },
      ...(items.some((i) => i.state === 'optional')
        ? [{ kind: 'text' as const, text: turn.kb.say('journey.papers_optional') }]
        : []),
    ],
    choices: [
      nodeChoice(guide, 'papers', 'ready', turn.kb.say('buttons.papers_ready')),
      { label: turn.kb.say('buttons.papers_missing'), token: toToken({ kind: 'move', move: 'missing' }) },
      { label: how, token: toToken({ kind: 'node', procedure: guide.code, node: 'papers', value: 'ready' }) },
      ...(needed > 1
        ? [{ label: turn.kb.say('papers.each'), token: toToken({ kind: 'move', move: 'each_paper' }) }]
        : []),
    ],
    sources: sourcesOf(
      guide,
      documents.map((d) => d.source),
    ),
  };
}

/** Nothing has to be handed in as far as the record says: no empty list is shown, and nobody is asked whether they have it. */
function presentNoPapers(
  turn: Turn,
  { guide }: Running,
  method: Method,
  documents: readonly Document[],
): Part {
  const spared = documents.map((d) => d.name).join(', ');
  return {
    ...text(
      turn.kb.say('journey.papers_none', placesOf(turn, guide, method)),
      spared && turn.kb.say('journey.papers_spared', { papers: spared }),
    ),
    choices: [nodeChoice(guide, 'papers', 'ready', turn.kb.say(`buttons.how_${method}`))],
    sources: recordOf(guide),
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

/** One paper as the checklist shows it. */
export function paperItem(turn: Turn, d: Document, method: Method, ticked: readonly string[]): PaperItem {
  const form = d.forms[method];
  const said = form ? turn.kb.wording.form(form) : '';
  const settled = ticked.includes(d.id) || form === 'not_needed';
  return {
    id: d.id,
    name: d.name,
    form: d.quantity > 1 && form !== 'not_needed' ? `${d.quantity} ${said}` : said,
    note:
      paperNotes(d, settled ? ['note'] : ['note', 'whereToGet'], method, turn.kb.wording.methods).join(' ') ||
      null,
    state: settled ? 'have' : d.optional ? 'optional' : 'need',
  };
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

function nodeChoice(guide: Guide, node: string, value: string, label: string): Choice {
  return { label, token: toToken({ kind: 'node', procedure: guide.code, node, value }) };
}

export function upperFirst(s: string): string {
  return s.charAt(0).toUpperCase() + s.slice(1);
}

export function lowerFirst(s: string): string {
  return s.charAt(0).toLowerCase() + s.slice(1);
}
