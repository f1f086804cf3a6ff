// What a person says about a paper of the running procedure: that it is missing, that it is there, or something that has an answer of its own.
import { mayHold } from '../../knowledge/knowledge.ts';
import type { Document, Method } from '../../knowledge/types.ts';
import { formName } from '../fact-papers.ts';
import { documentsFor } from '../journey.ts';
import { text } from '../parts.ts';
import { again } from '../pending.ts';
import { words } from '../phrases.ts';
import { present } from '../present.ts';
import { runningAt } from '../running.ts';
import { placesOf, reply, type Handler, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';
import { helpWithPaper } from './missing-paper.ts';

/** «tôi chưa có ảnh thẻ»: where to get that paper, and what stands in for it. */
export const paperMissing: Handler = (turn) => {
  const running = turn.running;
  if (!running || !lacking.test(` ${words(turn.text).join(' ')} `)) return null;
  const best = nearestPaper(turn, running.guide.documents);
  return best ? helpWithPaper(turn, running, best.id) : null;
};

/** Words that say that something is not there or was not given. Between single blanks, folded. */
export const lacking =
  / (thieu|chua (co|lam|xin|dua|gui|cap|lay)|khong co|mat|het|no co|khong thay|don t have|do not have|missing|lost|without) /;
/** «có … rồi», «xin được … rồi»: the paper is there. */
const having =
  / (co|du|xong|lay|xin|lam|in|dien|viet|chung thuc|chup|have|got)( \S+){0,9} (roi|xong|day du|san|already|ready)( |$)/;

/** «có giấy chứng sinh rồi»: ticked off, and what is left comes again. */
export const paperAtHand: Handler = (turn) => {
  const running = turn.running;
  const said = ` ${words(turn.text).join(' ')} `;
  if (!running || lacking.test(said) || !having.test(said)) return null;
  const { guide, at } = running;
  const papers =
    at.method === null
      ? guide.documents.filter((d) => mayHold(d.when, at.facts))
      : documentsFor(guide, at.method, at.facts);
  const best = nearestPaper(turn, papers) ?? onlyForm(said, papers, at.method);
  if (!best) return asksPapers(turn) ? null : somethingAtHand(turn);
  const journey = { ...running.journey, papers: [...new Set([...running.journey.papers, best.id])] };
  const next = runningAt(turn, running.guide, journey);
  const noted = text(turn.kb.say('journey.paper_noted', { paper: best.name }));
  const atPapers = running.at.node.kind === 'papers';
  return reply(turn, 'step', [noted, atPapers ? present(turn, next) : again(turn)], { journey });
};

/** «đơn có rồi», «tờ khai viết rồi»: the form of the procedure, whatever it is called, where there is only one. */
function onlyForm(said: string, papers: readonly Document[], method: Method | null): Document | null {
  if (!aForm.test(said)) return null;
  const [only, ...more] = papers.filter(
    (d) => formName.test(d.name) && !d.optional && (method === null || d.forms[method] !== 'e_form'),
  );
  return only && more.length === 0 ? only : null;
}

const aForm = / (?:don|to khai|mau|giay de nghi|van ban de nghi|phieu) /;

/** «giấy tờ gì có rồi thì khỏi nộp?» asks; «đơn đề nghị có rồi» tells. */
function asksPapers({ text: typed }: Turn): boolean {
  return (
    /\?\s*$/.test(typed) ||
    / (?:gi|chi|nao|mo|dau|may|bao|sao|rang|khong|chua|a|ha) $/.test(` ${words(typed).join(' ')} `)
  );
}

/** A paper that is in no list, or in it more than once, is taken note of where the words sound like a question about papers. */
function somethingAtHand(turn: Turn): StepResult | null {
  const best = turn.understanding.intents[0];
  if (best?.label !== 'form' && best?.label !== 'documents') return null;
  return reply(turn, 'step', [text(turn.kb.say('journey.paper_there')), again(turn)]);
}

function nearestPaper(turn: Turn, documents: readonly Document[]): Document | null {
  const best = documents
    .map((d) => ({
      document: d,
      score: Math.max(...[d.name, d.officialName ?? d.name].map((n) => turn.matcher.score(turn.text, n))),
    }))
    .sort((a, b) => b.score - a.score)[0];
  return best && best.score >= 0.4 ? best.document : null;
}

/** What a person says about a paper while the papers are looked through («bệnh viện đưa giấy điện tử thôi»). */
export const paperRemark: Handler = (turn) => {
  const { running } = turn;
  if (!running) return aboutPaperOf(turn);
  const remarks = running.guide.documents.flatMap((d) => d.remarks.map((r) => ({ document: d, remark: r })));
  const best = remarks
    .map((r) => ({ ...r, score: Math.max(...r.remark.says.map((s) => alike(turn, s, r.remark.ticks))) }))
    .sort((a, b) => b.score - a.score)[0];
  if (!best || best.score < (running.at.node.kind === 'papers' ? 0.5 : surelyRemark)) return null;
  if (hasJust(turn, best.document, best.score)) return null;
  const papers = best.remark.ticks
    ? [...new Set([...running.journey.papers, best.document.id])]
    : running.journey.papers;
  const journey = { ...running.journey, papers };
  const said = text(turn.kb.fill(best.remark.answer, placesOf(turn, running.guide)));
  const next =
    best.remark.ticks && running.at.node.kind === 'papers'
      ? present(turn, runningAt(turn, running.guide, journey))
      : again(turn);
  return reply(turn, running.at.node.kind === 'papers' ? 'step' : 'answered', [said, next], { journey });
};

/** The same of the procedure that is only talked about: nothing is ticked off yet. */
function aboutPaperOf(turn: Turn): StepResult | null {
  const { subject, state } = turn;
  if (!subject || state.asked?.kind === 'confirm') return null;
  const best = subject.documents
    .flatMap((d) => d.remarks)
    .map((remark) => ({ remark, score: Math.max(...remark.says.map((s) => alike(turn, s, remark.ticks))) }))
    .sort((a, b) => b.score - a.score)[0];
  if (!best || best.score < surelyRemark) return null;
  return reply(turn, 'answered', [
    text(turn.kb.fill(best.remark.answer, placesOf(turn, subject))),
    again(turn),
  ]);
}

/** So near a remark the words must be where the papers are not looked through. */
const surelyRemark = 0.65;

/** «giấy chứng sinh có rồi» is nearer to the name of the paper than to a remark about it: the person has it, no more. */
function hasJust(turn: Turn, paper: Document, remark: number): boolean {
  const said = ` ${words(turn.text).join(' ')} `;
  return having.test(said) && !lacking.test(said) && turn.matcher.score(turn.text, paper.name) > remark;
}

/** How near the words are to a remark; «có giấy rồi» is not near to «không có giấy», and «chưa đưa giấy» ticks nothing off. */
function alike(turn: Turn, remark: string, ticks: boolean): number {
  const [said, meant] = [turn.text, remark].map((s) => lacking.test(` ${words(s).join(' ')} `));
  return (meant && !said) || (ticks && said && !meant) ? 0 : turn.matcher.score(turn.text, remark);
}
