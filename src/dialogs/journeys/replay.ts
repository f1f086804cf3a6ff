// Where a person stands in a journey of the content: its answers replayed over the graph, through the journeys it leads into.
import { fullTarget, holds, type CaseFacts, type KnowledgeBase } from '../../knowledge/knowledge.ts';
import type { JourneyFlow, JourneyNode, JourneyNodeOf, JourneyRoute } from '../../knowledge/types.ts';
import type { Action } from '../types.ts';

/** A node answered on the way. */
export interface Passed {
  /** `journey.node`: node ids are unique within their journey only. */
  readonly name: string;
  readonly node: JourneyNode;
  readonly value: string;
}

/** Where a person stands. */
export interface FlowPosition {
  readonly name: string;
  readonly node: JourneyNode;
  /** The journey the node belongs to; another than the one begun with, where that one led into it. */
  readonly flow: JourneyFlow;
  readonly facts: CaseFacts;
  readonly path: readonly Passed[];
}

/** The value of a node that is passed rather than chosen at. */
export const done = 'done';
/** The value of an action that did not work. */
export const failed = 'failed';

/** The choices of a question that are for this case. */
export function choicesOf(
  node: JourneyNodeOf<'question'>,
  facts: CaseFacts,
): JourneyNodeOf<'question'>['choices'] {
  return node.choices.filter((c) => holds(c.when, facts));
}

/**
 * Replays answers: the first node without a valid one is where the person stands. An answer that the content no longer offers counts as not given.
 * @param known what guards may ask besides the answers
 */
export function flowPosition(
  kb: KnowledgeBase,
  begun: JourneyFlow,
  actions: readonly Action[],
  known: CaseFacts,
): FlowPosition {
  const answers = new Map(actions);
  const facts: Record<string, string> = { ...known };
  const path: Passed[] = [];
  let flow = begun;
  let node = nodeOf(flow, flow.first);
  for (;;) {
    const name = `${flow.id}.${node.id}`;
    const value = answers.get(name);
    const route = value === undefined ? null : routeFor(node, value, facts);
    if (value === undefined || route === null) return { name, node, flow, facts, path };
    facts[node.id] = value;
    path.push({ name, node, value });
    const target = route.find((r) => holds(r.when, facts))?.to ?? '';
    const [id, inside] = (fullTarget(kb.journeys, flow.id, target) ?? `${flow.id}.${target}`).split('.');
    flow = kb.journeys.get(id ?? '') ?? flow;
    node = nodeOf(flow, inside ?? '');
  }
}

/** The ways on from a node for an answer; null when the node does not take that answer. */
function routeFor(
  node: JourneyNode,
  value: string,
  facts: CaseFacts,
): readonly { readonly when?: Readonly<Record<string, string[]>> | undefined; readonly to: string }[] | null {
  const list = (route: JourneyRoute) => (typeof route === 'string' ? [{ to: route }] : route);
  if (node.kind === 'outcome') return null;
  if (node.kind === 'question') {
    const choice = choicesOf(node, facts).find((c) => c.value === value);
    return choice ? list(choice.next) : null;
  }
  if (value === done) return list(node.next);
  return node.kind === 'action' && node.fails && value === failed ? list(node.fails.next) : null;
}

/** The content check rules out a name that is not there. */
function nodeOf(flow: JourneyFlow, id: string): JourneyNode {
  const node = flow.nodes.find((n) => n.id === id);
  if (!node) throw new Error(`journey ${flow.id} has no node ${id}`);
  return node;
}
