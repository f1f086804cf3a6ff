// Counts that a person went from an answer to the portal: the page they land on is the portal's own, never a redirect of ours.
import { z } from 'zod';
import type { Storage } from '../../../storage/types/storage.ts';
import { badArgument, Problem } from '../../../web/problem.ts';
import type { Route } from '../../../web/types.ts';
import { readProcedure } from '../../../knowledge/knowledge.ts';
import type { Tokens } from './tokens.ts';

const opened = z.object({ link: z.string().regex(/^\w{1,60}$/), procedure: z.string().max(40).nullable() });

/** `POST /api/opened`, with the token of the conversation; told by the widget when a link to the portal is followed. */
export function openedRoute(storage: Storage, tokens: Tokens, now: () => Date): Route {
  return {
    method: 'POST',
    path: '/api/opened',
    handle: async (request) => {
      const bearer = tokens.authorize(request);
      if (bearer === 'secret') throw new Problem(403, 'Forbidden', 'Việc này cần mã của cuộc trò chuyện.');
      const told = opened.safeParse(await request.json());
      if (!told.success) throw badArgument('Không rõ trang nào đã được mở.');
      const { link, procedure } = told.data;
      await storage.facts.add({
        conversationId: bearer.conversationId,
        at: now(),
        name: 'portal_opened',
        procedure: readProcedure(procedure),
        detail: { link },
      });
      return { status: 204 };
    },
  };
}
