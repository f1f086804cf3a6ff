// Names for the codes in figures, from the content as it is now.
import { startUpper } from '../../knowledge/knowledge.ts';
import { stationsOf, unitName } from '../../dialogs/dialogs.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge.ts';
import type { ReportNames } from './parts.ts';

/** @param kb - gives the content of the moment: a catalogue may be imported while the service runs */
export function reportNames(kb: () => KnowledgeBase): ReportNames {
  return {
    procedure: (code) => startUpper(kb().guide(code)?.title ?? code),
    stations: (code) => {
      const guide = kb().guide(code);
      return guide ? stationsOf(kb(), guide) : [];
    },
    unit: (code) => startUpper(unitName(kb(), code) ?? code),
  };
}
