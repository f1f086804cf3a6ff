// Draws a flow graph as an SVG that opens in any browser: dagre places the boxes, the rest is plain text.
import type { FlowGraph, GraphNode } from './flow-graph.ts';
import { place, type Point, type Size } from './layout.ts';

const fontSize = 14;
/** Width of a letter in a line of mostly wide ones, in the wider sans-serif fonts of browsers, in pixels at this size. */
const letter = 8.2;
const lineHeight = 20;
const padding = 12;
const boxLetters = 34;
const labelLetters = 24;

const fills: Readonly<Record<GraphNode['kind'], string>> = {
  question: '#fff4d6',
  method: '#ffe9c7',
  papers: '#e3f0ff',
  step: '#eef7ee',
  outcome: '#d9f2dc',
  elsewhere: '#f3e6fa',
};

/** Draws the graph with a heading. */
export function drawFlow(graph: FlowGraph, heading: string): string {
  const texts = new Map(graph.nodes.map((node) => [node.id, textOf(node)]));
  const kinds = new Map(graph.nodes.map((node) => [node.id, node.kind]));
  const labels = graph.edges.map((e) => e.labels.flatMap((l) => wrap(l, labelLetters)));
  const placed = place({
    boxes: new Map([...texts].map(([id, lines]) => [id, sizeOf(lines, padding)])),
    arrows: graph.edges.map(({ from, to }, i) => ({ from, to, label: sizeOf(labels[i] ?? [], 4) })),
  });
  const parts = [
    ...placed.arrows.map(({ points }) => drawEdge(points)),
    ...[...placed.boxes].map(([id, at]) => drawBox(at, texts.get(id) ?? [], kinds.get(id) ?? 'step')),
    ...placed.arrows.map(({ label }, i) => drawLabel(label, labels[i] ?? [])),
  ];
  const { height } = placed.size;
  const wide = Math.ceil(Math.max(placed.size.width, heading.length * letter + 2 * padding));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${height}" width="${wide}" height="${height}" font-family="sans-serif" font-size="${fontSize}">
<title>${escape(heading)}</title>
<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z" fill="#555"/></marker></defs>
<rect width="100%" height="100%" fill="#fff"/>
<text x="${padding}" y="${lineHeight + 8}" font-weight="bold">${escape(heading)}</text>
${parts.join('\n')}
</svg>
`;
}

function textOf(node: GraphNode): readonly string[] {
  return [node.title, ...node.lines].flatMap((line) => wrap(line, boxLetters));
}

function sizeOf(lines: readonly string[], around: number): Size {
  if (lines.length === 0) return { width: 0, height: 0 };
  const longest = Math.max(...lines.map((l) => l.length));
  return { width: Math.ceil(longest * letter) + 2 * around, height: lines.length * lineHeight + 2 * around };
}

function drawBox(
  { x, y, width, height }: Point & Size,
  lines: readonly string[],
  kind: GraphNode['kind'],
): string {
  const left = round(x - width / 2);
  const top = round(y - height / 2);
  return `<g><rect x="${left}" y="${top}" width="${width}" height="${height}" rx="8" fill="${fills[kind]}" stroke="#555"/>${drawLines(lines, left + padding, top + padding)}</g>`;
}

function drawLabel({ x, y }: Point, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const { width, height } = sizeOf(lines, 4);
  const left = round(x - width / 2);
  const top = round(y - height / 2);
  return `<g><rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#fff" opacity="0.9"/>${drawLines(lines, left + 4, top + 4, '#333')}</g>`;
}

function drawLines(lines: readonly string[], x: number, y: number, color = '#111'): string {
  return lines
    .map(
      (line, i) =>
        `<text x="${x}" y="${round(y + (i + 0.75) * lineHeight)}" fill="${color}">${escape(line)}</text>`,
    )
    .join('');
}

function drawEdge(points: readonly Point[]): string {
  const path = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(' ');
  return `<path d="${path}" fill="none" stroke="#555" marker-end="url(#arrow)"/>`;
}

function wrap(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((w) => w !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
}
