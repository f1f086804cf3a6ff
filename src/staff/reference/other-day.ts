// What is told of another day than today: what holds then, what the portal's record said then, and what nobody has kept.
import {
  differencesBetween,
  differencesOn,
  sayDay,
  type KnowledgeBase,
  type RecordThen,
} from '../../knowledge/knowledge.ts';
import type { Guide } from '../../knowledge/types.ts';
import { html, type Html } from '../../web/html.ts';
import type { CaseQuery } from './case-query.ts';
import type { ReferenceParts } from './types.ts';

export interface OtherDay {
  /** What the page is about: the record of that day where only a record tells of the procedure and that one was kept. */
  readonly guide: Guide;
  /** Stands above the answer; none for today. */
  readonly says: readonly Html[];
}

/** @param guide - as it is today */
export async function onDay(
  { recordThen }: ReferenceParts,
  kb: KnowledgeBase,
  guide: Guide,
  { day, today }: CaseQuery,
): Promise<OtherDay> {
  if (day === today) return { guide, says: [] };
  const earlier = day < today ? sayRecord(kb, guide, await recordThen(guide.code, day)) : null;
  const shown = earlier?.shown ?? guide;
  const says = html`<div class="notice">
    <p><b>Tính theo ngày ${sayDay(day)}, không phải hôm nay.</b></p>
    ${ofContent(kb, shown, today, day)} ${earlier === null ? [] : [earlier.says, notKept(kb, shown)]}
  </div>`;
  return { guide: shown, says: [says] };
}

/** Facts with dates, as the content of today has them. */
function ofContent(kb: KnowledgeBase, guide: Guide, today: string, day: string): Html {
  const different = differencesOn(kb, guide, today, day);
  return different.length === 0
    ? html`<p>Nội dung đang có không ghi lệ phí, thời hạn nào riêng cho ngày này.</p>`
    : list(different);
}

interface Earlier {
  readonly says: Html;
  /** The record itself, where it is all there is. */
  readonly shown: Guide | null;
}

function sayRecord(kb: KnowledgeBase, guide: Guide, { crawledOn, oldestOn, shelf }: RecordThen): Earlier {
  const only = (says: string): Earlier => ({ says: html`<p>${says}</p>`, shown: null });
  if (oldestOn === null) return only('Máy này chưa lấy bản ghi nào của Cổng.');
  if (crawledOn === null)
    return only(
      `Bản ghi cũ nhất của Cổng mà máy này giữ lấy ngày ${sayDay(oldestOn)}, sau ngày này: không biết khi ấy Cổng ghi gì.`,
    );
  const from = `Bản ghi của Cổng lấy ngày ${sayDay(crawledOn)} (gần ngày ấy nhất)`;
  const then = kb.recordGuideOn(shelf, guide.code);
  const now = kb.recordGuide(guide.code);
  if (then === undefined || now === undefined)
    return only(`${from} không có thủ tục này${now === undefined ? ', bản đang dùng cũng không' : ''}.`);
  const different = differencesBetween(kb, then, now);
  if (different.length === 0) return only(`${from} không khác bản đang dùng ở điều nào trợ lý nói tới.`);
  return {
    says: html`<p>
        ${from} khác bản đang dùng${guide.layer === 'record' ? '; dưới đây là bản lấy ngày ấy' : ''}:
      </p>
      ${list(different)}`,
    shown: guide.layer === 'record' ? then : null,
  };
}

/** Guides are replaced with the program; only answers that were given are kept as they were. */
function notKept(kb: KnowledgeBase, { layer }: Guide): Html {
  if (layer === 'record') return html``;
  return html`<p>
    Lời hướng dẫn dưới đây là bản đang dùng (${kb.version}): bản cũ không giữ ở đây. Cần biết đúng lời đã nói
    với ai hôm ấy thì <a href="/can-bo">xem theo mã trả lời</a>.
  </p>`;
}

const list = (lines: readonly string[]): Html =>
  html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
