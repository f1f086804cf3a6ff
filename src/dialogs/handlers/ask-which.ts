// Asks which procedure is meant where the words leave it open.
import type { Guide } from '../../knowledge/types.ts';
import { presentAsked } from '../pending.ts';
import { reply, type Turn } from '../turn.ts';
import type { Asked, StepResult } from '../types.ts';
import { placeNote } from './place.ts';
import { wanted } from './wanted.ts';

/** One procedure is possible: «Ý bạn là …?» */
export function askWhether(turn: Turn, guide: Guide): StepResult {
  const { intents, method } = wanted(turn);
  const asked: Asked = { kind: 'confirm', procedure: guide.code, intent: intents[0] ?? null, method };
  return reply(turn, 'confirm', [...placeNote(turn), presentAsked(turn, asked) ?? {}], { asked });
}

/** The two procedures that one question about the case separates («Giấy cũ bạn còn giữ hay đã mất?»); none when it cannot be asked. */
export function separable({ kb, understanding }: Turn): readonly Guide[] {
  const choices = understanding.separation?.choices ?? [];
  const guides = choices.flatMap((c) => kb.guide(c.code) ?? []);
  return guides.length === choices.length ? guides : [];
}

/** Two or more are possible: one plain question, its choices in the words that tell them apart. */
export function askWhich(turn: Turn, guides: readonly Guide[]): StepResult | null {
  if (guides.length === 0) return null;
  if (guides.length === 1 && guides[0]) return askWhether(turn, guides[0]);
  const { intents, method } = wanted(turn);
  const one = turn.understanding.separation;
  const codes = guides.map((g) => g.code);
  const fits = one?.choices.length === codes.length && one.choices.every((c) => codes.includes(c.code));
  const asked: Asked = {
    kind: 'choose',
    procedures: fits ? one.choices.map((c) => c.code) : codes,
    separation: fits ? { ask: one.ask, labels: one.choices.map((c) => c.label) } : null,
    intent: intents[0] ?? null,
    method,
  };
  return reply(turn, 'clarify', [...placeNote(turn), presentAsked(turn, asked) ?? {}], { asked });
}
