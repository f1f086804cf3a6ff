// Tells fees and times, once where several ways of filing have the same.
import {
  holds,
  isValidOn,
  type KnowledgeBase,
  startUpper,
  vietnameseWording,
  type Wording,
} from '../knowledge/knowledge.ts';
import type { Duration, Fee, Guide, Method } from '../knowledge/types.ts';
import { concerns, methodsAsked, type FactQuestion } from './fact-question.ts';
import { recordOf, sourcesOf, text, type Part } from './parts.ts';
import { words } from './phrases.ts';
import { placesOf, type Turn } from './turn.ts';

/** «Giấy này dùng được bao lâu» asks how long a paper is good, not how long it takes to get it. */
const validity =
  /\b(?:(?:dung|su dung|xai|co gia tri|co hieu luc|con han|han dung|thoi han) (?:\S+ ){0,3}(?:bao lau|may thang|may nam|may ngay)|han (?:dung|su dung)|thoi han su dung)\b/;

const asksValidity = (said: string): boolean => validity.test(words(said).join(' '));

/** What the guide says of how long its paper is good; else that nothing is known of it. */
function sayValidity(turn: Turn, guide: Guide): readonly Part[] {
  const faq = guide.faqs.find((f) => isValidOn(f, turn.day) && f.says.some(asksValidity));
  if (!faq) return [text(turn.kb.say('facts.validity_unknown', placesOf(turn, guide)))];
  return [
    { ...text(turn.kb.fill(faq.answer, placesOf(turn, guide))), sources: sourcesOf(guide, [faq.source]) },
  ];
}

export function sayFees(turn: Turn, question: FactQuestion): readonly Part[] {
  const { guide, facts } = question;
  const places = placesOf(turn, guide);
  if (guide.grade === 'C') return [text(noFee(turn.kb, 'fee_not_said', places, question.method))];
  const perMethod = methodsAsked(question).map((m) => {
    const concerning = (guide.methods[m]?.fees ?? []).filter((f) =>
      concerns(f, { ...facts, method: m }, turn.day),
    );
    const replaced = new Set(
      concerning.flatMap((f) => (holds(f.when, { ...facts, method: m }) ? (f.insteadOf ?? []) : [])),
    );
    const fees = concerning.filter((f) => !replaced.has(f.label ?? ''));
    const lines = fees.map((f) => feeLine(f, turn.kb.wording));
    return { method: m, lines, sources: fees.map((f) => f.source) };
  });
  const parts: Part[] = alike(perMethod, turn.kb.wording).map((p, _, all) => {
    const heading = all.length === 1 ? '' : `${p.names}. `;
    const said =
      p.lines.length > 0 ? p.lines.join('\n') : noFee(turn.kb, 'fee_unknown', places, question.method);
    return {
      ...text(`${heading}${said}`),
      sources: p.lines.length > 0 ? sourcesOf(guide, p.sources) : recordOf(guide),
    };
  });
  if (question.method === 'post') parts.push(text(turn.kb.say('facts.postage')));
  return parts;
}

/**
 * Why no fee is told and whom to ask; that the portal shows it only to those who may still file there.
 * @param method - null while none is chosen
 */
export function noFee(
  kb: KnowledgeBase,
  why: 'fee_not_said' | 'fee_unknown',
  places: Readonly<Record<string, string>>,
  method: Method | null,
): string {
  const shown = method === null || method === 'online' ? [kb.say('facts.fee_on_portal')] : [];
  return [kb.say(`facts.${why}`, places), ...shown].join(' ');
}

export function sayDurations(turn: Turn, question: FactQuestion): readonly Part[] {
  const { guide, facts } = question;
  if (asksValidity(turn.text)) return sayValidity(turn, guide);
  if (guide.grade === 'C') return [text(turn.kb.say('facts.duration_not_said', placesOf(turn, guide)))];
  const perMethod = methodsAsked(question).map((m) => {
    const rows = (guide.methods[m]?.durations ?? []).filter((d) =>
      concerns(d, { ...facts, method: m }, turn.day),
    );
    const lines = rows.map((d) => durationLine(d, turn.kb.wording));
    return { method: m, lines, sources: rows.map((d) => d.source) };
  });
  const known = alike(
    perMethod.filter((p) => p.lines.length > 0),
    turn.kb.wording,
  );
  if (known.length === 0) {
    return [
      { ...text(turn.kb.say('facts.duration_unknown', placesOf(turn, guide))), sources: recordOf(guide) },
    ];
  }
  return known.map((p) => ({
    ...text(`${turn.kb.say('facts.duration_by', { method: p.names })} ${p.lines.join(' ')}`),
    sources: sourcesOf(guide, p.sources),
  }));
}

interface PerMethod {
  readonly method: Method;
  readonly lines: readonly string[];
  readonly sources: readonly string[];
}

/** What is the same for several ways of filing is said once, for all of them. */
function alike(
  all: readonly PerMethod[],
  { methods }: Wording,
): readonly (PerMethod & { readonly names: string })[] {
  return [...Map.groupBy(all, (p) => p.lines.join('\n')).values()].flatMap((same) => {
    const [first] = same;
    const names = startUpper(same.map((p) => methods[p.method]).join(', '));
    return first ? [{ ...first, sources: same.flatMap((p) => p.sources), names }] : [];
  });
}

/** A fee with its note and the day until which it holds. */
export function feeLine(fee: Fee, wording: Wording = vietnameseWording): string {
  const until = fee.effectiveTo ? ` ${wording.until(fee.effectiveTo)}` : '';
  return `${wording.fee(fee)}.${fee.note ? ` ${fee.note}` : ''}${until}`;
}

/** A time with its label and note. */
export function durationLine(time: Duration, wording: Wording = vietnameseWording): string {
  return `${time.label ? `${time.label}: ` : ''}${wording.duration(time)}.${time.note ? ` ${time.note}` : ''}`;
}
