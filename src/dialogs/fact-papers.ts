// Tells which papers and forms a procedure needs, before a way of filing is chosen.
import {
  holds,
  mayHold,
  paperNotes,
  type CaseFacts,
  type PaperSaying,
  type Wording,
} from '../knowledge/knowledge.ts';
import type { Document, Guide } from '../knowledge/types.ts';
import type { FactQuestion } from './fact-question.ts';
import { linksOf, recordOf, sourcesOf, text, type Part } from './parts.ts';
import { paperItem } from './papers-card.ts';
import { placesOf, type Turn } from './turn.ts';
import type { PaperItem } from './types.ts';

export function sayDocuments(turn: Turn, question: FactQuestion): readonly Part[] {
  const { guide, facts, method } = question;
  const known: CaseFacts = method ? { ...facts, method } : facts;
  const asked = guide.documents.filter((d) => method === null || d.forms[method]);
  const sure = asked.filter((d) => holds(d.when, known));
  const depends = asked.some((d) => !holds(d.when, known) && mayHold(d.when, known));
  const note = depends ? [text(turn.kb.say('facts.documents_depend'))] : [];
  const toHandIn = sure.some((d) =>
    Object.entries(d.forms).some(([m, form]) => form !== 'not_needed' && (method ?? m) === m),
  );
  if (!toHandIn && !depends)
    return [
      {
        ...text(turn.kb.say('journey.papers_none', placesOf(turn, guide, method))),
        sources: recordOf(guide),
      },
    ];
  if (sure.length === 0) return note;
  if (method === null) {
    return [
      papers(guide, turn.kb.say('facts.documents_title_any', { title: guide.title }), sure, (d) =>
        formPerMethod(d, turn.kb.wording),
      ),
      ...note,
    ];
  }
  const ticked = turn.running?.guide.code === guide.code ? turn.running.journey.papers : [];
  const title = turn.kb.say('facts.documents_title', {
    title: guide.title,
    method: turn.kb.wording.methods[method],
  });
  return [papers(guide, title, sure, (d) => paperItem(turn, d, method, ticked)), ...note];
}

/** True when the papers of this procedure depend on an answer that is not given yet. */
export function papersDepend(guide: Guide, facts: CaseFacts): boolean {
  return guide.documents.some((d) => !holds(d.when, facts) && mayHold(d.when, facts));
}

/** A paper with its form for every method, where the method is not chosen yet. */
function formPerMethod(d: Document, wording: Wording): PaperItem {
  const byForm = Map.groupBy(
    (['online', 'post', 'counter'] as const).filter((m) => d.forms[m] && d.forms[m] !== 'not_needed'),
    (m) => d.forms[m],
  );
  const form = [...byForm]
    .map(
      ([f, methods]) =>
        `${f ? wording.form(f) : ''}${byForm.size > 1 ? ` (${methods.map((m) => wording.methods[m]).join(', ')})` : ''}`,
    )
    .join('; ');
  const note = paperNotes(d, ['note'], null, wording.methods).join(' ');
  return { id: d.id, name: d.name, form, note: note || null, state: d.optional ? 'optional' : 'need' };
}

function papers(
  guide: Guide,
  title: string,
  documents: readonly Document[],
  item: (d: Document) => PaperItem,
): Part {
  return {
    blocks: [{ kind: 'papers', title, items: documents.map(item) }],
    sources: sourcesOf(
      guide,
      documents.map((d) => d.source),
    ),
  };
}

/** Names of papers that one fills in oneself. */
export const formName = /^(tờ khai|đơn|giấy đề nghị|văn bản đề nghị|mẫu|phiếu)/i;

export function sayForms(turn: Turn, question: FactQuestion): readonly Part[] {
  const { guide, method } = question;
  const forms = guide.documents.filter(
    (d) => formName.test(d.name) || Object.values(d.forms).includes('e_form'),
  );
  if (forms.length === 0) return [text(turn.kb.say('facts.form_none', placesOf(turn, guide)))];
  const about = (d: Document, saying: PaperSaying): string =>
    paperNotes(d, [saying], method, turn.kb.wording.methods).join(' ');
  const lines = forms.map((d) => `${d.name}. ${about(d, 'whereToGet') || about(d, 'note')}`.trim());
  return [
    {
      ...text(lines.join('\n')),
      links: linksOf(turn.kb, ['procedure_page'], guide.code),
      sources: sourcesOf(
        guide,
        forms.map((d) => d.source),
      ),
    },
  ];
}
