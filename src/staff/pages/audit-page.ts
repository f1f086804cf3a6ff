// The log of who changed what, for the administrator: newest first, never changed.
import { z } from 'zod';
import type { Staff } from '../../storage/types/staff.ts';
import { html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import type { Visit } from '../types.ts';
import { roleNames } from './frame.ts';
import { sayMoment } from './moments.ts';

/** Entries on one page. */
const pageSize = 50;

const actions: Readonly<Record<string, string>> = {
  'account-added': 'thêm tài khoản',
  'account-disabled': 'khóa tài khoản',
  'account-enabled': 'mở lại tài khoản',
  'api-key-added': 'cấp khóa API',
  'api-key-revoked': 'thu hồi khóa API',
  'handover-claimed': 'nhận người dân đang chờ',
  'handover-returned': 'trả người dân lại cho trợ lý',
  'lesson-approved': 'duyệt nhãn',
  'lesson-exported': 'xuất nhãn để học',
  'lesson-refused': 'không nhận nhãn',
  'question-labelled': 'gắn nhãn câu hỏi',
  'question-set-aside': 'bỏ qua câu hỏi',
  'notice-posted': 'đăng thông báo',
  'notice-withdrawn': 'thu hồi thông báo',
  'switched-off': 'cho tạm nghỉ',
  'switched-on': 'cho làm việc lại',
  'own-data-deleted': 'xóa dữ liệu của người dân, mã',
  'own-data-exported': 'xuất dữ liệu của người dân, mã',
  'own-data-found': 'tìm cuộc trò chuyện theo mã',
  'own-data-unknown': 'tìm cuộc trò chuyện, mã không đúng',
  'password-changed': 'đổi mật khẩu của mình',
  'password-reset': 'cấp lại mật khẩu',
  'report-answered': 'trả lời báo sai',
  'role-changed': 'đổi vai trò',
  'sign-in-refused': 'đăng nhập không được',
  'signed-in': 'đăng nhập',
};

const roleDetail = z.object({ role: z.enum(['clerk', 'editor', 'administrator']) });
const older = z.coerce.number().int().positive();

export async function auditPage(staff: Staff, { request, page }: Visit): Promise<Reply> {
  const before = older.safeParse(request.query.get('truoc'));
  const entries = await staff.audit.read(pageSize, before.success ? before.data : undefined);
  const last = entries.at(-1);
  return page({
    title: 'Nhật ký',
    main: html`<div class="scroll" tabindex="0" role="region" aria-label="Nhật ký">
        <table>
          <thead>
            <tr>
              <th scope="col">Lúc</th>
              <th scope="col">Ai</th>
              <th scope="col">Làm gì</th>
              <th scope="col">Với ai, với gì</th>
            </tr>
          </thead>
          <tbody>
            ${entries.map(
              ({ at, actor, action, subject, detail }) =>
                html`<tr>
                  <td>${sayMoment(at)}</td>
                  <td>${actor === '' ? 'người lạ' : actor}</td>
                  <td>${actions[action] ?? action}${sayDetail(detail)}</td>
                  <td>${subject}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${entries.length < pageSize || last === undefined ? [] : [html`<p><a href="/can-bo/nhat-ky?truoc=${last.id}">Cũ hơn</a></p>`]}`,
  });
}

function sayDetail(detail: unknown): string {
  const read = roleDetail.safeParse(detail);
  return read.success ? `: ${roleNames[read.data.role].toLowerCase()}` : '';
}
