// What a person wants of the procedure they named: which facts, to do it, by which way of filing.
import type { Method } from '../../knowledge/types.ts';
import { cuedFacts, factsAsked } from '../fact-cues.ts';
import { isFactIntent } from '../facts.ts';
import type { Turn } from '../turn.ts';

/** Intents that name a way of filing. */
export const methodIntents: Readonly<Record<string, Method>> = {
  submit_online: 'online',
  submit_post: 'post',
  submit_in_person: 'counter',
};

/** A question about a fact must be this likely to be answered before the guide begins. */
export const factFrom = 0.45;

/**
 * What the person wants to know or do with the procedure they named. «Bạn hỏi lệ phí của việc nào?» «Kết hôn»: the fee is still what they want.
 */
export function wanted(turn: Turn): { intents: readonly string[]; method: Method | null } {
  const { understanding, state } = turn;
  const unsure = isGuess(turn);
  const all = [understanding.intent, ...understanding.also.filter((i) => isHeard(turn, i))].filter(
    (i) => i !== null,
  );
  const sure = unsure ? all.filter((i) => !isFactIntent(i)) : all;
  // «gửi bưu điện được không» sounds like a question about the result; what names the way is about the way.
  const facts = sure.filter((i) => isFactIntent(i) && !(i === 'result' && understanding.methods.length > 0));
  const said: readonly string[] =
    facts.length > 0
      ? [...factsAsked(understanding.text, facts), ...sure.filter((i) => !isFactIntent(i))]
      : sure.filter((i) => !isFactIntent(i));
  // A guess names no way of filing: «Được, nộp qua mạng được» would answer what nobody asked.
  const byIntent = unsure ? [] : said.flatMap((i) => methodIntents[i] ?? []);
  const before = state.asked?.kind === 'procedure' || state.asked?.kind === 'choose' ? state.asked : null;
  const asksAnew = said.some((i) => isFactIntent(i));
  return {
    intents: before?.intent && !asksAnew ? [before.intent, ...said.filter((i) => !isFactIntent(i))] : said,
    method: understanding.methods[0] ?? byIntent[0] ?? before?.method ?? null,
  };
}

/** Where no word asks for a fact and «làm thế nào» is nearly as likely («hưởng tiền tuất»), the fact is a guess. */
function isGuess({ understanding }: Turn): boolean {
  const best = understanding.intents[0]?.confidence ?? 0;
  if (best < factFrom) return true;
  const doing = understanding.intents.find((i) => i.label === 'how_to')?.confidence ?? 0;
  const isAmount = understanding.intent === 'fee' || understanding.intent === 'duration';
  const { sure, doingToo } = isAmount ? guessedAmount : guessedFact;
  return best < sure && doing >= doingToo && cuedFacts(understanding.text).length === 0;
}

/** A part of the message alone may sound like a question («vợ em mới sinh được 2 tháng»): the whole has to sound a little like it too. */
function isHeard({ understanding }: Turn, intent: string): boolean {
  const whole = understanding.intents.find((i) => i.label === intent)?.confidence ?? 0;
  return !isFactIntent(intent) || whole >= faintly || cuedFacts(understanding.text).includes(intent);
}

/** So likely a second question must be in the whole message. */
const faintly = 0.05;
/** Below `sure` a fact that no word asks for is a guess where «làm thế nào» is as likely as `doingToo`. */
const guessedFact = { sure: 0.6, doingToo: 0.25 } as const;
/** An amount has words of its own: «làm hộ chiếu cho bé 3 tuổi» has a number and asks for no fee. */
const guessedAmount = { sure: 0.8, doingToo: 0.1 } as const;
