// What administrators do with accounts: adding, roles, locking, one-time passwords, dropping the second step.
import type { StaffSettings } from '../../config/staff.ts';
import {
  roles,
  type AccountChange,
  type AuditEntry,
  type Role,
  type Staff,
} from '../../storage/types/staff.ts';
import type { Reply } from '../../web/types.ts';
import { addAccount, readName, resetPassword } from '../access/accounts.ts';
import { notice, type Handlers } from '../router.ts';
import type { StaffVisit } from '../types.ts';
import { listPage, oneTimeNotice } from './account-list.ts';
import { askFirst, type Question } from './ask-first.ts';
import { roleNames } from './frame.ts';

export interface AccountPageParts {
  readonly staff: Staff;
  readonly settings: StaffSettings;
}

type Pages = Pick<
  Handlers,
  | 'GET /can-bo/tai-khoan'
  | 'POST /can-bo/tai-khoan'
  | 'POST /can-bo/tai-khoan/:name/vai-tro'
  | 'POST /can-bo/tai-khoan/:name/khoa'
  | 'POST /can-bo/tai-khoan/:name/mo'
  | 'POST /can-bo/tai-khoan/:name/mat-khau'
  | 'POST /can-bo/tai-khoan/:name/mot-buoc'
>;

export function accountPages(parts: AccountPageParts): Pages {
  const { staff, settings } = parts;
  const changing =
    (what: (visit: StaffVisit) => Planned | null) =>
    async (visit: StaffVisit): Promise<Reply> => {
      const planned = what(visit);
      if (planned === null) return listPage(parts, visit, notice('wrong', 'Chưa rõ vai trò nào.'), 422);
      const name = visit.request.params['name'] ?? '';
      const asking = planned.asks && askFirst(visit, { ...planned.asks(name), back });
      if (asking) return asking;
      const outcome = await staff.accounts.change(name, planned.change, entryOf(visit, planned, name));
      return outcome === 'done'
        ? listPage(parts, visit, notice('done', planned.says(name)))
        : listPage(parts, visit, notice('wrong', refusals[outcome]), 422);
    };
  return {
    'GET /can-bo/tai-khoan': (visit) => listPage(parts, visit),
    'POST /can-bo/tai-khoan': async (visit) => {
      const name = readName(visit.form.get('ten') ?? '');
      const role = readRole(visit.form.get('vai-tro'));
      if (name === null || role === null) return listPage(parts, visit, notice('wrong', nameRule), 422);
      const password = await addAccount(staff.accounts, { name, role }, by(visit), settings.oneTime);
      return password === null
        ? listPage(parts, visit, notice('wrong', `Đã có tài khoản «${name}».`), 422)
        : listPage(parts, visit, oneTimeNotice(name, password, settings));
    },
    'POST /can-bo/tai-khoan/:name/vai-tro': changing(({ form }) => {
      const role = readRole(form.get('vai-tro'));
      if (role === null) return null;
      const says = (name: string): string => `«${name}» nay là ${roleNames[role].toLowerCase()}.`;
      return { change: { role }, action: 'role-changed', detail: { role }, says };
    }),
    'POST /can-bo/tai-khoan/:name/khoa': changing(({ now }) => ({
      change: { disabledAt: now },
      action: 'account-disabled',
      detail: null,
      asks: (name) => ({
        title: `Khóa tài khoản «${name}»?`,
        says: 'Máy nào đang mở tài khoản này bị thoát ngay, việc đang làm dở bị mất. Mở lại được ở trang này.',
        does: 'Khóa tài khoản',
      }),
      says: (name) => `Đã khóa «${name}»; máy nào đang mở tài khoản này đã bị thoát.`,
    })),
    'POST /can-bo/tai-khoan/:name/mo': changing(() => ({
      change: { disabledAt: null },
      action: 'account-enabled',
      detail: null,
      says: (name) => `Đã mở lại «${name}».`,
    })),
    'POST /can-bo/tai-khoan/:name/mot-buoc': changing(() => ({
      change: { secondFactor: null },
      action: 'second-factor-reset',
      detail: null,
      asks: (name) => ({
        title: `Bỏ đăng nhập hai bước của «${name}»?`,
        says: 'Chỉ làm khi biết chắc người hỏi là ai. Mã trên điện thoại và trên giấy của người ấy hết dùng được; chỉ còn mật khẩu.',
        does: 'Bỏ hai bước',
      }),
      says: (name) => `«${name}» nay chỉ cần mật khẩu để vào, cho tới khi bật lại hai bước.`,
    })),
    'POST /can-bo/tai-khoan/:name/mat-khau': async (visit) => {
      const name = visit.request.params['name'] ?? '';
      const known = await staff.accounts.find(name);
      if (known !== null && known.external !== null)
        return listPage(parts, visit, notice('wrong', refusals.external), 422);
      const asking = askFirst(visit, {
        title: `Cấp lại mật khẩu cho «${name}»?`,
        says: 'Mật khẩu đang dùng hết hiệu lực, máy nào đang mở tài khoản này bị thoát ngay. Trang sau hiện mật khẩu dùng một lần để bạn đưa tận tay.',
        does: 'Cấp lại mật khẩu',
        back,
      });
      if (asking !== null) return asking;
      const { outcome, password } = await resetPassword(staff.accounts, name, by(visit), settings.oneTime);
      return outcome === 'done'
        ? listPage(parts, visit, oneTimeNotice(name, password, settings))
        : listPage(parts, visit, notice('wrong', refusals[outcome]), 422);
    },
  };
}

/** A change to one account, and what is said about it. */
interface Planned {
  readonly change: AccountChange;
  readonly action: string;
  readonly detail: unknown;
  /** What is asked before; undefined for what is easily changed back. */
  readonly asks?: (name: string) => Omit<Question, 'back'>;
  readonly says: (name: string) => string;
}

const back = '/can-bo/tai-khoan';

const refusals = {
  unknown: 'Không có tài khoản này.',
  external: 'Tài khoản này đăng nhập bằng hệ thống chung của tỉnh nên không có mật khẩu ở đây.',
  'last-administrator': 'Đây là người quản trị cuối cùng. Bạn giao quyền quản trị cho người khác trước.',
} as const;
const nameRule =
  'Tên đăng nhập gồm chữ không dấu, số, dấu chấm hoặc gạch, từ 2 đến 40 ký tự, bắt đầu bằng chữ.';

const by = ({ account, now }: StaffVisit): { actor: string; at: Date } => ({ actor: account.name, at: now });

const entryOf = (visit: StaffVisit, { action, detail }: Planned, subject: string): AuditEntry => ({
  ...by(visit),
  action,
  subject,
  detail,
});

const readRole = (given: string | null): Role | null => roles.find((role) => role === given) ?? null;
