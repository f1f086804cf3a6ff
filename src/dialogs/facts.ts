// Answers a question about a procedure from its guide: fee, time, papers, form, office, who, result, law. Figures only with their source.
import { aboutCentre, isAtCentre } from './centre.ts';
import { doubts } from './doubts.ts';
import { sayDurations, sayFees } from './fact-amounts.ts';
import { sayDocuments, sayForms } from './fact-papers.ts';
import type { FactQuestion } from './fact-question.ts';
import { recordOf, sourcesOf, text, type Part } from './parts.ts';
import { words } from './phrases.ts';
import { placesOf, type Turn } from './turn.ts';

type FactAnswer = (turn: Turn, question: FactQuestion) => readonly Part[];

/** The intents that a guide can answer, by intent name. */
const answers: Readonly<Record<string, FactAnswer>> = {
  fee: sayFees,
  duration: sayDurations,
  documents: sayDocuments,
  form: sayForms,
  where: sayWhere,
  eligibility: sayWho,
  result: sayResult,
  legal_basis: sayLaw,
};

/** True for an intent that asks for a fact of a procedure. */
export function isFactIntent(intent: string | null): intent is string {
  return intent !== null && intent in answers;
}

/** One fact as it stands on paper, where nobody can be asked back; doubts about all of them are said by whoever shows several. */
export function factOnPaper(turn: Turn, intent: string, question: FactQuestion): readonly Part[] {
  if (intent === 'where') return whereOf(turn, question, null);
  return answers[intent]?.(turn, question) ?? [];
}

/**
 * The facts asked for, in the order asked, with a warning where the guide is due for review or may have changed.
 */
export function answerFacts(turn: Turn, intents: readonly string[], question: FactQuestion): readonly Part[] {
  const parts = intents.flatMap((intent) => answers[intent]?.(turn, question) ?? []);
  return [...parts, ...doubts(turn, question.guide)];
}

function sayWhere(turn: Turn, question: FactQuestion): readonly Part[] {
  return whereOf(turn, question, turn.kb.say('facts.where_which_unit'));
}

/** @param ask what a person is asked whose commune decides the office and is not known */
function whereOf(turn: Turn, { guide }: FactQuestion, ask: string | null): readonly Part[] {
  const office = turn.kb.offices.get(guide.office);
  const places = placesOf(turn, guide);
  return [
    {
      ...text(
        turn.kb.say(guide.methods.counter ? 'facts.where' : 'facts.where_handled', places),
        office?.address ? turn.kb.say('facts.where_address', { address: office.address }) : null,
        turn.state.unit === null && office?.nameInUnit ? ask : null,
      ),
      sources: recordOf(guide),
    },
    ...(turn.state.unit !== null && isAtCentre(office)
      ? [text(...aboutCentre(turn, turn.state.unit), turn.kb.say('facts.where_any_centre'))]
      : []),
  ];
}

function sayWho(turn: Turn, { guide }: FactQuestion): readonly Part[] {
  return [
    {
      ...text(
        turn.kb.fill(guide.whoMayFile, placesOf(turn, guide)),
        asksOfCase(turn) ? turn.kb.say('facts.who_else', placesOf(turn, guide)) : null,
      ),
      sources: sourcesOf(guide, [guide.result.source]),
    },
  ];
}

/** «đang thế chấp thì có tách thửa được không» asks of a case; who may file is only a part of the answer, and is said to be. */
function asksOfCase({ text: typed }: Turn): boolean {
  const said = ` ${words(typed).join(' ')} `;
  return / (khong|ko|k|hong|hay) (a |ad |ha |vay |the )?$/.test(said) && !/ (ai|nguoi nao) /.test(said);
}

function sayResult(turn: Turn, { guide }: FactQuestion): readonly Part[] {
  const places = placesOf(turn, guide);
  return [
    {
      ...text(
        turn.kb.say('facts.result', places),
        guide.result.keeps ? turn.kb.fill(guide.result.keeps, places) : null,
      ),
      sources: sourcesOf(guide, [guide.result.source]),
    },
  ];
}

function sayLaw(turn: Turn, { guide }: FactQuestion): readonly Part[] {
  if (guide.legalBasis.length === 0) return [text(turn.kb.say('facts.law_unknown', placesOf(turn, guide)))];
  const acts = guide.legalBasis.map((b) => (b.name ? `${b.name} (${b.number})` : b.number)).join('; ');
  return [
    {
      ...text(turn.kb.say('facts.law', { title: guide.title, acts })),
      sources: sourcesOf(
        guide,
        guide.sources.filter((s) => s.kind === 'portal_record').map((s) => s.id),
      ),
    },
  ];
}
