// The queue: who waits for a clerk, since when and with what; nothing they wrote is shown before somebody takes them on.
import { officeHours, startUpper } from '../../knowledge/knowledge.ts';
import type { QueuedHandover } from '../../storage/types/handovers.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { sayChannel } from '../pages/channels.ts';
import type { StaffVisit } from '../types.ts';
import { mostWaiting, pace, queueAddress, type HandoverParts } from './parts.ts';

export async function queuePage(
  parts: HandoverParts,
  visit: StaffVisit,
  messages: readonly Html[] = [],
  status = 200,
): Promise<Reply> {
  const { handovers, present } = parts;
  const { account, now, page } = visit;
  await handovers.clerkSeen(account.name, now);
  const open = await handovers.queue(mostWaiting);
  const clerks = await handovers.clerksSince(new Date(now.getTime() - present));
  const waiting = open.filter(({ state }) => state === 'waiting');
  const mine = open.filter(({ claimedBy }) => claimedBy === account.name);
  const others = open.filter(({ state, claimedBy }) => state === 'claimed' && claimedBy !== account.name);
  return page({
    // The tab tells it too, where the page stands in the background.
    title: waiting.length === 0 ? 'Hàng chờ' : `(${waiting.length}) Hàng chờ`,
    heading: 'Hàng chờ',
    status,
    main: html`${messages}
      <div
        id="hang"
        hx-get="${queueAddress}?tu-dong=1"
        hx-trigger="every ${pace.queue}"
        hx-select="#hang"
        hx-swap="outerMorph"
      >
        <p class="small">${onDuty(parts, now, clerks)}</p>
        ${mine.length === 0 ? [] : [html`<h2>Bạn đang trả lời (${mine.length})</h2>`, list(mine.map((one) => own(parts, one)))]}
        <h2>Đang chờ</h2>
        <p role="status">
          ${waiting.length === 0 ? 'Chưa có ai chờ. Trang tự cập nhật.' : `${waiting.length} người đang chờ.`}
        </p>
        ${waiting.length === 0 ? [] : [list(waiting.map((one) => waits(parts, visit, one)))]}
        ${others.length === 0 ? [] : [html`<h2>Cán bộ khác đang trả lời (${others.length})</h2>`, list(others.map((one) => taken(parts, one)))]}
      </div>`,
  });
}

function onDuty({ hours }: HandoverParts, now: Date, clerks: readonly string[]): string {
  const here = `Đang trực: ${clerks.join(', ')}.`;
  return officeHours(hours(), now) === 'open'
    ? `${here} Trang này còn mở thì người dân hỏi gặp cán bộ thấy nút «Nhắn với cán bộ».`
    : `${here} Ngoài giờ làm việc, người dân chỉ thấy số điện thoại và giờ mở cửa.`;
}

const list = (items: readonly Html[]): Html =>
  html`<ul class="queue">
    ${items}
  </ul>`;

function waits(parts: HandoverParts, { field, now }: StaffVisit, one: QueuedHandover): Html {
  const minutes = Math.floor((now.getTime() - one.askedAt.getTime()) / 60_000);
  const since = minutes < 1 ? 'vừa gọi' : `chờ ${minutes} phút`;
  return html`<li class="card" id="cho-${one.id}">
    <p><strong>${about(parts, one)}</strong> <span class="small">${channelOf(one)}, ${since}</span></p>
    <form action="${queueAddress}/${one.id}/nhan" method="post">
      ${field}<button type="submit" id="nhan-${one.id}">
        Nhận<span class="heard"> cuộc số ${one.id}: ${about(parts, one)}</span>
      </button>
    </form>
  </li>`;
}

const own = (parts: HandoverParts, one: QueuedHandover): Html =>
  html`<li class="card">
    <a href="${queueAddress}/${one.id}">${about(parts, one)}</a> <span class="small">${channelOf(one)}</span>
  </li>`;

const taken = (parts: HandoverParts, one: QueuedHandover): Html =>
  html`<li class="card">
    ${about(parts, one)} <span class="small">${channelOf(one)}, ${one.claimedBy ?? ''} đang trả lời</span>
  </li>`;

function about({ standing }: HandoverParts, { conversation }: QueuedHandover): string {
  return standing(conversation.state).where ?? 'Chưa nói việc gì';
}

const channelOf = ({ conversation: { channel } }: QueuedHandover): string => startUpper(sayChannel(channel));
