// The addresses of answers by their number.
import type { FinishedAnswer } from '../../../../dialogs/types.ts';
import type { Answers } from '../../../../storage/types/conversations.ts';
import type { Feedback } from '../../../../storage/types/feedback.ts';
import type { Html } from '../../../../web/html.ts';
import { readAnswerNumber } from '../../../../sheets/sheets.ts';
import { RateLimit } from '../../../../web/rate-limit.ts';
import type { Reply, Request, Route } from '../../../../web/types.ts';
import { answerPage, noAnswerPage } from './answer-page.ts';
import { readerPage, type ReaderPageParts } from './reader-page.ts';
import { redirect } from './redirect.ts';

export interface AnswerRouteParts extends ReaderPageParts {
  readonly answers: Answers;
  readonly feedback: Pick<Feedback, 'find'>;
}

/** Answers one network address may look up in a minute: a clerk needs a few, somebody who tries numbers many. */
const lookupsPerMinute = 30;

export function answerRoutes(parts: AnswerRouteParts): Route[] {
  const limit = new RateLimit(lookupsPerMinute);
  return [
    { method: 'GET', path: '/tra-loi', handle: (request) => Promise.resolve(askedAnswer(parts, request)) },
    { method: 'GET', path: '/tra-loi/:number', handle: (request) => answer(parts, limit, request) },
  ];
}

function askedAnswer(parts: AnswerRouteParts, request: Request): Reply {
  const given = request.query.get('ma');
  if (given === null) return answerReply(parts, request, 'Xem lại câu trả lời', noAnswerPage(null), 200);
  const number = readAnswerNumber(given);
  return number === null
    ? answerReply(parts, request, 'Không có câu trả lời này', noAnswerPage(given.slice(0, 40)), 404)
    : redirect(303, `/tra-loi/${number}`);
}

async function answer(parts: AnswerRouteParts, limit: RateLimit, request: Request): Promise<Reply> {
  const { answers, now } = parts;
  const given = request.params['number'] ?? '';
  const number = readAnswerNumber(given);
  if (number !== null && number !== given) return redirect(301, `/tra-loi/${number}`);
  const wait = limit.take(request.address, now());
  if (wait > 0) {
    const reply = answerReply(parts, request, 'Bạn chờ một chút', noAnswerPage(null), 429);
    return { ...reply, headers: { ...reply.headers, 'retry-after': String(wait) } };
  }
  const found = number === null ? null : await answers.find(number);
  if (found === null || number === null) {
    return answerReply(parts, request, 'Không có câu trả lời này', noAnswerPage(given.slice(0, 40)), 404);
  }
  // Written by the turn that gave it this number.
  const snapshot = found.snapshot as FinishedAnswer;
  const main = answerPage(snapshot, found.at, await parts.feedback.find(number));
  return answerReply(parts, request, `Câu trả lời ${given}`, main, 200);
}

function answerReply(
  parts: ReaderPageParts,
  request: Request,
  title: string,
  main: Html,
  status: number,
): Reply {
  const description = 'Câu trả lời của trợ lý, xem theo mã.';
  return readerPage(
    parts,
    request,
    { title, description, canonical: null, main },
    { keep: 0, hidden: true, status },
  );
}
