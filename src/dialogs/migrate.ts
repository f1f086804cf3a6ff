// Brings a journey begun with one version of the content to another: on at the same node where it still exists, else it says what changed.
import type { KnowledgeBase } from '../knowledge/knowledge.ts';
import type { Guide, Method } from '../knowledge/types.ts';
import { act, isMethod, position, stepsFor, type Position } from './journey.ts';
import type { JourneyState } from './types.ts';

/** A journey as the present content has it, and what the person must be told. */
export interface Migrated {
  readonly journey: JourneyState;
  /** Null when the person stands where they stood. */
  readonly changed: string | null;
}

/**
 * Takes a journey over to the content of today.
 * @param journey as it was left; its `at` is where the person stood then
 */
export function migrate(kb: KnowledgeBase, guide: Guide, journey: JourneyState): Migrated {
  const now = { ...journey, version: kb.version };
  if (journey.version === kb.version || journey.at === null) return { journey: now, changed: null };
  const here = position(kb, guide, journey);
  if (here.node.id === journey.at) return { journey: now, changed: null };
  const dropped = methodDropped(guide, journey);
  if (dropped)
    return { journey: now, changed: kb.say('moves.method_dropped', { method: kb.wording.methods[dropped] }) };
  const between = stepsBefore(kb, guide, here, journey.at);
  if (between.length > 0) {
    const past = between.reduce((j, s) => act(j, s.node, 'done'), now);
    const steps = between.map((s) => `"${kb.fill(s.title, { title: guide.title })}"`).join(', ');
    return { journey: past, changed: kb.say('moves.steps_added', { steps }) };
  }
  const asks = here.node.kind === 'question' || here.node.kind === 'method' || here.node.kind === 'papers';
  return { journey: now, changed: kb.say(asks ? 'moves.asks_again' : 'moves.node_gone') };
}

/** The way of filing that the person chose and that does not exist any more. */
function methodDropped(guide: Guide, journey: JourneyState): Method | null {
  const chosen = new Map(journey.actions).get('method');
  return chosen !== undefined && isMethod(chosen) && !guide.methods[chosen] ? chosen : null;
}

/** New steps that stand before the one where the person was; none when that one does not exist any more. */
function stepsBefore(
  kb: KnowledgeBase,
  guide: Guide,
  here: Position,
  at: string,
): readonly { readonly node: string; readonly title: string }[] {
  const { method, node } = here;
  if (method === null || node.kind !== 'step') return [];
  const steps = stepsFor(kb, guide, method, here.facts).map((s) => ({
    node: `${method}.${s.id}`,
    title: s.title,
  }));
  const was = steps.findIndex((s) => s.node === at);
  return was < 0 ? [] : steps.slice(node.number - 1, was);
}
