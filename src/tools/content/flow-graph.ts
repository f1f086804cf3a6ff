// The flow of a procedure as a graph: every question, way of filing, list of papers and step a person can come by.
import { position, type Node } from '../../dialogs/journey.ts';
import { methodWords, sayForm, type KnowledgeBase } from '../../knowledge/knowledge.ts';
import type { Guide, Method } from '../../knowledge/types.ts';

/** A box of the picture. */
export interface GraphNode {
  readonly id: string;
  readonly kind: Node['kind'] | 'elsewhere';
  readonly title: string;
  readonly lines: readonly string[];
}

/** An arrow: which answer leads where. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
}

export interface FlowGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** More situations than this are not followed one by one; no guide comes near. */
const mostSituations = 20_000;

type Answers = readonly (readonly [string, string])[];

/** Follows every answer of every question. Papers and steps of one way of filing are one box each, whatever the case. */
export function flowGraph(kb: KnowledgeBase, guide: Guide): FlowGraph {
  const nodes = new Map<string, GraphNode>();
  const arrows = new Map<string, { from: string; to: string; labels: Set<string> }>();
  const arrow = (from: string, to: string, label: string): void => {
    const key = `${from}>${to}`;
    const known = arrows.get(key) ?? { from, to, labels: new Set<string>() };
    if (label !== '') known.labels.add(label);
    arrows.set(key, known);
  };
  const queue: Answers[] = [[]];
  const seen = new Set<string>();
  for (
    let answers = queue.shift();
    answers !== undefined && seen.size < mostSituations;
    answers = queue.shift()
  ) {
    const at = position(kb, guide, {
      procedure: guide.code,
      actions: answers,
      papers: [],
      undone: null,
      version: kb.version,
      at: null,
    });
    const key = `${at.node.id}|${JSON.stringify(at.facts)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const box = boxOf(kb, guide, at.node, at.method);
    nodes.set(box.id, box);
    for (const { value, label, goTo } of waysOn(at.node)) {
      if (goTo !== undefined) {
        const elsewhere = elsewhereOf(kb, goTo);
        nodes.set(elsewhere.id, elsewhere);
        arrow(box.id, elsewhere.id, label);
        continue;
      }
      const next: Answers = [...answers, [at.node.id, value]];
      const then = position(kb, guide, {
        procedure: guide.code,
        actions: next,
        papers: [],
        undone: null,
        version: kb.version,
        at: null,
      });
      arrow(box.id, boxId(then.node, then.method), label);
      queue.push(next);
    }
  }
  return {
    nodes: [...nodes.values()],
    edges: [...arrows.values()].map((a) => ({ ...a, labels: [...a.labels] })),
  };
}

interface Way {
  readonly value: string;
  readonly label: string;
  readonly goTo?: string | undefined;
}

function waysOn(node: Node): readonly Way[] {
  switch (node.kind) {
    case 'question':
      return node.question.choices.map(({ value, label, goTo }) => ({ value, label, goTo }));
    case 'method':
      return node.methods.map((m) => ({ value: m, label: methodWords[m] }));
    case 'papers':
    case 'step':
      return [{ value: 'done', label: '' }];
    case 'outcome':
      return [];
  }
}

function boxId(node: Node, method: Method | null): string {
  return node.kind === 'papers' || node.kind === 'outcome' ? `${method ?? ''}.${node.id}` : node.id;
}

function boxOf(kb: KnowledgeBase, guide: Guide, node: Node, method: Method | null): GraphNode {
  const base = { id: boxId(node, method), kind: node.kind };
  switch (node.kind) {
    case 'question':
      return { ...base, title: node.question.ask, lines: [] };
    case 'method':
      return { ...base, title: kb.say('journey.which_method'), lines: [] };
    case 'papers':
      return {
        ...base,
        title: method ? `Giấy tờ để ${methodWords[method]}` : 'Giấy tờ',
        lines: papersOf(guide, method),
      };
    case 'step':
      return { ...base, title: `Bước ${node.number}. ${node.step.title}`, lines: [] };
    case 'outcome':
      return { ...base, title: 'Kết quả', lines: [guide.result.text] };
  }
}

/** All papers of a way of filing; those of some cases or some people only are marked. */
function papersOf(guide: Guide, method: Method | null): readonly string[] {
  return guide.documents.flatMap((d) => {
    const form = method ? d.forms[method] : undefined;
    if (form === undefined || form === 'not_needed') return [];
    const mark = d.when ? ' (tùy trường hợp)' : d.optional ? ' (nếu có)' : '';
    return [`• ${d.name}: ${sayForm(form)}${mark}`];
  });
}

function elsewhereOf(kb: KnowledgeBase, code: string): GraphNode {
  const name = kb.guide(code)?.title ?? kb.codes.get(code) ?? '';
  return {
    id: `elsewhere.${code}`,
    kind: 'elsewhere',
    title: `Sang thủ tục ${code}`,
    lines: name === '' ? [] : [name],
  };
}
