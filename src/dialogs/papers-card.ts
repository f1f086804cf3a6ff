// The papers of a procedure as a list to tick off: what is needed, what is there, and what one way of filing spares.
import { paperNotes } from '../knowledge/knowledge.ts';
import type { Document, Method } from '../knowledge/types.ts';
import { nodeChoice, recordOf, sourcesOf, text, type Part } from './parts.ts';
import { toToken } from './tokens.ts';
import { placesOf, type Running, type Turn } from './turn.ts';
import type { PaperItem } from './types.ts';

/** The papers of this case for its way of filing. */
export function presentPapers(turn: Turn, running: Running, documents: readonly Document[]): Part {
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
