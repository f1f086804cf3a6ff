// «xuất dữ liệu của tôi»: everything kept of this conversation, for the person it belongs to. The edge makes the link, and the code for a clerk.
import { text } from '../parts.ts';
import { reply, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';

/** Left as they are: only the edge draws codes. */
const places = { code: '{code}', day: '{day}' };

export function ownData(turn: Turn): StepResult {
  const link = { kind: 'own-data', title: turn.kb.say('moves.own_data_link') } as const;
  const says = [turn.kb.say('moves.own_data'), turn.kb.say('moves.own_data_code', places)];
  return reply(turn, 'answered', [...says.map((said) => text(said)), { links: [link] }], {}, [
    { name: 'own_data_requested', procedure: null, detail: {} },
  ]);
}
