// A walk of content/journeys and a way of filing of content/flows as graphs: every question, every answer, and where it leads.
import { fullTarget } from '../../knowledge/journey-check.ts';
import { methodWords, type KnowledgeBase } from '../../knowledge/knowledge.ts';
import type { Flow, JourneyFlow, JourneyNode, JourneyRoute } from '../../knowledge/types.ts';
import type { FlowGraph, GraphEdge, GraphNode } from './flow-graph.ts';

/** Longer texts are cut in a picture; the file has all of them. */
const mostLetters = 180;
const kinds = {
  question: 'question',
  explain: 'step',
  action: 'step',
  checklist: 'papers',
  outcome: 'outcome',
} as const;

/** The graph of a walk; what belongs to another walk or procedure is one box «Sang …». */
export function walkGraph(kb: KnowledgeBase, walk: JourneyFlow): FlowGraph {
  const elsewhere = new Map<string, GraphNode>();
  const edges = walk.nodes.flatMap((node) =>
    waysOn(node).flatMap(({ label, route }) =>
      (typeof route === 'string' ? [{ to: route }] : route).map((r): GraphEdge => {
        const to = fullTarget(kb.journeys, walk.id, r.to) ?? r.to;
        if (r.to.startsWith('journey:')) elsewhere.set(to, otherWalk(kb, to));
        const condition = 'when' in r && r.when ? ` (khi ${sayGuard(r.when)})` : '';
        return { from: `${walk.id}.${node.id}`, to, labels: [`${label}${condition}`.trim()] };
      }),
    ),
  );
  const nodes = walk.nodes.map((n): GraphNode => ({
    id: `${walk.id}.${n.id}`,
    kind: kinds[n.kind],
    ...wordsOf(n),
  }));
  return { nodes: [...nodes, ...elsewhere.values()], edges: joined(edges) };
}

/** The graph of a way of filing as written once for all procedures: its questions, then its steps. */
export function filingGraph(flow: Flow): FlowGraph {
  const boxes = [
    ...flow.questions.map((q): GraphNode => ({
      id: q.id,
      kind: 'question',
      title: q.ask,
      lines: q.when ? [`Chỉ hỏi khi ${sayGuard(q.when)}`] : [],
    })),
    { id: 'papers', kind: 'papers', title: 'Giấy tờ của thủ tục', lines: [] } as const,
    ...flow.steps.map((s, i): GraphNode => ({
      id: s.id,
      kind: 'step',
      title: `Bước ${i + 1}. ${s.title}`,
      lines: cut(s.text),
    })),
    { id: 'outcome', kind: 'outcome', title: 'Kết quả', lines: [] } as const,
  ];
  const elsewhere = new Map<string, GraphNode>();
  const edges = boxes.slice(0, -1).flatMap((box, i): readonly GraphEdge[] => {
    const next = boxes[i + 1]?.id ?? 'outcome';
    const question = flow.questions.find((q) => q.id === box.id);
    if (!question)
      return [{ from: box.id, to: next, labels: [flow.steps.find((s) => s.id === box.id)?.done ?? ''] }];
    return question.choices.map(({ label, switchTo }) => {
      if (!switchTo) return { from: box.id, to: next, labels: [label] };
      elsewhere.set(switchTo, {
        id: switchTo,
        kind: 'elsewhere',
        title: `Sang ${methodWords[switchTo]}`,
        lines: [],
      });
      return { from: box.id, to: switchTo, labels: [label] };
    });
  });
  return { nodes: [...boxes, ...elsewhere.values()], edges: joined(edges) };
}

function waysOn(node: JourneyNode): readonly { readonly label: string; readonly route: JourneyRoute }[] {
  switch (node.kind) {
    case 'question':
      return node.choices.map((c) => ({
        label: c.when ? `${c.label} (chỉ khi ${sayGuard(c.when)})` : c.label,
        route: c.next,
      }));
    case 'action':
      return [
        { label: node.done, route: node.next },
        ...(node.fails ? [{ label: node.fails.label, route: node.fails.next }] : []),
      ];
    case 'explain':
    case 'checklist':
      return [{ label: node.done, route: node.next }];
    case 'outcome':
      return [];
  }
}

function wordsOf(node: JourneyNode): Pick<GraphNode, 'title' | 'lines'> {
  switch (node.kind) {
    case 'question':
      return { title: node.ask, lines: [] };
    case 'checklist':
      return { title: node.title, lines: node.items.map((i) => `• ${i.name}`) };
    case 'action':
      return { title: node.title, lines: cut(node.text) };
    case 'explain':
    case 'outcome':
      return {
        title: node.kind === 'outcome' ? 'Kết thúc' : 'Nói rõ',
        lines: [
          ...cut(node.text ? node.text : ''),
          ...(node.topic ? [`Lời của chủ đề ${node.topic}`] : []),
          ...(node.kind === 'outcome' ? node.procedures.map((p) => `• ${p.name} (${p.code})`) : []),
        ],
      };
  }
}

function otherWalk(kb: KnowledgeBase, target: string): GraphNode {
  const title = kb.journeys.get(target.split('.')[0] ?? '')?.title ?? target;
  return { id: target, kind: 'elsewhere', title: 'Sang hành trình', lines: [title] };
}

const sayGuard = (guard: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(guard)
    .map(([fact, values]) => `${fact} là ${values.join(', ')}`)
    .join('; ');

function cut(text: string): readonly string[] {
  if (text === '') return [];
  return [text.length <= mostLetters ? text : `${text.slice(0, text.lastIndexOf(' ', mostLetters))}…`];
}

/** Two boxes have one arrow between them, with every answer that takes it. */
function joined(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const arrows = new Map<string, GraphEdge>();
  for (const e of edges) {
    const key = `${e.from}>${e.to}`;
    const labels = [...(arrows.get(key)?.labels ?? []), ...e.labels.filter((l) => l !== '')];
    arrows.set(key, { ...e, labels });
  }
  return [...arrows.values()];
}
