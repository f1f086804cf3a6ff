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
  return {
    size: { width: Math.ceil(width), height: Math.ceil(height) },
    boxes: new Map([...boxes.keys()].map((id) => [id, graph.node(id)])),
    arrows: arrows.map(({ from, to }) => {
      const edge = graph.edge(from, to);
      return { points: edge.points, label: { x: edge.x, y: edge.y } };
    }),
  };
}
