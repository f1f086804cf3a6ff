// Says in citizens' words what differs between two versions of the content, and which flows of which procedures it touches.
import type { Content } from '../load.ts';
import type { Guide, Method, Step } from '../types.ts';
import { guideChanges, type Said } from './guide-changes.ts';
import { methodWords } from '../method-words.ts';
import { guideOn } from './on-day.ts';

/** What changed in one procedure. */
export interface ProcedureChange {
  readonly code: string;
  readonly title: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly says: readonly string[];
  /** Ways of filing whose conversation is different now. */
  readonly flows: readonly Method[];
}

/** What changed in the steps that all procedures share. */
export interface FlowChange {
  readonly method: Method;
  readonly says: string;
  /** Codes of the procedures that go through this step. */
  readonly touches: readonly string[];
}

/** Everything that differs. */
export interface ContentChanges {
  readonly procedures: readonly ProcedureChange[];
  readonly flows: readonly FlowChange[];
  /** Changed answers that belong to no procedure. */
  readonly topics: readonly string[];
}

type Guided = Pick<Content, 'guides' | 'flows' | 'topics' | 'offices'>;

/** Compares two versions of the content. */
export function changesBetween(before: Guided, after: Guided): ContentChanges {
  const codes = [...new Set([...before.guides.keys(), ...after.guides.keys()])].sort();
  return {
    procedures: codes.flatMap((code) => procedureChange(code, before, after)),
    flows: (Object.keys(methodWords) as Method[]).flatMap((m) => flowChanges(m, before, after)),
    topics: topicChanges(before, after),
  };
}

function procedureChange(code: string, before: Guided, after: Guided): readonly ProcedureChange[] {
  const old = before.guides.get(code);
  const now = after.guides.get(code);
  if (!old && now) return [{ code, title: now.title, kind: 'added', says: [], flows: methodsOf(now) }];
  if (old && !now) return [{ code, title: old.title, kind: 'removed', says: [], flows: methodsOf(old) }];
  if (!old || !now) return [];
  const said = guideChanges(old, now, officeNames(before, old), officeNames(after, now));
  if (said.length === 0) return [];
  return [{ code, title: now.title, kind: 'changed', says: said.map(sentence), flows: touched(said, now) }];
}

/** What is different in one guide on another day, in the same sentences. */
export function differencesOn(content: Content, guide: Guide, from: string, to: string): readonly string[] {
  const office = officeNames(content, guide);
  return guideChanges(guideOn(guide, from), guideOn(guide, to), office, office).map(sentence);
}

/** What is different between two versions of one procedure. */
export function differencesBetween(content: Content, before: Guide, after: Guide): readonly string[] {
  const said = guideChanges(before, after, officeNames(content, before), officeNames(content, after));
  return said.map(sentence);
}

function sentence({ says, methods }: Said): string {
  if (!methods) return says;
  return `${methods.map((m) => methodWords[m]).join(', ')}: ${says}`;
}

function touched(said: readonly Said[], guide: Guide): readonly Method[] {
  const all = methodsOf(guide);
  if (said.some((s) => !s.methods)) return all;
  return all.filter((m) => said.some((s) => s.methods?.includes(m)));
}

function flowChanges(method: Method, before: Guided, after: Guided): readonly FlowChange[] {
  const old = before.flows[method].steps;
  const now = after.flows[method].steps;
  const name = (steps: readonly Step[], id: string): string => steps.find((s) => s.id === id)?.title ?? id;
  const same = (a: Step, b: Step | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
  const changed = [
    ...now.flatMap((s) => {
      const was = old.find((o) => o.id === s.id);
      if (!was) return [{ id: s.id, says: `thêm bước chung «${s.title}»` }];
      return same(s, was) ? [] : [{ id: s.id, says: `bước chung «${name(now, s.id)}» viết lại` }];
    }),
    ...old
      .filter((s) => !now.some((n) => n.id === s.id))
      .map((s) => ({ id: s.id, says: `bỏ bước chung «${s.title}»` })),
  ];
  return changed.map(({ id, says }) => ({ method, says, touches: through(after, method, id) }));
}

/** Procedures that go through a generic step: those that neither leave it out nor have words of their own for it. */
function through({ guides }: Guided, method: Method, step: string): readonly string[] {
  return [...guides.values()].flatMap((guide) => {
    const change = guide.methods[method]?.steps[step];
    return guide.methods[method] && !change?.skip && change?.replace === undefined ? [guide.code] : [];
  });
}

function topicChanges(before: Guided, after: Guided): readonly string[] {
  const old = new Map(before.topics.map((t) => [t.id, t]));
  const now = new Set(after.topics.map((t) => t.id));
  return [
    ...after.topics.flatMap((topic) => {
      const was = old.get(topic.id);
      if (!was) return [`thêm chủ đề «${topic.title}»`];
      return was.answer === topic.answer ? [] : [`chủ đề «${topic.title}» trả lời khác`];
    }),
    ...before.topics.filter((t) => !now.has(t.id)).map((t) => `bỏ chủ đề «${t.title}»`),
  ];
}

function officeNames({ offices }: Guided, guide: Guide): string {
  return offices.get(guide.office)?.name ?? guide.office;
}

function methodsOf(guide: Guide): readonly Method[] {
  return (Object.keys(methodWords) as Method[]).filter((m) => guide.methods[m]);
}
