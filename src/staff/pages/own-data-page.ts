// The desk's page for the rights of people over their data: with the code that the person reads out, a clerk exports or deletes their conversation.
import type { KnowledgeBase } from '../../knowledge/knowledge.ts';
import { ownDataFile, readConversationCode } from '../../sheets/sheets.ts';
import type { Kept, Personal } from '../../storage/types/personal.ts';
import type { AuditEntry, Staff } from '../../storage/types/staff.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { notice, type Handlers } from '../router.ts';
import type { StaffVisit } from '../types.ts';
import { sayMoment } from '../../web/moments.ts';
import { askFirst } from './ask-first.ts';
import { sayChannel } from './channels.ts';

export interface OwnDataPageParts {
  readonly personal: Personal;
  readonly kb: () => KnowledgeBase;
}

type Pages = Pick<
  Handlers,
  'GET /can-bo/du-lieu' | 'POST /can-bo/du-lieu' | 'POST /can-bo/du-lieu/xuat' | 'POST /can-bo/du-lieu/xoa'
>;

/** Whose data a code stands for. */
interface Found {
  readonly code: string;
  readonly kept: Kept;
}

export function ownDataPages(staff: Staff, parts: OwnDataPageParts): Pages {
  const withFound =
    (then: (visit: StaffVisit, found: Found) => Reply | Promise<Reply>) =>
    async (visit: StaffVisit): Promise<Reply> => {
      const found = await find(parts, visit);
      if (found !== null) return then(visit, found);
      // What was typed may be anything, so it is not kept.
      await staff.audit.add(entryOf(visit, 'own-data-unknown', ''));
      return askPage(visit, notice('wrong', unknown), 404);
    };
  return {
    'GET /can-bo/du-lieu': (visit) => askPage(visit),
    'POST /can-bo/du-lieu': withFound(async (visit, found) => {
      await staff.audit.add(entryOf(visit, 'own-data-found', found.code));
      return foundPage(visit, found);
    }),
    'POST /can-bo/du-lieu/xuat': withFound(async (visit, { code, kept }) => {
      await staff.audit.add(entryOf(visit, 'own-data-exported', code));
      return ownDataFile(kept, visit.form.get('dang') === 'json' ? 'json' : 'text', parts.kb(), visit.now);
    }),
    'POST /can-bo/du-lieu/xoa': withFound(async (visit, found) => {
      const asking = askFirst(visit, {
        title: `Xóa cuộc trò chuyện mang mã ${found.code}?`,
        says: 'Bạn hỏi lại người dân: họ muốn xóa, và biết là không lấy lại được.',
        does: 'Xóa hẳn',
        back: '/can-bo/du-lieu',
      });
      if (asking !== null) return asking;
      await parts.personal.forget(found.kept.conversationId, entryOf(visit, 'own-data-deleted', found.code));
      return askPage(visit, notice('done', `Đã xóa cuộc trò chuyện có mã ${found.code}.`));
    }),
  };
}

const unknown =
  'Không có cuộc trò chuyện nào mang mã này, hoặc mã đã quá 7 ngày. Người dân nhắn «mã cuộc trò chuyện» cho trợ lý để lấy mã mới.';

async function find({ personal }: OwnDataPageParts, { form, now }: StaffVisit): Promise<Found | null> {
  const code = readConversationCode(form.get('ma') ?? '');
  const id = code === null ? null : await personal.byCode(code, now);
  const kept = id === null ? null : await personal.kept(id);
  return code === null || kept === null ? null : { code, kept };
}

const entryOf = ({ account, now }: StaffVisit, action: string, subject: string): AuditEntry => ({
  at: now,
  actor: account.name,
  action,
  subject,
  detail: null,
});

function askPage({ page, field }: StaffVisit, message?: Html, status = 200): Reply {
  return page({
    title: 'Dữ liệu người dân',
    status,
    main: html`${message === undefined ? [] : [message]}
      <p>
        Người dân muốn xem hoặc xóa dữ liệu thì nhắn cho trợ lý «mã cuộc trò chuyện», rồi đọc mã 12 ký tự cho
        bạn. Chỉ người đang giữ cuộc trò chuyện mới thấy mã. Mã trả lời (8 ký tự) không dùng được ở đây. Mỗi
        lần tra, xuất, xóa đều vào nhật ký.
      </p>
      <form class="card row" action="/can-bo/du-lieu" method="post">
        ${field}
        <p>
          <label for="ma">Mã cuộc trò chuyện</label>
          <input id="ma" name="ma" autocomplete="off" spellcheck="false" maxlength="40" required />
        </p>
        <p><button type="submit">Tìm</button></p>
      </form>`,
  });
}

/** Says enough to see that it is the right one, and nothing of what was said. */
function foundPage({ page, field }: StaffVisit, { code, kept }: Found): Reply {
  const hidden = html`${field}<input type="hidden" name="ma" value="${code}" />`;
  return page({
    title: `Mã ${code}`,
    main: html`<p>
        Kênh ${sayChannel(kept.channel)}, bắt đầu ${sayMoment(kept.createdAt)}, dùng lần cuối
        ${sayMoment(kept.usedAt)}, ${kept.transcript.length} tin. Bạn hỏi người dân những điều này trước khi
        làm tiếp.
      </p>
      <form class="card row" action="/can-bo/du-lieu/xuat" method="post">
        ${hidden}
        <p><button type="submit" name="dang" value="text">Tải bản để đọc</button></p>
        <p><button class="second" type="submit" name="dang" value="json">Tải bản JSON</button></p>
      </form>
      <form class="card" action="/can-bo/du-lieu/xoa" method="post">
        ${hidden}
        <p><button class="second" type="submit">Xóa cuộc trò chuyện này</button></p>
      </form>
      <p><a href="/can-bo/du-lieu">Tìm mã khác</a></p>`,
  });
}
