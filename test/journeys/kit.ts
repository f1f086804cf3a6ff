// The kit of the journey tests: walks to a node, answers it as a person would, and says where that leads. A wrong node or answer fails, never passes.
import { expect } from 'vitest';
import { createGuidance } from '../../src/dialogs/dialogs.ts';
import type { Answer, StepResult } from '../../src/dialogs/types.ts';
import { loadKnowledge } from '../../src/knowledge/knowledge.ts';
import type { JourneyNode } from '../../src/knowledge/types.ts';
import type { Understanding } from '../../src/understanding/types.ts';
import { nothingSaid } from '../../src/dialogs/turn-of.ts';

export const kb = loadKnowledge();

/** Reads nothingSaid out of words. */
export const silent = (text: string): Promise<Understanding> => Promise.resolve({ ...nothingSaid, text });
const guidance = createGuidance(kb, silent);

/** How a walk begins. */
export interface Beginning {
  /** Code of the guide that is running when the journey starts. */
  readonly over?: string;
  /** The moment of every turn. */
  readonly now?: string;
}

/** A walk: turns played one after the other. */
export class Walk {
  readonly #id: string;
  readonly #now: Date;
  readonly #turns: Promise<StepResult>;

  private constructor(id: string, now: Date, turns: Promise<StepResult>) {
    this.#id = id;
    this.#now = now;
    this.#turns = turns;
  }

  /** Takes up a journey. */
  static begin(id: string, { over, now = '2026-11-24T09:00:00+07:00' }: Beginning = {}): Walk {
    if (!kb.journeys.has(id)) throw new Error(`no journey ${id}`);
    const at = new Date(now);
    const first = async (): Promise<StepResult> => {
      const before = over ? await guidance.play(null, { kind: 'open', procedure: over }, at) : null;
      return guidance.play(before?.state ?? null, { kind: 'tap', token: `j|${id}`, label: id }, at);
    };
    return new Walk(id, at, first());
  }

  /** Answers the pending node by its value, by tapping the button; fails when that is not on offer. */
  choose(value: string): Walk {
    return this.#next(async (last) => {
      const button = buttons(last.answer).find((b) => b.value === value);
      if (!button)
        throw new Error(`"${value}" is not on offer at ${nodeAt(last)}: ${labels(last.answer).join(' | ')}`);
      return guidance.play(last.state, { kind: 'tap', token: button.token, label: button.label }, this.#now);
    });
  }

  /** Several answers in a row. */
  through(...values: readonly string[]): Walk {
    return values.reduce<Walk>((walk, value) => walk.choose(value), this);
  }

  /** Types words. */
  says(text: string): Walk {
    return this.#next((last) => guidance.play(last.state, { kind: 'text', text, masked: false }, this.#now));
  }

  /** Taps a button by its label. */
  taps(label: string): Walk {
    return this.#next((last) => {
      const choice = last.answer.choices.find((c) => c.label === label);
      if (!choice) throw new Error(`no button "${label}", only: ${labels(last.answer).join(' | ')}`);
      return guidance.play(last.state, { kind: 'tap', token: choice.token, label }, this.#now);
    });
  }

  /** Carries out a move, as its button would. */
  moves(move: string): Walk {
    return this.#next((last) =>
      guidance.play(last.state, { kind: 'tap', token: `m|${move}`, label: move }, this.#now),
    );
  }

  /** The walk stands at this node («node» of this journey, or «journey.node»), and says this there. */
  async isAt(node: string, ...words: readonly (string | RegExp)[]): Promise<void> {
    const last = await this.#turns;
    expect(nodeAt(last), said(last.answer)).toBe(full(this.#id, node));
    for (const w of words) expect(said(last.answer)).toMatch(pattern(w));
  }

  /** The walk has come to this outcome, and says this there. */
  async endsAt(node: string, ...words: readonly (string | RegExp)[]): Promise<void> {
    const last = await this.#turns;
    const ended = last.events.find((e) => e.name === 'journey_ended')?.detail['node'];
    expect(ended, said(last.answer)).toBe(full(this.#id, node));
    for (const w of words) expect(said(last.answer)).toMatch(pattern(w));
  }

  /** The walk went over into the guide of this procedure. */
  async leadsToGuide(code: string, ...words: readonly (string | RegExp)[]): Promise<void> {
    const last = await this.#turns;
    expect(last.state.flow, said(last.answer)).toBeNull();
    expect(last.state.journey?.procedure, said(last.answer)).toBe(code);
    for (const w of words) expect(said(last.answer)).toMatch(pattern(w));
  }

  /** The last answer has these buttons, in this order, perhaps among others. */
  async offers(...wanted: readonly string[]): Promise<void> {
    const { answer } = await this.#turns;
    expect(labels(answer).filter((l) => wanted.includes(l))).toEqual(wanted);
  }

  /** The last answer says this, and none of `not`. */
  async tells(words: readonly (string | RegExp)[], not: readonly string[] = []): Promise<void> {
    const { answer } = await this.#turns;
    for (const w of words) expect(said(answer)).toMatch(pattern(w));
    for (const w of not) expect(said(answer)).not.toContain(w);
  }

  /** Words that are no answer here leave the walk where it is, with the buttons still there. */
  async refuses(text: string): Promise<void> {
    const before = await this.#turns;
    const after = await this.says(text).result();
    expect(after.state.flow?.actions).toEqual(before.state.flow?.actions);
    expect(nodeAt(after), said(after.answer)).toBe(nodeAt(before));
    expect(after.answer.blocks.length).toBeGreaterThan(0);
  }

  /** The last turn. */
  result(): Promise<StepResult> {
    return this.#turns;
  }

  #next(play: (last: StepResult) => Promise<StepResult>): Walk {
    return new Walk(this.#id, this.#now, this.#turns.then(play));
  }
}

/** The journey that a sentence begins by itself, without any model; null when none. */
export async function begunByWords(text: string): Promise<string | null> {
  const played = await guidance.play(
    null,
    { kind: 'text', text, masked: false },
    new Date('2026-11-24T02:00:00Z'),
  );
  const begun = played.events.find((e) => e.name === 'journey_begun')?.detail['journey'];
  return typeof begun === 'string' ? begun : null;
}

/** Everything that is said in an answer, buttons and addresses included. */
export function said(answer: Answer): string {
  return JSON.stringify({ ...answer, choices: labels(answer) }, null, 1);
}

/** Ids of the nodes of a journey, to see that a test forgets none. */
export function nodesOf(id: string): readonly JourneyNode[] {
  const journey = kb.journeys.get(id);
  if (!journey) throw new Error(`no journey ${id}`);
  return journey.nodes;
}

const labels = (answer: Answer): readonly string[] => answer.choices.map((c) => c.label);

/** The buttons that answer the pending node. */
function buttons(answer: Answer): readonly { node: string; value: string; label: string; token: string }[] {
  return answer.choices.flatMap(({ token, label }) => {
    const [kind, , node = '', value = ''] = token.split('|');
    return kind === 'jn' ? [{ node, value, label, token }] : [];
  });
}

/** The node whose buttons are shown last. */
function nodeAt({ answer }: StepResult): string {
  return buttons(answer)[0]?.node ?? '(none)';
}

const full = (id: string, node: string): string => (node.includes('.') ? node : `${id}.${node}`);
const pattern = (w: string | RegExp): RegExp =>
  w instanceof RegExp ? w : new RegExp(w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'u');
