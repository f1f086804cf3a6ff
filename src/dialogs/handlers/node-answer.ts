// Reads a typed answer to the pending node: the words or number of a choice, «rồi», «xong», «2 tuần», a remark about a paper.
import { isValidOn } from '../../knowledge/knowledge.ts';
import { interpret, told as toldBy, type Meant, type Option } from '../interpret.ts';
import type { Document, Guide } from '../../knowledge/types.ts';
import { act, documentsFor, methodsOf } from '../journey.ts';
import { sourcesOf, text, type Part } from '../parts.ts';
import { words } from '../phrases.ts';
import { present } from '../present.ts';
import { answerNode } from '../answer-node.ts';
import { runningAt } from '../running.ts';
import { placesOf, reply, type Handler, type Running, type Turn } from '../turn.ts';
import { isFactIntent } from '../facts.ts';
import { again } from '../pending.ts';
import { helpWithPaper } from './missing-paper.ts';
import { topMove } from './moves.ts';

/** While one of these is asked, «có» and «1» answer it and not the node. */
const waitsFor: ReadonlySet<string> = new Set(['confirm', 'choose', 'restart', 'delete']);

/** A choice of the pending node, typed. */
export const nodeAnswer: Handler = (turn) => {
  const running = turn.running;
  if (!running || waitsFor.has(turn.state.asked?.kind ?? '')) return null;
  const options = optionsOf(turn, running);
  const meant = interpret(turn.text, options, turn.matcher, turn.day);
  if (meant && (meant.sure >= 0.75 || (meant.sure >= 0.5 && !asksSomething(turn)))) {
    return answerNode(turn, running, running.at.node.id, meant.value, understoodAs(turn, options, meant));
  }
  const byMove = moveAsAnswer(turn, running);
  return byMove === null ? null : answerNode(turn, running, running.at.node.id, byMove);
};

/** «Tôi ghi nhận: …», where the words were not those of the button. */
function understoodAs(turn: Turn, options: readonly Option[], meant: Meant): readonly Part[] {
  const label = options.find((o) => o.value === meant.value)?.label;
  const own = turn.running?.at.node.kind === 'question';
  return own && label && meant.sure < 1 ? [text(turn.kb.say('journey.noted', { answer: label }))] : [];
}

/** Something told before it is asked («tôi có VNeID mức 2» while another question is pending) is taken note of. */
export const toldEarly: Handler = (turn) => {
  const running = turn.running;
  if (!running || asksSomething(turn)) return null;
  const flow = running.at.method ? turn.kb.flows[running.at.method].questions : [];
  const later = [...running.guide.questions, ...flow].filter((q) => q.id !== running.at.node.id);
  for (const question of later) {
    const value = toldBy(turn.text, question.choices, turn.day);
    const choice = question.choices.find((c) => c.value === value);
    if (!choice || choice.goTo || choice.switchTo || running.at.facts[question.id] === value) continue;
    const journey = act(running.journey, question.id, choice.value);
    const next = runningAt(turn, running.guide, journey);
    const noted = turn.kb.say('journey.noted', { answer: choice.label });
    const told = choice.reply ? turn.kb.fill(choice.reply, placesOf(turn, running.guide)) : null;
    return reply(turn, 'step', [text(noted, told), present(turn, next)], { journey });
  }
  return null;
};

/** «tôi chưa có ảnh thẻ»: where to get that paper, and what stands in for it. */
export const paperMissing: Handler = (turn) => {
  const running = turn.running;
  if (!running || !lacking.test(` ${words(turn.text).join(' ')} `)) return null;
  const best = nearestPaper(turn, running.guide.documents);
  return best ? helpWithPaper(turn, running, best.id) : null;
};

const lacking = / (thieu|chua (co|lam|xin|dua|gui|cap|lay)|khong co|mat|het|no co|khong thay) /;
/** «có … rồi», «xin được … rồi»: the paper is there. */
const having = / (co|du|xong|lay|xin|lam|in|dien|viet|chung thuc|chup)( \S+){0,9} (roi|xong|day du|san)( |$)/;

/** «có giấy chứng sinh rồi»: ticked off, and what is left comes again. */
export const paperAtHand: Handler = (turn) => {
  const running = turn.running;
  const said = ` ${words(turn.text).join(' ')} `;
  if (!running || running.at.method === null || lacking.test(said) || !having.test(said)) return null;
  const best = nearestPaper(turn, documentsFor(running.guide, running.at.method, running.at.facts));
  if (!best) return null;
  const journey = { ...running.journey, papers: [...new Set([...running.journey.papers, best.id])] };
  const next = runningAt(turn, running.guide, journey);
  const noted = text(turn.kb.say('journey.paper_noted', { paper: best.name }));
  const atPapers = running.at.node.kind === 'papers';
  return reply(turn, 'step', [noted, atPapers ? present(turn, next) : again(turn)], { journey });
};

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
  const running = turn.running;
  if (!running) return null;
  const remarks = running.guide.documents.flatMap((d) => d.remarks.map((r) => ({ document: d, remark: r })));
  const best = remarks
    .map((r) => ({ ...r, score: Math.max(...r.remark.says.map((s) => alike(turn, s, r.remark.ticks))) }))
    .sort((a, b) => b.score - a.score)[0];
  if (!best || best.score < (running.at.node.kind === 'papers' ? 0.5 : 0.65)) return null;
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

