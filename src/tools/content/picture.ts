// `content picture`: a procedure, a walk or a way of filing as an SVG, so that an editor sees every way through it at once.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge, type KnowledgeBase } from '../../knowledge/knowledge.ts';
import type { Outcome } from './command.ts';
import { flowGraph, type FlowGraph } from './flow-graph.ts';
import { drawFlow } from './flow-svg.ts';
import { filingGraph, walkGraph } from './walk-graph.ts';

/** Somebody asked for a picture of something that is not in the content. */
export class UnknownProcedure extends Error {}

/** Where the pictures of the documentation stand, seen from the folder of the project. */
export const pictureFolder = 'docs/so-do';
/** In it, those of the procedures. */
const ofProcedures = 'thu-tuc';

/**
 * Draws a guide, a walk or a way of filing.
 * @param id - code of a procedure, or id of a file in journeys/ or flows/
 * @param out - file to write; null writes `<id>.svg` here
 * @throws UnknownProcedure
 */
export function picture(id: string, out: string | null): Outcome {
  const { graph, heading } = graphOf(loadKnowledge(), id);
  const file = out ?? `${id}.svg`;
  writeFileSync(file, drawFlow(graph, heading));
  return { lines: [`Đã vẽ ${file}: ${graph.nodes.length} ô, ${graph.edges.length} mũi tên.`], code: 0 };
}

/** Writes the pictures of all walks, ways of filing and procedures, and the page that lists them. */
export function allPictures(out: string | null): Outcome {
  const folder = out ?? pictureFolder;
  mkdirSync(join(folder, ofProcedures), { recursive: true });
  const files = picturesOf(loadKnowledge());
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return { lines: [`Đã vẽ ${files.size - 1} hình vào ${folder}.`], code: 0 };
}

/** The files of the documentation's folder of pictures, name to text. */
export function picturesOf(kb: KnowledgeBase): ReadonlyMap<string, string> {
  const walks = [...kb.journeys.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const filings = Object.values(kb.flows);
  const guides = [...kb.guides.values()]
    .map(({ code, title }) => ({ id: code, title: `${code} ${title}` }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const draw = (id: string, file: string): [string, string] => {
    const { graph, heading } = graphOf(kb, id);
    return [file, drawFlow(graph, heading)];
  };
  const drawn = [
    ...[...walks, ...filings].map(({ id }) => draw(id, `${id}.svg`)),
    ...guides.map(({ id }) => draw(id, `${ofProcedures}/${id}.svg`)),
  ];
  const list = (items: readonly { readonly id: string; readonly title: string }[], folder = ''): string =>
    items.map(({ id, title }) => `- [${title}](${folder}${id}.svg)`).join('\n');
  const page = `# Sơ đồ các hành trình

Các hình này do lệnh \`npm run content -- picture --all\` vẽ từ nội dung, không sửa bằng tay. Cách sửa: [Sửa một hành trình](../huong-dan/sua-luong.md).
Vẽ một hình thôi: \`npm run content -- picture <mã thủ tục, hành trình, cách nộp>\`.

## Hành trình

${list(walks)}

## Các bước của một cách nộp

${list(filings)}

## Thủ tục

${list(guides, `${ofProcedures}/`)}
`;
  return new Map([...drawn, ['README.md', page]]);
}

function graphOf(kb: KnowledgeBase, id: string): { readonly graph: FlowGraph; readonly heading: string } {
  const guide = kb.guides.get(id);
  if (guide) return { graph: flowGraph(kb, guide), heading: `${id} · ${guide.title}` };
  const walk = kb.journeys.get(id);
  if (walk) return { graph: walkGraph(kb, walk), heading: walk.title };
  const filing = Object.values(kb.flows).find((f) => f.id === id);
  if (filing) return { graph: filingGraph(filing), heading: filing.title };
  throw new UnknownProcedure(`Thủ tục ${id} chưa có hướng dẫn trong guides/.`);
}
