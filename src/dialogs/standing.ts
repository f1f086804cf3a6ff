// Where a conversation stands, in words, for the clerk who is asked into it.
import { startUpper } from '../knowledge/knowledge.ts';
import type { KnowledgeBase } from '../knowledge/knowledge.ts';
import { whereAmI } from './handlers/coming-back.ts';
import { parseState } from './state.ts';
import { runningOf, subjectOf, unitName } from './turn.ts';

export interface Standing {
  /** Code of the procedure it is about. */
  readonly procedure: string | null;
  /** «Bạn đang ở bước 2/7 …», the name of the procedure, or that of the walk; null where it is about nothing yet. */
  readonly where: string | null;
  /** The commune or ward, where told. */
  readonly unit: string | null;
}

/** @param stored - the state as storage gave it back */
export function standing(kb: KnowledgeBase, stored: unknown): Standing {
  const state = parseState(stored);
  const running = runningOf(kb, { ...state, journey: state.journey ?? state.flow?.under ?? null });
  const subject = subjectOf(kb, state);
  const walk = state.flow ? kb.journeys.get(state.flow.flow) : undefined;
  return {
    procedure: subject?.code ?? null,
    where: running
      ? whereAmI({ kb, state }, running)
      : subject
        ? startUpper(subject.title)
        : (walk?.title ?? null),
    unit: unitName(kb, state.unit),
  };
}