/** A frequent question of this procedure. */
export const procedureFaq: Handler = (turn) => {
  const guide = turn.subject;
  if (!guide || turn.state.asked?.kind === 'confirm') return null;
  const best = guide.faqs
    .filter((f) => f.afterwards !== undefined || isValidOn(f, turn.day))
    .map((f) => ({ faq: f, score: Math.max(...f.says.map((s) => turn.matcher.score(turn.text, s))) }))
    .sort((a, b) => b.score - a.score)[0];
  if (!best || best.score < 0.6) return null;
  return reply(turn, 'answered', [
    {
      ...text(turn.kb.fill(saidOn(best.faq, turn.day), placesOf(turn, guide))),
      sources: sourcesOf(guide, [best.faq.source]),
    },
    again(turn),
  ]);
};

/** A dated answer gives way to what is true afterwards. */
function saidOn(faq: Running['guide']['faqs'][number], day: string): string {
  return isValidOn(faq, day) ? faq.answer : (faq.afterwards ?? faq.answer);
}

/** The ways of filing as choices that can be typed. */
export function methodOptions(turn: Turn, guide: Guide): readonly Option[] {
  return methodsOf(guide).map((m) => ({ value: m, label: turn.kb.wording.methods[m], says: methodSays[m] }));
}

function optionsOf(turn: Turn, { at, guide }: Running): readonly Option[] {
  switch (at.node.kind) {
    case 'question':
      return at.node.question.choices;
    case 'method':
      return methodOptions(turn, guide);
    case 'papers':
      return [
        {
          value: 'ready',
          label: turn.kb.say('buttons.papers_ready'),
          says: ['đủ rồi', 'đủ giấy rồi', 'có đủ cả', 'đủ hết rồi', 'chuẩn bị xong rồi'],
        },
      ];
    case 'step':
      return [{ value: 'done', label: at.node.step.done }];
    case 'outcome':
      return [];
  }
}

const methodSays = {
  online: ['qua mạng', 'trực tuyến', 'online', 'làm trên mạng', 'nộp trên Cổng', 'nộp bằng điện thoại'],
  post: ['bưu điện', 'qua bưu điện', 'gửi bưu chính', 'gửi thư'],
  counter: ['trực tiếp', 'ra xã', 'ra tận nơi', 'đến nơi nộp', 'ra quầy', 'lên phường'],
} as const;

/** «rồi», «xong», «vâng», «chưa» as the answer that fits the node. */
function moveAsAnswer(turn: Turn, running: Running): string | null {
  const move = topMove(turn, 0.5);
  const { node } = running.at;
  if (node.kind === 'step' && reportsDone(turn)) return 'done';
  if (move === 'next' || move === 'yes') {
    if (node.kind === 'step') return 'done';
    if (node.kind === 'papers') return 'ready';
    if (node.kind === 'question') return valueOf(node.question.choices, ['yes', 'have']);
  }
  if (move === 'no' && node.kind === 'question') return valueOf(node.question.choices, ['no', 'not']);
  return null;
}

/** «lưu mã rồi», «chọn xong»: a short report that something is done, and no question. */
function reportsDone(turn: Turn): boolean {
  const said = ` ${words(turn.text).join(' ')} `;
  const ends = / (?:roi|xong)(?: a| nhe| nha| em| ad| do| ban)? $/.test(said);
  return ends && said.split(' ').length <= 8 && !lacking.test(said) && !asking.test(said);
}

const asking = / (may|gi|chi|nao|dau|mo|sao|rang|chua|bao|khong|ai) /;

function valueOf(
  choices: readonly { readonly value: string }[],
  beginnings: readonly string[],
): string | null {
  return (
    choices.find((c) => beginnings.some((b) => c.value === b || c.value.startsWith(`${b}_`)))?.value ?? null
  );
}

/** A question about something else is no answer to the pending one. */
function asksSomething(turn: Turn): boolean {
  const best = turn.understanding.intents[0];
  return (
    best !== undefined && best.confidence >= 0.6 && (isFactIntent(best.label) || /\?\s*$/.test(turn.text))
  );
}
