// A small real bot for tests of the edge: a botbuilder ActivityHandler that counts, repeats, and does what it is told.
import { ActivityHandler, type TurnContext } from 'botbuilder';
import { turnKey } from '../../src/bot/adapter.ts';
import type { HandleTurn, Turn, TurnResult } from '../../src/bot/types.ts';
import { clerkAsked } from '../../src/dialogs/dialogs.ts';
import type { Answer, ResumePoint } from '../../src/dialogs/types.ts';

/** What it remembers. */
interface Count {
  readonly count: number;
}

/** To these words it says that the person asked for a clerk. */
export const askForClerk = 'gặp cán bộ';

const resultKey = Symbol('result');

/**
 * Answers «3: text» to the third message, with a choice, a portal link, a resume link and a source.
 * «lỗi» makes it throw.
 */
export function countingBot(): HandleTurn {
  const handler = new ActivityHandler();
  const reply = async (context: TurnContext, next: () => Promise<void>): Promise<void> => {
    const turn = context.turnState.get<Turn>(turnKey);
    const result = count(turn, context);
    context.turnState.set(resultKey, result);
    await context.sendActivity({ type: 'message', channelData: { answer: result.answer } });
    await next();
  };
  handler.onMessage(reply).onEvent(reply);
  return async (turn, adapter) => {
    let result: TurnResult | undefined;
    const sent = await adapter.run(turn, async (context) => {
      await handler.run(context);
      result = context.turnState.get<TurnResult>(resultKey);
    });
    if (result === undefined || sent.length !== 1) throw new Error('The bot did not answer once');
    return result;
  };
}

function count({ state, input }: Turn, context: TurnContext): TurnResult {
  const before = (state as Count | null)?.count ?? 0;
  if (input.kind === 'open') return { state: { count: 0 }, answer: greeting(input.procedure), events: [] };
  const said =
    input.kind === 'tap'
      ? `[${input.token}]`
      : input.kind === 'resume'
        ? input.point.procedure
        : context.activity.text;
  if (said === 'lỗi') throw new Error('Told to fail');
  return {
    state: { count: before + 1 },
    answer: answerTo(`${before + 1}: ${said}`),
    events: [
      { name: 'counted', procedure: null, detail: { count: before + 1 } },
      ...(said === askForClerk ? [{ name: clerkAsked, procedure: null, detail: {} }] : []),
    ],
  };
}

const point: ResumePoint = { procedure: '1.001193', actions: [['who', 'parent']], papers: [], unit: null };

const greeting = (procedure: string | null): Answer => ({
  status: 'clarify',
  procedure,
  blocks: [{ kind: 'text', text: procedure === null ? 'Chào bạn' : `Chào bạn, về ${procedure}` }],
  choices: [],
  links: [],
  sources: [],
});

const answerTo = (text: string): Answer => ({
  status: 'step',
  procedure: '1.001193',
  blocks: [{ kind: 'text', text }],
  choices: [{ label: 'Tiếp', token: 'next' }],
  links: [
    {
      kind: 'portal',
      id: 'portal',
      title: 'Mở Cổng',
      url: 'https://dichvucong.gov.vn/',
      spoken: 'dichvucong.gov.vn',
    },
    { kind: 'resume', title: 'Làm tiếp sau', point },
  ],
  sources: [{ id: 'record', title: 'Thủ tục 1.001193', recordOn: '2026-07-18', verifiedOn: null }],
});
