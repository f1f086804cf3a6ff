// Every answer that the guides give: each walked to its end by each method, and asked for each fact.
import { methodsOf } from '../../src/dialogs/journey.ts';
import { createPhraseMatcher } from '../../src/dialogs/phrases.ts';
import { initialState } from '../../src/dialogs/state.ts';
import { step } from '../../src/dialogs/step.ts';
import { toToken } from '../../src/dialogs/tokens.ts';
import type { Answer, ConversationState, StepResult } from '../../src/dialogs/types.ts';
import { loadKnowledge } from '../../src/knowledge/knowledge.ts';
import type { Understanding } from '../../src/understanding/types.ts';
import { nothingSaid } from '../../src/dialogs/turn-of.ts';

/** The facts people ask for. */
const factIntents = ['fee', 'duration', 'documents', 'form', 'where', 'eligibility', 'result', 'legal_basis'];
const longestWalk = 40;
const now = new Date('2026-11-24T02:00:00Z');

export function* answersOfAllGuides(): Iterable<Answer> {
  const kb = loadKnowledge();
  const content = { kb, matcher: createPhraseMatcher(['rồi', 'không']) };
  const tap = (state: ConversationState, token: string): StepResult =>
    step(content, state, { kind: 'tap', token, text: 'nút', understanding: nothingSaid }, now);
  for (const guide of kb.guides.values()) {
    for (const method of methodsOf(guide)) {
      for (const place of [0, -1]) {
        let result = tap(initialState(), toToken({ kind: 'start', procedure: guide.code, method }));
        yield result.answer;
        for (let turn = 0; turn < longestWalk; turn += 1) {
          const next = result.answer.choices
            .map((choice) => choice.token)
            .filter((token) => token.startsWith('n|'))
            .at(place);
          if (next === undefined) break;
          result = tap(result.state, next);
          yield result.answer;
        }
      }
    }
    const opened = step(content, initialState(), { kind: 'open', procedure: guide.code }, now);
    yield opened.answer;
    for (const intent of factIntents) {
      const understanding: Understanding = {
        ...nothingSaid,
        text: intent,
        intent,
        reported: intent,
        intents: [{ label: intent, confidence: 1 }],
        candidates: [{ code: guide.code, confidence: 1 }],
        band: 'answer',
      };
      yield step(content, opened.state, { kind: 'text', text: intent, masked: false, understanding }, now)
        .answer;
    }
  }
}
