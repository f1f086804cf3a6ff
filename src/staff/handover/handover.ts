// The addresses of the queue: taking somebody on, writing with them, giving them back to the assistant.
import { z } from 'zod';
import type { QueuedHandover } from '../../storage/types/handovers.ts';
import type { Reply } from '../../web/types.ts';
import { notice, seeOther, type Handlers } from '../router.ts';
import type { StaffVisit } from '../types.ts';
import { longestMessage, queueAddress, type HandoverParts } from './parts.ts';
import { queuePage } from './queue-page.ts';
import { talkPage } from './talk-page.ts';

type Pages = Pick<
  Handlers,
  | 'GET /can-bo/hang-cho'
  | 'GET /can-bo/hang-cho/:id'
  | 'POST /can-bo/hang-cho/:id/nhan'
  | 'POST /can-bo/hang-cho/:id/nhan-tin'
  | 'POST /can-bo/hang-cho/:id/tra-lai'
>;

const number = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

const message = z.object({
  loi: z.string().trim().min(1).max(longestMessage),
  lan: z.string().regex(/^[\w-]{1,64}$/),
});

export function handoverPages(parts: HandoverParts): Pages {
  return {
    'GET /can-bo/hang-cho': (visit) => queuePage(parts, visit),
    'GET /can-bo/hang-cho/:id': async (visit) => {
      const own = await ownOf(parts, visit);
      return talkPage(parts, visit, own, [], own === null ? 404 : 200);
    },
    'POST /can-bo/hang-cho/:id/nhan': (visit) => claim(parts, visit),
    'POST /can-bo/hang-cho/:id/nhan-tin': (visit) => say(parts, visit),
    'POST /can-bo/hang-cho/:id/tra-lai': (visit) => giveBack(parts, visit),
  };
}

async function claim(parts: HandoverParts, visit: StaffVisit): Promise<Reply> {
  const { account, now } = visit;
  const id = idOf(visit);
  // Seen first: whoever is not there loses what they claim.
  await parts.handovers.clerkSeen(account.name, now);
  if (id !== null && (await parts.clerks.claim(id, account.name))) return seeOther(`${queueAddress}/${id}`);
  const gone = notice('wrong', 'Cuộc này đã có người nhận, hoặc người dân không chờ nữa.');
  return queuePage(parts, visit, [gone], 409);
}

async function say(parts: HandoverParts, visit: StaffVisit): Promise<Reply> {
  const own = await ownOf(parts, visit);
  const read = message.safeParse(Object.fromEntries(visit.form));
  if (own === null) return talkPage(parts, visit, null, [notSent], 409);
  if (!read.success) {
    const says = `Bạn viết từ 1 đến ${longestMessage} chữ rồi gửi lại.`;
    return talkPage(parts, visit, own, [notice('wrong', says)], 422);
  }
  const said = await parts.clerks.say(own.id, visit.account.name, read.data.loi, read.data.lan);
  return said ? seeOther(`${queueAddress}/${own.id}`) : talkPage(parts, visit, null, [notSent], 409);
}

const notSent = notice('wrong', 'Tin này chưa gửi được: cuộc trò chuyện không còn ở chỗ bạn.');

async function giveBack({ clerks }: HandoverParts, visit: StaffVisit): Promise<Reply> {
  const id = idOf(visit);
  if (id !== null) await clerks.giveBack(id, visit.account.name);
  return seeOther(queueAddress);
}

/** The conversation of the address, if this clerk has it. */
async function ownOf({ handovers }: HandoverParts, visit: StaffVisit): Promise<QueuedHandover | null> {
  const id = idOf(visit);
  const handover = id === null ? null : await handovers.find(id);
  return handover?.claimedBy === visit.account.name ? handover : null;
}

function idOf({ request }: StaffVisit): number | null {
  const read = number.safeParse(request.params['id']);
  return read.success ? read.data : null;
}
