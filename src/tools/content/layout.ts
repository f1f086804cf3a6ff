// Places boxes and arrows with dagre. Its own types import without file endings, which Node's rules do not resolve: what is used is typed here.
import * as dagre from '@dagrejs/dagre';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is to be placed. */
export interface Drawing {
  readonly boxes: ReadonlyMap<string, Size>;
  readonly arrows: readonly { readonly from: string; readonly to: string; readonly label: Size }[];
}

/** Where everything goes. */
export interface Placed {
  readonly size: Size;
  readonly boxes: ReadonlyMap<string, Point & Size>;
  /** In the order of the arrows: the points of the line and the middle of its label. */
  readonly arrows: readonly { readonly points: readonly Point[]; readonly label: Point }[];
}

interface Graph {
  setGraph(options: Readonly<Record<string, string | number>>): void;
  setNode(id: string, size: Size): void;
  setEdge(from: string, to: string, label: Size & { readonly labelpos: string }): void;
  graph(): Partial<Size>;
  node(id: string): Point & Size;
  edge(from: string, to: string): Point & { readonly points: readonly Point[] };
}

const { Graph, layout } = dagre as unknown as { Graph: new () => Graph; layout: (graph: Graph) => void };

/** Places a drawing from top to bottom. */
export function place({ boxes, arrows }: Drawing): Placed {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 44, marginx: 20, marginy: 56 });
  for (const [id, size] of boxes) graph.setNode(id, { ...size });
  for (const { from, to, label } of arrows) graph.setEdge(from, to, { ...label, labelpos: 'c' });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const placed = new Map([...boxes.keys()].map((id) => [id, graph.node(id)]));
  const rows = rowsOf([...placed.values()]);
  return {
    size: { width: Math.ceil(width), height: Math.ceil(height) },
    boxes: placed,
    arrows: arrows.map(({ from, to }) => {
      const edge = graph.edge(from, to);
      const [start, end] = [placed.get(from), placed.get(to)];
      const points = start && end ? around(edge.points, start, end, rows) : edge.points;
      return { points, label: { x: edge.x, y: edge.y } };
    }),
  };
}

/** A row of boxes side by side: their common middle, and how far the tallest reaches. */
interface Row {
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
}

function rowsOf(boxes: readonly (Point & Size)[]): readonly Row[] {
  const rows = Map.groupBy(boxes, ({ y }) => Math.round(y));
  return [...rows.values()].map((row) => {
    const y = row[0]?.y ?? 0;
    const reach = Math.max(...row.map((b) => b.height)) / 2;
    return { y, top: y - reach, bottom: y + reach };
  });
}

/** The same line, straight down beside the boxes of a row and slanted only between rows, so that it runs behind none of them. */
function around(
  points: readonly Point[],
  start: Point & Size,
  end: Point & Size,
  rows: readonly Row[],
): readonly Point[] {
  const rowAt = (y: number): Row => rows.find((r) => Math.abs(r.y - y) < 1) ?? { y, top: y, bottom: y };
  const [first, last] = [points[0] ?? start, points.at(-1) ?? end];
  const down = start.y < end.y ? 1 : -1;
  const leaves = { x: first.x, y: start.y + (down * start.height) / 2 };
  const arrives = { x: last.x, y: end.y - (down * end.height) / 2 };
  const edgeOf = (row: Row, side: number): number => (side > 0 ? row.bottom : row.top);
  const way = [
    leaves,
    { x: leaves.x, y: edgeOf(rowAt(start.y), down) },
    ...points.slice(1, -1).flatMap(({ x, y }) => {
      const row = rowAt(y);
      return row.top === row.bottom
        ? [{ x, y }]
        : [
            { x, y: edgeOf(row, -down) },
            { x, y: edgeOf(row, down) },
          ];
    }),
    { x: arrives.x, y: edgeOf(rowAt(end.y), -down) },
    arrives,
  ];
  // An arrow points where its last stretch goes: a stretch of no length points nowhere.
  return way.filter(({ x, y }, i) => x !== way[i - 1]?.x || y !== way[i - 1]?.y);
}
