// Talks to the guidance about a record: a question understood for sure, taps until the end.
import type { KnowledgeBase } from '../../src/knowledge/knowledge.ts';
import { createPhraseMatcher } from '../../src/dialogs/phrases.ts';
import { initialState } from '../../src/dialogs/state.ts';
import { step } from '../../src/dialogs/step.ts';
import { toToken } from '../../src/dialogs/tokens.ts';
import type { Answer, Input, StepResult } from '../../src/dialogs/types.ts';
import type { Method } from '../../src/knowledge/types.ts';
import type { Understanding } from '../../src/understanding/types.ts';
import { nothingSaid } from '../../src/dialogs/turn-of.ts';

const today = '2026-11-24';

function play(kb: KnowledgeBase, state: StepResult['state'], input: Input, day: string): StepResult {
  const content = { kb, matcher: createPhraseMatcher(['rồi', 'không']) };
  return step(content, state, input, new Date(`${day}T02:00:00Z`));
}

/** Everything an answer says, as one text. */
export function wordsOf(answer: Answer): string {
  const blocks = answer.blocks.flatMap((b) => {
    if (b.kind === 'papers')
      return [b.title, ...b.items.map((i) => `[${i.state}] ${i.name}: ${i.form}. ${i.note ?? ''}`)];
    return b.kind === 'step' ? [b.title, b.text, b.sees ?? ''] : [b.text];
  });
  return [...blocks, ...answer.sources.map((s) => s.title)].join('\n');
}

/** What a citizen is told who asks for a fact of a procedure by name. */
export function told(
  kb: KnowledgeBase,
  code: string,
  intent: string,
  day = today,
  unit: string | null = null,
): string {
  const understanding: Understanding = {
    ...nothingSaid,
    text: 'câu hỏi',
    intent,
    reported: intent,
    intents: [{ label: intent, confidence: 0.95 }],
    candidates: [{ code, confidence: 0.98 }],
    band: 'answer',
  };
  const input: Input = { kind: 'text', text: 'câu hỏi', masked: false, understanding };
  return wordsOf(play(kb, { ...initialState(), unit }, input, day).answer);
}

/** Follows a procedure by one way of filing to its end, always by the first button. */
export function walk(kb: KnowledgeBase, code: string, method: Method): readonly Answer[] {
  const tap = (token: string): Input => ({ kind: 'tap', token, text: 'nút', understanding: nothingSaid });
  let result = play(kb, initialState(), tap(toToken({ kind: 'start', procedure: code, method })), today);
  const heard = [result.answer];
  for (let turn = 0; turn < 40; turn++) {
    const next = result.answer.choices.find((c) => c.token.startsWith('n|'));
    if (!next) return heard;
    result = play(kb, result.state, tap(next.token), today);
    heard.push(result.answer);
  }
  throw new Error(`${code} by ${method} does not end in 40 turns`);
}
