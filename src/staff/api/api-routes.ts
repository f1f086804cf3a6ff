// The API for programs of others, such as those of call centres: every request with a key, every refusal as problem+json in Vietnamese.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FinishedAnswer } from '../../dialogs/types.ts';
import { dayInVietnam, readProcedure, type KnowledgeBase } from '../../knowledge/knowledge.ts';
import { readAnswerNumber, viewProcedure } from '../../sheets/sheets.ts';
import type { Answers } from '../../storage/types/conversations.ts';
import type { ApiKeys } from '../../storage/types/staff.ts';
import { away, badArgument, Problem } from '../../web/problem.ts';
import { RateLimit } from '../../web/rate-limit.ts';
import type { Refusal, Reply, Request, Route } from '../../web/types.ts';
import type { ReferenceParts } from '../reference/types.ts';
import { listProcedures, searchProcedures } from '../reference/search.ts';
import { endpoints, type EndpointId } from './endpoints.ts';
import { hashOfKey, keyIn } from './keys.ts';
import { openApi } from './openapi.ts';
import { bandOf, sayAnswer, sayProcedure } from './say.ts';
import { question } from './schemas.ts';

export interface ApiParts {
  readonly kb: () => KnowledgeBase;
  readonly find: ReferenceParts['find'];
  readonly answers: Answers;
  readonly keys: ApiKeys;
  /** Says something in a conversation; gives what is answered. The words are masked there. */
  readonly ask: (
    conversation: string,
    text: string,
    at: Date,
  ) => Promise<readonly { readonly answer: FinishedAnswer; readonly text: string }[]>;
  /** An answer in letters only. */
  readonly inLetters: (answer: FinishedAnswer) => string;
  /** Requests of one key in a minute. */
  readonly perMinute: number;
  readonly now: () => Date;
}

type Handle = (parts: ApiParts, request: Request, client: string) => unknown;

const handlers: Readonly<Record<EndpointId, Handle>> = {
  listProcedures: list,
  getProcedure: one,
  ask,
  getAnswer: answer,
};

export function apiRoutes(parts: ApiParts): Route[] {
  const limit = new RateLimit(parts.perMinute);
  const file = JSON.stringify(openApi(), null, 2);
  return [
    {
      method: 'GET',
      path: '/api/v1/openapi.json',
      handle: () =>
        Promise.resolve({
          status: 200,
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: file,
        }),
    },
    ...endpoints.map(({ method, path, id }): Route => ({
      method,
      path: path.replace(/\{(\w+)\}/g, ':$1'),
      handle: (request) => answered(parts, limit, request, handlers[id]),
      refuse: refusal,
    })),
  ];
}

async function answered(parts: ApiParts, limit: RateLimit, request: Request, handle: Handle): Promise<Reply> {
  const client = await clientOf(parts, limit, request);
  const body: unknown = await handle(parts, request, client);
  return { status: 200, headers: { 'cache-control': 'no-store' }, body };
}

/** Who asks; refused without a key that is in use, and when there was too much in this minute. */
async function clientOf({ keys, now }: ApiParts, limit: RateLimit, request: Request): Promise<string> {
  const given = keyIn(request.header('authorization'));
  const key = given === null ? null : await keys.use(hashOfKey(given), dayInVietnam(now()));
  if (key === null) {
    const says = 'Cần khóa API còn hiệu lực, gửi trong tiêu đề Authorization: Bearer.';
    throw new Problem(401, 'Unauthorized', says, { 'www-authenticate': 'Bearer' });
  }
  const wait = limit.take(key.name, now());
  if (wait === 0) return key.name;
  const says = `Khóa này đã hỏi quá nhiều trong một phút. Thử lại sau ${wait} giây.`;
  throw new Problem(429, 'TooManyRequests', says, { 'retry-after': String(wait) });
}

function refusal({ status, code, message, headers }: Refusal): Reply {
  const body = JSON.stringify({ type: 'about:blank', title: message, status, code });
  return { status, headers: { ...headers, 'content-type': 'application/problem+json; charset=utf-8' }, body };
}

const paging = z.object({
  search: z.string().trim().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});

function list({ kb, find }: ApiParts, request: Request): unknown {
  const given = paging.safeParse(Object.fromEntries(request.query));
  if (!given.success) throw badArgument('limit từ 1 đến 100, offset từ 0, search dài nhất 200 ký tự.');
  const { search, limit, offset } = given.data;
  const found = search === '' ? listProcedures(kb()) : searchProcedures(kb(), find, search);
  return { total: found.length, items: found.slice(offset, offset + limit) };
}

function one({ kb, now }: ApiParts, request: Request): unknown {
  const known = kb();
  const code = readProcedure(request.params['code'] ?? '');
  const guide = code === null ? undefined : known.guide(code);
  if (guide === undefined) throw new Problem(404, 'NotFound', 'Không có thủ tục mang mã này.');
  const day = z.iso.date().safeParse(request.query.get('date') ?? dayInVietnam(now()));
  if (!day.success) throw badArgument('date có dạng 2026-11-24.');
  return sayProcedure(known, viewProcedure(known, guide, day.data), day.data);
}

/** Each client has conversations of its own: the id of another's leads nowhere. */
async function ask(parts: ApiParts, request: Request, client: string): Promise<unknown> {
  const given = question.safeParse(await request.json());
  if (!given.success)
    throw badArgument('Cần JSON có text dài từ 1 đến 2000 ký tự, conversation là mã đã nhận.');
  const conversation = given.data.conversation ?? randomUUID();
  const said = await parts.ask(`api/${client}/${conversation}`, given.data.text, parts.now());
  const last = said.at(-1);
  if (last === undefined) throw away();
  const { status } = last.answer;
  return { conversation, band: bandOf[status], status, ...sayAnswer(last.answer, last.text) };
}

async function answer({ answers, inLetters }: ApiParts, request: Request): Promise<unknown> {
  const number = readAnswerNumber(request.params['number'] ?? '');
  const found = number === null ? null : await answers.find(number);
  if (found === null) throw new Problem(404, 'NotFound', 'Không có câu trả lời mang mã này.');
  // Written by the turn that gave it this number.
  const said = found.snapshot as FinishedAnswer;
  return { ...sayAnswer(said, inLetters(said)), number, at: found.at.toISOString() };
}
