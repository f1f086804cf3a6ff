// What of an answer fits the first screen of a phone, for channels that cannot fold by themselves; the rest waits for «xem thêm».
import { toToken } from './tokens.ts';
import type { Answer, Block, Choice } from './types.ts';

/** About sixteen lines in a chat on a phone of 360 × 740. Characters. */
const screen = 600;
/** Less than this is not worth a tap. Characters. */
const worthATap = 200;

/** An answer in two parts; `held` is empty where all of it fits. */
export interface Folded {
  readonly shown: readonly Block[];
  readonly held: readonly Block[];
}

/**
 * @param blocks a whole answer; steps, warnings and the question that is asked are always shown
 * @param optionalTitle stands over the papers that are needed in some cases only, where these are held back
 */
export function fold(blocks: readonly Block[], optionalTitle = ''): Folded {
  const shown: Block[] = [];
  const held: Block[] = [];
  let length = 0;
  const show = (block: Block): void => {
    shown.push(block);
    length += lengthOf(block);
  };
  for (const block of blocks) {
    const room = held.length === 0;
    if (mustBeShown(block) || (room && length + lengthOf(block) <= screen)) {
      show(block);
      continue;
    }
    const [head, tail] = room ? cut(block, optionalTitle) : [null, block];
    if (head && (shown.length === 0 || length + lengthOf(head) <= screen)) {
      show(head);
      held.push(tail);
    } else if (shown.length === 0) show(block);
    else held.push(block);
  }
  const saved = held.reduce((sum, b) => sum + lengthOf(b), 0);
  return saved < worthATap ? { shown: blocks, held: [] } : { shown, held };
}

/**
 * The answer as a channel of messages shows it first, with the button that brings the rest.
 * @param label of that button, in the language of the answer
 */
export function firstScreen<A extends Pick<Answer, 'blocks' | 'choices'>>(answer: A, label: string): A {
  const { shown, held } = fold(answer.blocks);
  if (held.length === 0) return answer;
  return { ...answer, blocks: shown, choices: [...answer.choices, moreChoice(label)] };
}

/** The button under a folded answer, behind all others. */
export const moreChoice = (label: string): Choice => ({
  label,
  token: toToken({ kind: 'move', move: 'more' }),
});

/** A block that is too long: papers without those for some cases only, a text up to the end of a sentence; null where it cannot be cut. */
function cut(block: Block, optionalTitle: string): readonly [Block | null, Block] {
  if (block.kind === 'papers') {
    const optional = block.items.filter((i) => i.state === 'optional');
    const items = block.items.filter((i) => i.state !== 'optional');
    if (items.length === 0 || optional.length === 0) return [null, block];
    return [
      { ...block, items },
      { kind: 'papers', title: optionalTitle, items: optional },
    ];
  }
  const ends = [...block.text.slice(0, screen).matchAll(/[.!?…](?=\s)|\n/g)].map(
    (m) => m.index + m[0].length,
  );
  const at = ends.at(-1);
  if (block.kind !== 'text' || block.text.length <= screen || at === undefined) return [null, block];
  return [
    { ...block, text: block.text.slice(0, at).trim() },
    { ...block, text: block.text.slice(at).trim() },
  ];
}

const mustBeShown = (b: Block): boolean =>
  b.kind === 'step' || b.kind === 'notice' || (b.kind === 'text' && b.asks === true);

function lengthOf(block: Block): number {
  if (block.kind !== 'papers') return block.text.length;
  const items = block.items.map((i) => i.name.length + i.form.length + (i.note?.length ?? 0) + 4);
  return items.reduce((sum, length) => sum + length, 0);
}
