// Says what the rest of the house knows in the shapes of the API.
import type { z } from 'zod';
import { sourcesOf } from '../../dialogs/dialogs.ts';
import type { AnswerSource, AnswerStatus, FinishedAnswer } from '../../dialogs/types.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge.ts';
import type { Line, ProcedureView } from '../../sheets/sheets.ts';
import type { Band } from '../../understanding/types.ts';
import type * as schemas from './schemas.ts';

/** How sure an answer was, by how its turn ended. */
export const bandOf: Readonly<Record<AnswerStatus, Band>> = {
  answered: 'answer',
  step: 'answer',
  refused: 'answer',
  handover: 'answer',
  expired: 'answer',
  confirm: 'confirm',
  clarify: 'choose',
  stopped: 'stop',
  out_of_scope: 'stop',
  error: 'stop',
};

export function sayProcedure(
  kb: KnowledgeBase,
  view: ProcedureView,
  asOf: string,
): z.infer<typeof schemas.procedure> {
  const { guide, title, doubts, summary, whoMayFile, office, notOffered, result } = view;
  const { code, officialName, field, layer, grade, gradeReason, reviewBy } = guide;
  return {
    ...{ code, title, officialName, field, layer, grade, gradeReason, reviewBy, asOf },
    ...{ summary, whoMayFile, office, result, doubts: [...doubts], notOffered: [...notOffered] },
    contentVersion: kb.version,
    methods: view.methods.map(({ method, name, note, times, fees, extra, steps }) => ({
      ...{ method, name, note, extra },
      durations: times.map(sayLine),
      fees: fees.map(sayLine),
      steps: steps.map(({ title, text, sees, when }) => ({ title, text, sees, when })),
    })),
    papers: view.papers.map(({ name, officialName, optional, when, forms, notes }) => ({
      ...{ name, officialName, optional, when },
      forms: [...forms],
      notes: [...notes],
    })),
    sources: sourcesOf(
      guide,
      guide.sources.map(({ id }) => id),
    ).map(saySource),
    portalUrl: kb.link('procedure_page', code).url,
  };
}

const sayLine = ({ text, when }: Line): { text: string; when: string | null } => ({ text, when });

const saySource = ({ title, recordOn, verifiedOn }: AnswerSource) => ({ title, recordOn, verifiedOn });

/** @param text - the whole of it in letters */
export function sayAnswer(answer: FinishedAnswer, text: string) {
  const { number, procedure, choices, links, sources } = answer;
  return {
    ...{ number, procedure, text },
    choices: choices.map(({ label }) => label),
    links: links.map(({ title, url }) => ({ title, url })),
    sources: sources.map(saySource),
  };
}
