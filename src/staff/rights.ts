// Who may do what at the desk: the one table from which the router is built, so that an address without a right does not exist.
import type { StaffSettings } from '../config/staff.ts';
import { roles, type StaffAccount } from '../storage/types/staff.ts';
import type { Least } from './types.ts';

export const rights = {
  'GET /can-bo/tep/:file': 'anyone',
  'GET /can-bo/vao': 'anyone',
  'POST /can-bo/vao': 'anyone',
  'GET /can-bo/vao/ma': 'password-given',
  'POST /can-bo/vao/ma': 'password-given',
  'GET /can-bo/vao/chung': 'anyone',
  'GET /can-bo/vao/chung/ve': 'anyone',
  'GET /can-bo/vao/chung/ra': 'anyone',
  'POST /can-bo/ra': 'signed-in',
  'GET /can-bo/mat-khau': 'signed-in',
  'POST /can-bo/mat-khau': 'signed-in',
  'GET /can-bo/hai-buoc': 'signed-in',
  'POST /can-bo/hai-buoc': 'signed-in',
  'POST /can-bo/hai-buoc/tat': 'signed-in',
  'GET /can-bo': 'clerk',
  'GET /can-bo/hang-cho': 'clerk',
  'GET /can-bo/hang-cho/:id': 'clerk',
  'POST /can-bo/hang-cho/:id/nhan': 'clerk',
  'POST /can-bo/hang-cho/:id/nhan-tin': 'clerk',
  'POST /can-bo/hang-cho/:id/tra-lai': 'clerk',
  'GET /can-bo/bao-cao': 'clerk',
  'GET /can-bo/bao-cao/:thang': 'clerk',
  'GET /can-bo/so-lieu.csv': 'clerk',
  'GET /can-bo/so-lieu.xlsx': 'clerk',
  'GET /can-bo/thu-tuc/:code': 'clerk',
  'GET /can-bo/phieu/:code': 'clerk',
  'GET /can-bo/so-sanh': 'clerk',
  'GET /can-bo/tra-loi': 'clerk',
  'GET /can-bo/khoa-api': 'administrator',
  'POST /can-bo/khoa-api': 'administrator',
  'POST /can-bo/khoa-api/:name/thu-hoi': 'administrator',
  'GET /can-bo/cau-hoi': 'clerk',
  'GET /can-bo/cau-hoi/:id': 'clerk',
  'POST /can-bo/cau-hoi/:id': 'clerk',
  'GET /can-bo/bai-hoc': 'clerk',
  'POST /can-bo/bai-hoc/:id/duyet': 'editor',
  'POST /can-bo/bai-hoc/:id/tu-choi': 'editor',
  'GET /can-bo/thong-bao': 'editor',
  'POST /can-bo/thong-bao': 'editor',
  'POST /can-bo/thong-bao/:id/thu-hoi': 'editor',
  'GET /can-bo/tam-nghi': 'editor',
  'POST /can-bo/tam-nghi/thu-tuc': 'editor',
  'POST /can-bo/tam-nghi/thu-tuc/mo': 'editor',
  'POST /can-bo/tam-nghi/kenh': 'administrator',
  'POST /can-bo/tam-nghi/kenh/mo': 'administrator',
  'GET /can-bo/gio-lam-viec': 'clerk',
  'GET /can-bo/phan-hoi': 'clerk',
  'POST /can-bo/phan-hoi/:number': 'editor',
  'GET /can-bo/du-lieu': 'clerk',
  'POST /can-bo/du-lieu': 'clerk',
  'POST /can-bo/du-lieu/xuat': 'clerk',
  'POST /can-bo/du-lieu/xoa': 'clerk',
  'GET /can-bo/tai-khoan': 'administrator',
  'POST /can-bo/tai-khoan': 'administrator',
  'POST /can-bo/tai-khoan/:name/vai-tro': 'administrator',
  'POST /can-bo/tai-khoan/:name/khoa': 'administrator',
  'POST /can-bo/tai-khoan/:name/mo': 'administrator',
  'POST /can-bo/tai-khoan/:name/mat-khau': 'administrator',
  'POST /can-bo/tai-khoan/:name/mot-buoc': 'administrator',
  'GET /can-bo/nhat-ky': 'administrator',
} as const satisfies Readonly<Record<string, Least>>;

export type RightsKey = keyof typeof rights;

/** What stands in the way: nothing, signing in, a password of one's own, a second factor that is asked of this person, or the role. */
export type Way = 'open' | 'sign-in' | 'own-password' | 'second-factor' | 'forbidden';

export function wayOf(
  least: Least,
  account: StaffAccount | null,
  { secondFactor }: Pick<StaffSettings, 'secondFactor'>,
): Way {
  if (least === 'anyone') return 'open';
  if (account === null) return 'sign-in';
  if (least === 'signed-in' || least === 'password-given') return 'open';
  if (account.oneTimeUntil !== null) return 'own-password';
  if (account.secondFactor === null && mustHaveSecondFactor(account, secondFactor)) return 'second-factor';
  return roles.indexOf(account.role) >= roles.indexOf(least) ? 'open' : 'forbidden';
}

/** Whoever comes by the province's single sign-on has it there. */
export function mustHaveSecondFactor(
  { role, external }: StaffAccount,
  who: StaffSettings['secondFactor'],
): boolean {
  if (external !== null) return false;
  return who === 'everybody' || (who === 'administrators' && role === 'administrator');
}
