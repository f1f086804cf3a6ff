// Sets a procedure aside when another one is taken up, so that it can be gone on with later.
import type { Guide } from '../knowledge/types.ts';
import { text, type Part } from './parts.ts';
import type { Turn } from './turn.ts';
import type { ConversationState, JourneyState } from './types.ts';

/** The running journey of another procedure, where something was done in it that is worth keeping; else null. */
export function setAside(turn: Turn, guide: Guide): JourneyState | null {
  const running = turn.running;
  const worthKeeping = running && running.guide.code !== guide.code && running.journey.actions.length > 0;
  return worthKeeping && running.at.node.kind !== 'outcome' ? running.journey : null;
}

export function park(turn: Turn, guide: Guide): Partial<ConversationState> {
  const parked = setAside(turn, guide);
  return parked ? { parked } : {};
}

/** «Ta chuyển sang …, việc … tôi vẫn giữ», where that is so. */
export function parkedNote(turn: Turn, guide: Guide): readonly Part[] {
  if (!setAside(turn, guide) || !turn.running) return [];
  return [text(turn.kb.say('journey.parked', { title: guide.title, other: turn.running.guide.title }))];
}
