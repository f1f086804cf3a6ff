// What a turn changed that the province wants to know: by comparing before and after, so that no handler can forget to say it.
import type { KnowledgeBase } from '../knowledge/knowledge.ts';
import { position, type Position } from './journey.ts';
import type { ConversationState, GuidanceEvent, JourneyState } from './types.ts';

/**
 * @returns `place_told` {unit}; `method_chosen` {method}; `node_reached` {node}, the node «outcome» being the end; `filed` {method} when
 * the person has said that the step is done at which the dossier is handed in
 */
export function happened(
  kb: KnowledgeBase,
  before: ConversationState,
  after: ConversationState,
): readonly GuidanceEvent[] {
  const told: readonly GuidanceEvent[] =
    after.unit !== null && after.unit !== before.unit
      ? [{ name: 'place_told', procedure: null, detail: { unit: after.unit } }]
      : [];
  const journey = begun(after);
  const guide = journey && kb.guide(journey.procedure);
  if (!guide) return told;
  const earlier = [begun(before), before.parked].find((one) => one?.procedure === guide.code);
  const was = earlier ? position(kb, guide, earlier) : null;
  const is = position(kb, guide, journey);
  return [...told, ...moved(guide.code, was, is)];
}

function moved(procedure: string, was: Position | null, is: Position): readonly GuidanceEvent[] {
  const { method } = is;
  const events: GuidanceEvent[] = [];
  if (method !== null && method !== was?.method)
    events.push({ name: 'method_chosen', procedure, detail: { method } });
  if (is.node.id !== was?.node.id)
    events.push({ name: 'node_reached', procedure, detail: { node: is.node.id } });
  // Who comes back by a link has said it before, in another conversation.
  if (method !== null && was !== null && hasFiled(is) && !hasFiled(was))
    events.push({ name: 'filed', procedure, detail: { method } });
  return events;
}

const hasFiled = ({ path }: Position): boolean =>
  path.some((node) => node.kind === 'step' && node.step.handsIn === true);

/** A guide also goes on while a walk stands on top of it. */
const begun = ({ journey, flow }: ConversationState): JourneyState | null => journey ?? flow?.under ?? null;
