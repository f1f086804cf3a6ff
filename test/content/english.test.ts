// English lies over the Vietnamese content: the same graph and figures, and what is missing, unknown or of other figures stops the start.
import { describe, expect, test } from 'vitest';
import { loadKnowledge, type KnowledgeBase } from '../../src/knowledge/knowledge.ts';
import type { Guide } from '../../src/knowledge/types.ts';
import { figuresIn } from '../../src/knowledge/english/overlay.ts';
import { ContentCopy } from './content-copy.ts';

const vietnamese = loadKnowledge();
const english = vietnamese.inLanguage('en');
const codes = [...vietnamese.english.guides.keys()];

/** Everything of a guide that decides where a person goes and what is charged. */
function graphOf(kb: KnowledgeBase, guide: Guide): unknown {
  return {
    questions: guide.questions.map((q) => [
      q.id,
      q.when,
      q.choices.map((c) => [c.value, c.goTo, c.switchTo, c.days]),
    ]),
    documents: guide.documents.map((d) => [d.id, d.when, d.forms, d.optional, d.quantity, d.source]),
    methods: Object.entries(guide.methods).map(([method, m]) => [
      method,
      m.fees.map((f) => [f.when, f.kind, f.amount, f.effectiveFrom, f.effectiveTo, f.source]),
      m.durations.map((d) => [d.when, d.value, d.unit, d.source]),
      m.ownSteps.map((s) => [s.id, s.after, s.when, s.link]),
      Object.entries(m.steps).map(([id, s]) => [id, s.skip, s.when]),
    ]),
    flows: Object.values(kb.flows).map((f) => [
      f.questions.map((q) => [q.id, q.when, q.choices.map((c) => [c.value, c.switchTo])]),
      f.steps.map((s) => [s.id, s.when, s.link, s.asks.map((a) => a.says)]),
    ]),
    sources: guide.sources,
    portal: guide.portal,
  };
}

test.each(codes)('%s has the same graph and figures in both languages', (code) => {
  const [vi, en] = [vietnamese, english].map((kb) => ({ kb, guide: kb.guide(code) }));
  if (!vi?.guide || !en?.guide) throw new Error(`no guide ${code}`);
  expect(en.guide.title).not.toBe(vi.guide.title);
  expect(graphOf(en.kb, en.guide)).toEqual(graphOf(vi.kb, vi.guide));
});

test('every journey is in English', () => {
  expect([...vietnamese.journeys.keys()].filter((id) => !english.isTranslated('journeys', id))).toEqual([]);
});

test('the version of a conversation does not depend on the language', () => {
  expect(english.version).toBe(vietnamese.version);
});

test('figures are the same however a language writes them', () => {
  expect(figuresIn('10,000 VND from 18 July 2026, 15:00')).toEqual(
    figuresIn('10.000 đồng từ 18/7/2026, 15 giờ'),
  );
  expect(figuresIn('10,000 VND')).not.toEqual(figuresIn('100.000 đồng'));
});

describe('the check finds', () => {
  const file = 'en/guides/2.000815.yml';
  test.each([
    ['a missing text', 'title: certified copies', 'x_title: certified copies', /texts\.title/],
    ['an unknown id', 'certify_original:', 'certify_orignal:', /certify_original/],
    ['another figure', '200,000 VND', '250,000 VND', /con số khác bản tiếng Việt: 250000, 200000/],
  ])('%s', (_, from, to, expected) => {
    const copy = new ContentCopy().change(file, from, to);
    expect(() => loadKnowledge(copy.folder)).toThrow(expected);
  });

  test('words about a paper for one way of filing that have no English', () => {
    const copy = new ContentCopy().change('en/guides/3.000348.yml', 'counter:', 'post:');
    expect(() => loadKnowledge(copy.folder)).toThrow(/documents\.gplx_copy\.perMethod\.counter/);
  });
});
