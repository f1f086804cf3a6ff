// The answer of one case as a citizen could be sent it: in letters only, with the links to the portal and to going on from here.
import { type CaseSheet } from '../../dialogs/dialogs.ts';
import type { Block, FinishedAnswer } from '../../dialogs/types.ts';
import { type KnowledgeBase, methodWords, startUpper } from '../../knowledge/knowledge.ts';
import type { Guide } from '../../knowledge/types.ts';
import type { CaseQuery } from './case-query.ts';
import { factTitles } from './words.ts';

/** What a citizen needs before going; who may file and the law are looked up at the desk. */
const sent = new Set(['documents', 'duration', 'fee', 'where']);

/** @param resume - the address at which the guide goes on in this case; null before a way of filing is chosen */
export function caseMessage(
  kb: KnowledgeBase,
  guide: Guide,
  asked: CaseQuery,
  sheet: CaseSheet,
  resume: string | null,
): FinishedAnswer {
  const sections = sheet.sections.filter(({ fact }) => sent.has(fact));
  const portal = kb.link('procedure_page', guide.code);
  return {
    status: 'answered',
    procedure: guide.code,
    number: null,
    blocks: [
      { kind: 'text', text: `${startUpper(guide.title)}. ${sayCase(asked, sheet)}`.trim() },
      ...sheet.notices.map((text): Block => ({ kind: 'notice', text })),
      ...sections.flatMap(({ fact, blocks }) => [
        ...(blocks[0]?.kind === 'papers' ? [] : [{ kind: 'text', text: `${factTitles[fact]}:` } as const]),
        ...blocks,
      ]),
    ],
    choices: [],
    sources: sections
      .flatMap(({ sources }) => sources)
      .filter((source, index, all) => all.findIndex(({ id }) => id === source.id) === index),
    links: [
      { kind: 'portal', id: portal.id, title: portal.title, url: portal.url, spoken: portal.spoken },
      ...(resume === null
        ? []
        : [
            {
              kind: 'resume',
              title: 'Làm tiếp cùng trợ lý',
              url: resume,
              point: sheet.stops[0]?.point ?? emptyPoint(guide),
            } as const,
          ]),
    ],
  };
}

const emptyPoint = ({ code }: Guide) => ({ procedure: code, actions: [], papers: [], unit: null });

/** «Gửi bưu điện; Chưa đến 60 ngày». */
export function sayCase({ method }: CaseQuery, { questions }: CaseSheet): string {
  const chosen = questions.flatMap(({ question, chosen }) =>
    question.choices.filter(({ value }) => value === chosen).map(({ label }) => label),
  );
  return [...(method === null ? [] : [startUpper(methodWords[method])]), ...chosen].join('; ');
}
