// Who may do what at the desk, tried role by role and address by address against a table written down here a second time.
import { expect, it } from 'vitest';
import { rights } from '../../src/staff/rights.ts';
import { roles } from '../../src/storage/types/staff.ts';
import { describeDatabases, type Databases } from '../support/databases.ts';
import { ownPassword, startDesk, type Browser } from './desk-server.ts';

const everybody = 'nobody half new clerk editor administrator';
const signedIn = 'new clerk editor administrator';
const clerks = 'clerk editor administrator';
const editors = 'editor administrator';
const administrators = 'administrator';

/** Who may. Signing out stands last: nobody is signed in after it. */
const may: Readonly<Record<keyof typeof rights, string>> = {
  'GET /can-bo/tep/:file': everybody,
  'GET /can-bo/vao': everybody,
  'POST /can-bo/vao': everybody,
  'GET /can-bo/vao/ma': 'half',
  'POST /can-bo/vao/ma': 'half',
  'GET /can-bo/vao/chung': everybody,
  'GET /can-bo/vao/chung/ve': everybody,
  'GET /can-bo/vao/chung/ra': everybody,
  'GET /can-bo/mat-khau': signedIn,
  'POST /can-bo/mat-khau': signedIn,
  'GET /can-bo/hai-buoc': signedIn,
  'POST /can-bo/hai-buoc': signedIn,
  'POST /can-bo/hai-buoc/tat': signedIn,
  'GET /can-bo': clerks,
  'GET /can-bo/hang-cho': clerks,
  'GET /can-bo/hang-cho/:id': clerks,
  'POST /can-bo/hang-cho/:id/nhan': clerks,
  'POST /can-bo/hang-cho/:id/nhan-tin': clerks,
  'POST /can-bo/hang-cho/:id/tra-lai': clerks,
  'GET /can-bo/bao-cao': clerks,
  'GET /can-bo/bao-cao/:thang': clerks,
  'GET /can-bo/so-lieu.csv': clerks,
  'GET /can-bo/so-lieu.xlsx': clerks,
  'GET /can-bo/thu-tuc/:code': clerks,
  'GET /can-bo/phieu/:code': clerks,
  'GET /can-bo/so-sanh': clerks,
  'GET /can-bo/tra-loi': clerks,
  'GET /can-bo/khoa-api': administrators,
  'POST /can-bo/khoa-api': administrators,
  'POST /can-bo/khoa-api/:name/thu-hoi': administrators,
  'GET /can-bo/cau-hoi': clerks,
  'GET /can-bo/cau-hoi/:id': clerks,
  'POST /can-bo/cau-hoi/:id': clerks,
  'GET /can-bo/bai-hoc': clerks,
  'POST /can-bo/bai-hoc/:id/duyet': editors,
  'POST /can-bo/bai-hoc/:id/tu-choi': editors,
  'GET /can-bo/thong-bao': editors,
  'POST /can-bo/thong-bao': editors,
  'POST /can-bo/thong-bao/:id/thu-hoi': editors,
  'GET /can-bo/tam-nghi': editors,
  'POST /can-bo/tam-nghi/thu-tuc': editors,
  'POST /can-bo/tam-nghi/thu-tuc/mo': editors,
  'POST /can-bo/tam-nghi/kenh': administrators,
  'POST /can-bo/tam-nghi/kenh/mo': administrators,
  'GET /can-bo/gio-lam-viec': clerks,
  'GET /can-bo/phan-hoi': clerks,
  'POST /can-bo/phan-hoi/:number': editors,
  'GET /can-bo/du-lieu': clerks,
  'POST /can-bo/du-lieu': clerks,
  'POST /can-bo/du-lieu/xuat': clerks,
  'POST /can-bo/du-lieu/xoa': clerks,
  'GET /can-bo/tai-khoan': administrators,
  'POST /can-bo/tai-khoan': administrators,
  'POST /can-bo/tai-khoan/:name/vai-tro': administrators,
  'POST /can-bo/tai-khoan/:name/khoa': administrators,
  'POST /can-bo/tai-khoan/:name/mo': administrators,
  'POST /can-bo/tai-khoan/:name/mat-khau': administrators,
  'POST /can-bo/tai-khoan/:name/mot-buoc': administrators,
  'GET /can-bo/nhat-ky': administrators,
  'POST /can-bo/ra': signedIn,
};

const whoMay = (databases: Databases): void => {
  it('lets everybody do what they may and nothing else', async () => {
    const place = await databases.place();
    const at = await startDesk(await databases.open(place), place);
    const fresh = at.browser();
    await fresh.signIn('moi', await at.add('moi', 'administrator'));
    // The password was right, the second factor is still owed.
    await at.colleague('nua', 'administrator');
    await at.twoSteps('nua');
    const half = at.browser();
    await half.signIn('nua', ownPassword);
    const visitors: [string, Browser][] = [
      ['nobody', at.browser()],
      ['half', half],
      ['new', fresh],
    ];
    await visitors[0]?.[1].get('/can-bo/vao');
    for (const role of roles) visitors.push([role, await at.colleague(`nguoi-${role}`, role)]);
    const found: Record<string, string> = {};
    for (const key of Object.keys(may)) {
      const open: string[] = [];
      for (const [who, browser] of visitors) if (await isOpen(browser, key)) open.push(who);
      found[key] = open.join(' ');
    }
    expect(found).toEqual(may);
  });

  it('has no address beside it', async () => {
    const place = await databases.place();
    const at = await startDesk(await databases.open(place), place);
    const hoa = await at.colleague('hoa', 'administrator');
    for (const path of ['/can-bo/', '/can-bo/tai-khoan/hoa', '/can-bo/khac', '/can-bo/tai-khoan/hoa/khoa'])
      expect((await hoa.get(path)).status, path).toBe(404);
    expect(Object.keys(rights).sort()).toEqual(Object.keys(may).sort());
  });
};

// What the table says has nothing to do with storage.
describeDatabases('the table of rights', whoMay, ['SQLite']);

async function isOpen(browser: Browser, key: string): Promise<boolean> {
  const [method = '', path = ''] = key.split(' ');
  const address = path.replace(/:\w+/g, 'khong-co');
  const { status, location, headers } = await (method === 'GET'
    ? browser.get(address)
    : browser.post(address));
  if (status === 403 || location === '/can-bo/mat-khau') return false;
  const sentAway = location?.startsWith('/can-bo/vao') ?? false;
  return !sentAway || headers.has('set-cookie');
}
