// What an administrator does with accounts, and what the log says of it.
import { expect, it } from 'vitest';
import { describeDatabases } from '../support/databases.ts';
import { startDesk, type Desk } from './desk-server.ts';

const sure = { 'chac-chan': 'co' };

describeDatabases('accounts', (databases) => {
  async function desk(): Promise<Desk> {
    const place = await databases.place();
    return startDesk(await databases.open(place), place);
  }

  it('are added, changed, locked and given new passwords by the administrator, and the log says so', async () => {
    const at = await desk();
    const hoa = await at.colleague('hoa', 'administrator');
    const added = await hoa.post('/can-bo/tai-khoan', { ten: 'Lan.Anh', 'vai-tro': 'clerk' });
    const given = /class="secret">\s*([\w-]+)/.exec(added.html)?.[1] ?? '';
    expect((await hoa.post('/can-bo/tai-khoan', { ten: 'lan.anh', 'vai-tro': 'clerk' })).status).toBe(422);
    expect((await hoa.post('/can-bo/tai-khoan', { ten: 'a b', 'vai-tro': 'clerk' })).status).toBe(422);
    expect((await hoa.post('/can-bo/tai-khoan', { ten: 'minh', 'vai-tro': 'vua' })).status).toBe(422);
    const lan = at.browser();
    expect((await lan.signIn('lan.anh', given)).status).toBe(303);
    await hoa.post('/can-bo/tai-khoan/lan.anh/vai-tro', { 'vai-tro': 'editor' });
    // A change of rights ends what was begun with the old ones.
    expect((await lan.get('/can-bo/mat-khau')).status).toBe(303);
    expect((await hoa.post('/can-bo/tai-khoan/lan.anh/khoa')).html).toContain('Khóa tài khoản «lan.anh»?');
    expect((await lan.signIn('lan.anh', given)).status).toBe(303);
    await hoa.post('/can-bo/tai-khoan/lan.anh/khoa', sure);
    expect((await lan.signIn('lan.anh', given)).status).toBe(422);
    await hoa.post('/can-bo/tai-khoan/lan.anh/mo');
    const asked = await hoa.post('/can-bo/tai-khoan/lan.anh/mat-khau');
    expect(asked.html).toContain('Cấp lại mật khẩu cho «lan.anh»?');
    const again = await hoa.post('/can-bo/tai-khoan/lan.anh/mat-khau', sure);
    const second = /class="secret">\s*([\w-]+)/.exec(again.html)?.[1] ?? '';
    expect((await lan.signIn('lan.anh', given)).status).toBe(422);
    expect((await lan.signIn('lan.anh', second)).status).toBe(303);
    const log = (await hoa.get('/can-bo/nhat-ky')).html;
    for (const words of [
      'thêm tài khoản',
      'vai trò: cán bộ',
      'đổi vai trò',
      'vai trò: biên tập',
      'khóa tài khoản',
      'mở lại tài khoản',
      'cấp lại mật khẩu',
    ])
      expect(log).toContain(words);
    expect(log).not.toContain(second);
    expect((await hoa.post('/can-bo/tai-khoan/khong-ai/khoa', sure)).status).toBe(422);
  });

  it('keep one administrator, also when two take the role from one another at once', async () => {
    const at = await desk();
    const hoa = await at.colleague('hoa', 'administrator');
    expect((await hoa.post('/can-bo/tai-khoan/hoa/khoa', sure)).html).toContain('người quản trị cuối cùng');
    expect((await hoa.post('/can-bo/tai-khoan/hoa/vai-tro', { 'vai-tro': 'clerk' })).status).toBe(422);
    await at.colleague('minh', 'administrator');
    const demote = (name: string, actor: string): Promise<string> =>
      at.staff.accounts.change(
        name,
        { role: 'clerk' },
        { at: new Date(), actor, action: 'role-changed', subject: name, detail: null },
      );
    const outcomes = await Promise.all([demote('hoa', 'minh'), demote('minh', 'hoa')]);
    expect([...outcomes].sort()).toEqual(['done', 'last-administrator']);
  });
});
