// Takes up a procedure that a person named, answers about another one without leaving the running one, asks when two are possible.
import type { Guide, Method } from '../../knowledge/types.ts';
import { answerFacts, isFactIntent } from '../facts.ts';
import { text, type Part } from '../parts.ts';
import { present, presentShort, upperFirst } from '../present.ts';
import { begin } from '../start.ts';
import { toToken } from '../tokens.ts';
import { reply, type Handler, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';
import { placeNote } from './place.ts';

const methodIntents: Readonly<Record<string, Method>> = {
  submit_online: 'online',
  submit_post: 'post',
  submit_in_person: 'counter',
};

/** A procedure this likely is taken up; below, the person is asked. Probabilities are calibrated (models/REPORT.md). */
const clearFrom = 0.7;
/** Below this nothing is offered: it would be a guess. */
const offeredFrom = 0.35;
/** A question about a fact must be this likely to be answered before the guide begins. */
const factFrom = 0.45;
/** Two procedures nearer than this cannot be told apart by these words. */
const tooClose = 0.2;

/** A procedure was named clearly, or nearly. */
export const namedProcedure: Handler = (turn) => {
  const { understanding, running } = turn;
  if (isOutOfScope(turn)) return null;
  const likely = understanding.candidates.flatMap((c): { guide: Guide; confidence: number }[] => {
    const guide = turn.kb.guide(c.code);
    return guide && c.confidence >= offeredFrom ? [{ guide, confidence: c.confidence }] : [];
  });
  const [best, second] = likely;
  if (!best || running?.guide.code === best.guide.code) return null;
  if (best.confidence < clearFrom && !running) {
    const apart = askApart(turn);
    if (apart) return apart;
  }
  if (second && best.confidence - second.confidence < tooClose) {
    return running
      ? null
      : askWhich(
          turn,
          likely.slice(0, 4).map((l) => l.guide),
        );
  }
  if (best.confidence < clearFrom) return askWhether(turn, best.guide);
  return running
    ? elsewhere(turn, best.guide)
    : begin(turn, best.guide, { ...wanted(turn), before: placeNote(turn) });
};

function isOutOfScope({ understanding }: Turn): boolean {
  const best = understanding.intents[0];
  return understanding.reported === 'out_of_scope' && best !== undefined && best.confidence >= 0.5;
}

/** Another procedure is named in the middle of one: a fact about it is answered here; a wish to do it moves over. */
function elsewhere(turn: Turn, guide: Guide): StepResult {
  const { intents, method } = wanted(turn);
  const facts = intents.filter(isFactIntent);
  if (!turn.running || facts.length === 0 || turn.running.at.node.kind === 'outcome') {
    return begin(turn, guide, { ...wanted(turn), before: placeNote(turn) });
  }
  const switchTo: Part = {
    choices: [
      {
        label: turn.kb.say('buttons.switch_to', { title: guide.title }),
        token: toToken({ kind: 'start', procedure: guide.code, method: null }),
      },
    ],
  };
  return reply(turn, 'answered', [
    text(turn.kb.say('start.about_other', { title: guide.title })),
    ...answerFacts(turn, facts, { guide, method, facts: {} }),
    presentShort(turn, turn.running),
    switchTo,
  ]);
}

/**
 * What the person wants to know or do with the procedure they named. «Bạn hỏi lệ phí của việc nào?» «Kết hôn»: the fee is still what they want.
 */
export function wanted(turn: Turn): { intents: readonly string[]; method: Method | null } {
  const { understanding, state } = turn;
  const unsure = (understanding.intents[0]?.confidence ?? 0) < factFrom;
  const all = [understanding.intent, ...understanding.also].filter((i) => i !== null);
  const said = unsure ? all.filter((i) => !isFactIntent(i)) : all;
  const byIntent = said.flatMap((i) => methodIntents[i] ?? []);
  const before = state.asked?.kind === 'procedure' || state.asked?.kind === 'choose' ? state.asked : null;
  const asksAnew = said.some((i) => isFactIntent(i));
  return {
    intents: before?.intent && !asksAnew ? [before.intent, ...said.filter((i) => !isFactIntent(i))] : said,
    method: understanding.methods[0] ?? byIntent[0] ?? before?.method ?? null,
  };
}

function askWhether(turn: Turn, guide: Guide): StepResult {
  const { intents, method } = wanted(turn);
  return reply(
    turn,
    'confirm',
    [
      {
        ...text(turn.kb.say('start.you_mean', { title: guide.title })),
        choices: [
          { label: turn.kb.say('buttons.yes'), token: toToken({ kind: 'move', move: 'yes' }) },
          { label: turn.kb.say('buttons.no'), token: toToken({ kind: 'move', move: 'no' }) },
        ],
      },
    ],
    { asked: { kind: 'confirm', procedure: guide.code, intent: intents[0] ?? null, method } },
  );
}

/** Two are possible and one question about the case separates them: «Giấy cũ bạn còn giữ hay đã mất?». */
function askApart(turn: Turn): StepResult | null {
  const { separation } = turn.understanding;
  const known = separation?.choices.filter((c) => turn.kb.guide(c.code)) ?? [];
  if (!separation || known.length < separation.choices.length) return null;
  const { intents, method } = wanted(turn);
  const choices = known.map(({ code, label }) => ({
    label,
    token: toToken({ kind: 'start', procedure: code, method }),
  }));
  return reply(turn, 'clarify', [{ ...text(separation.ask), choices }], {
    asked: {
      kind: 'choose',
      procedures: known.map((c) => c.code),
      labels: known.map((c) => c.label),
      intent: intents[0] ?? null,
      method,
    },
  });
}

/** Two or more are possible: one plain question, its choices in the words that tell them apart. */
function askWhich(turn: Turn, guides: readonly Guide[]): StepResult | null {
  if (guides.length === 0) return null;
  if (guides.length === 1 && guides[0]) return askWhether(turn, guides[0]);
  const { intents, method } = wanted(turn);
  return reply(
    turn,
    'clarify',
    [
      {
        ...text(turn.kb.say('start.which')),
        choices: guides.map((g) => ({
          label: upperFirst(g.title),
          token: toToken({ kind: 'start', procedure: g.code, method }),
        })),
      },
    ],
    { asked: { kind: 'choose', procedures: guides.map((g) => g.code), intent: intents[0] ?? null, method } },
  );
}

/** The person comes back to the procedure that is already running. */
export const sameProcedure: Handler = (turn) => {
  const { running, understanding } = turn;
  if (
    !running ||
    understanding.intent !== 'how_to' ||
    understanding.candidates[0]?.code !== running.guide.code
  )
    return null;
  if (running.at.node.kind === 'outcome') return begin(turn, running.guide, wanted(turn));
  return reply(turn, 'step', [present(turn, running)]);
};
