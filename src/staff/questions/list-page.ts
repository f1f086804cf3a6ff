// The list of what the assistant did not understand for certain, the commonest needs first.
import { sayDay } from '../../knowledge/knowledge.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { sayChannel } from '../pages/channels.ts';
import { notice } from '../router.ts';
import type { Visit } from '../types.ts';
import { clustersOf, type Cluster } from './clusters.ts';
import { bandNames, mostWaiting, type QuestionParts } from './parts.ts';

/** Clusters on one page; the rest comes when these are done. */
const shown = 50;
/** What became of the question that was labelled last, by what its form leads here with. */
const done: Readonly<Record<string, string>> = {
  gui: 'Đã gửi nhãn. Người biên tập sẽ duyệt.',
  'bo-qua': 'Đã bỏ qua câu ấy.',
};
/** Wordings shown of one cluster. */
const wordingsShown = 5;

export async function questionList(
  { questions, lessons }: QuestionParts,
  { page, request }: Visit,
): Promise<Reply> {
  const clusters = clustersOf(await questions.waiting(mostWaiting));
  const drafts = await lessons.list(['draft'], 100);
  const asked = clusters.reduce((sum, { count }) => sum + count, 0);
  const says = done[request.query.get('xong') ?? ''];
  return page({
    title: 'Câu chưa hiểu chắc',
    main: html`${says === undefined ? [] : [notice('done', says)]}
      <p>
        Lời người dân gõ mà trợ lý phải hỏi lại, đưa lựa chọn hoặc nói chưa hiểu. Số giấy tờ, số điện thoại đã
        được che. Bạn gắn nhãn cho đúng; người biên tập duyệt rồi trợ lý mới học.
        <a href="/can-bo/bai-hoc">Nhãn đã gắn</a>${drafts.length === 0 ? '' : ` (${drafts.length} chờ duyệt)`}
      </p>
      ${clusters.length === 0 ? html`<p class="done">Không còn câu nào chờ gắn nhãn.</p>` : html`<p class="small">${clusters.length} nhóm, ${asked} lượt hỏi. Những câu có phần lớn chữ giống nhau đứng chung một nhóm.</p>`}
      ${clusters.slice(0, shown).map(card)}`,
  });
}

function card({ leader, wordings, count, channels, shared, lastDay }: Cluster): Html {
  const bands = [...new Set(wordings.map(({ band }) => bandNames[band] ?? band))];
  const others = [...new Set(wordings.map(({ text }) => text))].filter((text) => text !== leader.text);
  return html`<article class="card">
    <h2>${leader.text}</h2>
    ${
      others.length === 0
        ? []
        : [
            html`<ul>
                ${others.slice(0, wordingsShown).map((text) => html`<li>${text}</li>`)}
              </ul>
              <p class="small">Chữ chung: ${shared.join(', ')}</p>`,
          ]
    }
    <p class="small">
      ${count} lượt: ${channels.map(([channel, times]) => `${sayChannel(channel)} ${times}`).join(', ')}. Lần
      cuối ${sayDay(lastDay)}. Trợ lý ${bands.join(', ')}.
    </p>
    <p><a href="/can-bo/cau-hoi/${leader.id}">Gắn nhãn</a></p>
  </article>`;
}
