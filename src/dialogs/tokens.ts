// What a button carries: enough to do the right thing weeks later, in any channel, and nothing personal.
/** What a tapped button means. */
export type Tap =
  | { readonly kind: 'node'; readonly procedure: string; readonly node: string; readonly value: string }
  | { readonly kind: 'start'; readonly procedure: string; readonly method: string | null }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'move'; readonly move: string }
  | { readonly kind: 'paper'; readonly procedure: string; readonly paper: string }
  | { readonly kind: 'change'; readonly procedure: string; readonly node: string }
  /** «Tôi có rồi», «Chưa có», «Lấy ở đâu?» of a paper. */
  | {
      readonly kind: 'paper_word';
      readonly procedure: string;
      readonly paper: string;
      readonly word: 'have' | 'lack' | 'where';
    }
  /** A journey of the content: taken up, answered, asked again, helped with an item of its checklist, an item ticked off. */
  | { readonly kind: 'flow'; readonly flow: string }
  | { readonly kind: 'flow_node'; readonly flow: string; readonly node: string; readonly value: string }
  | { readonly kind: 'flow_change'; readonly flow: string; readonly node: string }
  | { readonly kind: 'flow_item'; readonly flow: string; readonly item: string }
  | { readonly kind: 'flow_tick'; readonly flow: string; readonly item: string };

/**
 * Writes a tap as a short text: parts joined by `|`, which no id contains.
 */
export function toToken(tap: Tap): string {
  switch (tap.kind) {
    case 'node':
      return ['n', tap.procedure, tap.node, tap.value].join('|');
    case 'start':
      return ['s', tap.procedure, tap.method ?? ''].join('|');
    case 'say':
      return ['q', tap.text].join('|');
    case 'move':
      return ['m', tap.move].join('|');
    case 'paper':
      return ['p', tap.procedure, tap.paper].join('|');
    case 'change':
      return ['c', tap.procedure, tap.node].join('|');
    case 'paper_word':
      return ['pw', tap.procedure, tap.paper, tap.word].join('|');
    case 'flow':
      return ['j', tap.flow].join('|');
    case 'flow_node':
      return ['jn', tap.flow, tap.node, tap.value].join('|');
    case 'flow_change':
      return ['jc', tap.flow, tap.node].join('|');
    case 'flow_item':
      return ['ji', tap.flow, tap.item].join('|');
    case 'flow_tick':
      return ['jt', tap.flow, tap.item].join('|');
  }
}

/** Reads a token; null when it is none of ours (an old format, a forged one): the label is then read as typed text. */
export function fromToken(token: string): Tap | null {
  const [kind, a, b, c] = token.split('|');
  if (a === undefined || a === '') return null;
  switch (kind) {
    case 'n':
      return b && c ? { kind: 'node', procedure: a, node: b, value: c } : null;
    case 's':
      return { kind: 'start', procedure: a, method: b ? b : null };
    case 'q':
      return { kind: 'say', text: token.slice(2) };
    case 'm':
      return { kind: 'move', move: a };
    case 'p':
      return b ? { kind: 'paper', procedure: a, paper: b } : null;
    case 'c':
      return b ? { kind: 'change', procedure: a, node: b } : null;
    case 'pw':
      return b && (c === 'have' || c === 'lack' || c === 'where')
        ? { kind: 'paper_word', procedure: a, paper: b, word: c }
        : null;
    case 'j':
      return { kind: 'flow', flow: a };
    case 'jn':
      return b && c ? { kind: 'flow_node', flow: a, node: b, value: c } : null;
    case 'jc':
      return b ? { kind: 'flow_change', flow: a, node: b } : null;
    case 'ji':
      return b ? { kind: 'flow_item', flow: a, item: b } : null;
    case 'jt':
      return b ? { kind: 'flow_tick', flow: a, item: b } : null;
    default:
      return null;
  }
}
