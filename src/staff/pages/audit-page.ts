// The log of who changed what, for the administrator: newest first, never changed.
import { z } from 'zod';
import type { FeedbackState } from '../../storage/types/feedback.ts';
import type { Role, Staff } from '../../storage/types/staff.ts';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import { stateNames } from '../feedback/parts.ts';
import type { Visit } from '../types.ts';
import { sayChannel } from './channels.ts';
import { roleNames } from './frame.ts';
import { sayMoment } from '../../web/moments.ts';

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
  'code-refused': 'gõ sai mã 6 số',
  'second-factor-off': 'tắt đăng nhập hai bước của mình',
  'second-factor-on': 'bật đăng nhập hai bước của mình',
  'second-factor-reset': 'bỏ đăng nhập hai bước của người khác',
  'spare-code-used': 'vào bằng mã dự phòng',
  'sign-in-refused': 'đăng nhập không được',
  'signed-in': 'đăng nhập',
};

/** What was written or chosen, in the order in which it is told. */
const details: readonly (readonly [key: string, label: string, say?: (value: string) => string])[] = [
  ['role', 'vai trò', (role) => (isRole(role) ? roleNames[role].toLowerCase() : role)],
  ['intent', 'ý định'],
  ['line', 'câu mẫu'],
  ['procedure', 'thủ tục'],
  ['alias', 'tên gọi'],
  ['text', 'nội dung'],
  ['startsAt', 'từ', (at) => sayMoment(new Date(at))],
  ['endsAt', 'đến', (at) => sayMoment(new Date(at))],
  ['why', 'vì'],
  ['reason', 'lý do'],
  ['ask', 'hỏi thay'],
  ['found', 'kết quả', (found) => (isFound(found) ? stateNames[found] : found)],
  ['reply', 'trả lời'],
];

const isRole = (value: string): value is Role => value in roleNames;
const isFound = (value: string): value is FeedbackState => value in stateNames;

const older = z.coerce.number().int().positive();

export async function auditPage(staff: Staff, { request, page }: Visit): Promise<Reply> {
  const before = older.safeParse(request.query.get('truoc'));
  const entries = await staff.audit.read(pageSize, before.success ? before.data : undefined);
  const last = entries.at(-1);
  return page({
    title: 'Nhật ký',
    main: html`<div class="scroll" tabindex="0" role="region" aria-label="Nhật ký">
        <table class="log">
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
                  <td>${sayActor(actor)}</td>
                  <td>${actions[action] ?? action}${sayDetail(detail)}</td>
                  <td>${saySubject(subject)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${entries.length < pageSize || last === undefined ? [] : [html`<p><a href="/can-bo/nhat-ky?truoc=${last.id}">Cũ hơn</a></p>`]}`,
  });
}

/** «câu mẫu: … · tên gọi: …»; nothing for what has no words. */
function sayDetail(detail: unknown): Html[] {
  if (typeof detail !== 'object' || detail === null) return [];
  const given = new Map<string, unknown>(Object.entries(detail));
  const said = details.flatMap(([key, label, say = (value: string) => value]) => {
    const value = given.get(key);
    return typeof value === 'string' && value !== '' ? [`${label}: ${say(value)}`] : [];
  });
  return said.length === 0 ? [] : [html`<br /><span class="small">${said.join(' · ')}</span>`];
}

/** Nobody whose name is known; the command line of the server; else an account. */
function sayActor(actor: string): string {
  if (actor === '') return 'người lạ';
  return actor === 'lệnh' ? 'lệnh trên máy chủ' : actor;
}

/** Targets of switches are ids; accounts, keys, numbers are themselves. */
function saySubject(subject: string): string {
  if (/^\d+$/.test(subject)) return `số ${subject}`;
  const [kind, id = ''] = subject.split(':');
  if (kind === 'procedure') return `thủ tục ${id}`;
  if (kind === 'channel') return `kênh ${sayChannel(id)}`;
  return subject === 'assistant' ? 'cả trợ lý' : subject;
}
