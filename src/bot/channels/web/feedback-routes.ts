// Takes what people say of answers: from the buttons of the widget, and from the form on the page of an answer.
import { z } from 'zod';
import { readAnswerNumber } from '../../../sheets/sheets.ts';
import { feedbackReasons } from '../../../storage/types/feedback.ts';
import { badArgument, notFound, tooMany } from '../../../web/problem.ts';
import { RateLimit } from '../../../web/rate-limit.ts';
import type { Reply, Request, Route } from '../../../web/types.ts';
import type { TakeFeedback } from '../../feedback.ts';

export interface FeedbackRouteParts {
  readonly takeFeedback: TakeFeedback;
  readonly now: () => Date;
}

/** From one network address: a person says it once for an answer, an office behind one address somewhat more often. */
const perMinute = 30;
/** Characters of a report. */
const longestWords = 1_000;

const given = z.object({
  number: z.string().max(40),
  helped: z.boolean(),
  reason: z.enum(feedbackReasons).nullish(),
});

export function feedbackRoutes(parts: FeedbackRouteParts): Route[] {
  const limit = new RateLimit(perMinute);
  const limited = (request: Request): void => {
    const wait = limit.take(request.address, parts.now());
    if (wait > 0) throw tooMany('Bạn gửi ý kiến nhanh quá.', wait);
  };
  return [
    {
      method: 'POST',
      path: '/api/feedback',
      handle: async (request) => {
        limited(request);
        return fromWidget(parts, request);
      },
    },
    {
      method: 'POST',
      path: '/tra-loi/:number/bao-sai',
      handle: async (request) => {
        limited(request);
        return fromPage(parts, request);
      },
    },
  ];
}

async function fromWidget({ takeFeedback }: FeedbackRouteParts, request: Request): Promise<Reply> {
  const read = given.safeParse(await request.json());
  const number = read.success ? readAnswerNumber(read.data.number) : null;
  if (!read.success || number === null) throw badArgument('Ý kiến gửi lên không đúng dạng.');
  const { helped, reason = null } = read.data;
  const taken = await takeFeedback({
    ...{ number, helped, channel: 'web', words: null },
    reason: helped ? null : reason,
  });
  if (taken === 'unknown') throw notFound();
  return { status: 200, headers: { 'cache-control': 'no-store' }, body: {} };
}

async function fromPage({ takeFeedback }: FeedbackRouteParts, request: Request): Promise<Reply> {
  const number = readAnswerNumber(request.params['number'] ?? '');
  if (number === null) throw notFound();
  const form = new URLSearchParams((await request.body()).toString('utf8'));
  const words = (form.get('noi-dung') ?? '').trim().slice(0, longestWords);
  const taken = await takeFeedback({ number, helped: false, reason: 'wrong', channel: 'web', words });
  if (taken === 'unknown') throw notFound();
  return { status: 303, headers: { location: `/tra-loi/${number}`, 'cache-control': 'no-store' } };
}
