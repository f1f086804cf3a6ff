// All places of a guide in their order, for those who want to see how far people come in it.
import { type KnowledgeBase, mayHold, startUpper } from '../knowledge/knowledge.ts';
import type { Guide } from '../knowledge/types.ts';
import { methodsOf, stepsFor } from './journey.ts';
import { atHome, placesFor } from './turn.ts';

/** A place where a person can stand; the id is that of `node_reached`. */
export interface Station {
  readonly id: string;
  readonly label: string;
}

/** @returns the questions, the way of filing, the papers, the steps of each way, the end; in any case, some of them in none */
export function stationsOf(kb: KnowledgeBase, guide: Guide): readonly Station[] {
  const ways = methodsOf(guide);
  const places = placesFor(kb, guide, atHome(null), null);
  const questions = [...guide.questions, ...ways.flatMap((method) => kb.flows[method].questions)];
  const steps = ways.flatMap((method) => {
    const facts = { method, layout: guide.methods[method]?.layout ?? 'unknown' };
    return stepsFor(kb, guide, method, facts, mayHold).map((step) => ({
      id: `${method}.${step.id}`,
      label: `${startUpper(kb.wording.methods[method])}: ${kb.fill(step.title, placesFor(kb, guide, atHome(null), method))}`,
    }));
  });
  return [
    ...questions.map(({ id, ask }) => ({ id, label: kb.fill(ask, places) })),
    { id: 'method', label: 'Chọn cách nộp' },
    { id: 'papers', label: 'Giấy tờ cần có' },
    ...steps,
    { id: 'outcome', label: 'Đi hết hướng dẫn' },
  ];
}
