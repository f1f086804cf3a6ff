// `content picture <code>`: the flow of a procedure as an SVG, so that an editor sees every way through it at once.
import { writeFileSync } from 'node:fs';
import { loadKnowledge } from '../../knowledge/knowledge.ts';
import type { Outcome } from './command.ts';
import { flowGraph } from './flow-graph.ts';
import { drawFlow } from './flow-svg.ts';

/** Somebody asked for a procedure that has no guide. */
export class UnknownProcedure extends Error {}

/**
 * Draws a guide.
 * @param out - file to write; null writes `<code>.svg` here
 * @throws UnknownProcedure
 */
export function picture(code: string, out: string | null): Outcome {
  const kb = loadKnowledge();
  const guide = kb.guides.get(code);
  if (!guide) throw new UnknownProcedure(`Thủ tục ${code} chưa có hướng dẫn trong guides/.`);
  const graph = flowGraph(kb, guide);
  const file = out ?? `${code}.svg`;
  writeFileSync(file, drawFlow(graph, `${code} · ${guide.title}`));
  return { lines: [`Đã vẽ ${file}: ${graph.nodes.length} ô, ${graph.edges.length} mũi tên.`], code: 0 };
}
