// People talk on the web, Zalo and Messenger by a script; what the desk then reports is compared, figure by figure, with what the script did.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { addAccount } from '../../src/staff/staff.ts';
import { describeDatabases, silent, type Databases } from '../support/databases.ts';
import { call, openChat, post, readUntil, say, type Session } from '../support/direct-line.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { bringLearnt } from '../support/learnt.ts';
import { giveTokens } from '../platforms/give-tokens.ts';
import { MessengerPlatform } from '../platforms/messenger.ts';
import { ZaloPlatform } from '../platforms/zalo.ts';
import { Browser, ownPassword } from './desk-server.ts';

const birth = '1.001193';
const lan = '3000000000000000003';
const minh = '80001';

interface Service {
  readonly url: string;
  readonly zalo: ZaloPlatform;
  readonly messenger: MessengerPlatform;
  readonly signIn: () => Promise<Browser>;
  /** Moves all clocks. */
  at: (moment: string) => void;
}

async function start(databases: Databases): Promise<Service> {
  const dataDir = await mkdtemp(join(tmpdir(), 'guidance-figures-'));
  await bringLearnt(dataDir);
  const place = await databases.place();
  const zalo = await ZaloPlatform.start();
  const messenger = await MessengerPlatform.start();
  const port = await freePort();
  let shift = 0;
  const now = (): Date => new Date(Date.now() + shift);
  const at = (moment: string): void => {
    shift = Date.parse(`${moment}+07:00`) - Date.now();
    zalo.shift = shift;
    messenger.shift = shift;
  };
  at('2026-11-23T09:00:00');
  const config = readConfig({
    PORT: String(port),
    DATA_DIR: 'directory' in Object(place) ? (place as { directory: string }).directory : dataDir,
    ...('databaseUrl' in Object(place) && { DATABASE_URL: (place as { databaseUrl: string }).databaseUrl }),
    ...zalo.environment(),
    ...messenger.environment(),
  });
  await bringLearnt(config.dataDir);
  const app = await createApp(config, silent, { now });
  const url = await app.start();
  onTestFinished(async () => {
    await app.stop();
    await Promise.all([zalo.stop(), messenger.stop(), rm(dataDir, { recursive: true, force: true })]);
  });
  const storage = await databases.open(place);
  await giveTokens(zalo, { storage });
  await zalo.saveWebhook(`${url}/api/zalo/webhook`);
  await messenger.saveWebhook(`${url}/api/messenger/webhook`);
  const signIn = async (): Promise<Browser> => {
    const by = { actor: 'test', at: now() };
    const given = await addAccount(storage.staff.accounts, { name: 'lan', role: 'clerk' }, by, 3_600_000);
    const clerk = new Browser(url, url);
    await clerk.signIn('lan', given ?? '');
    await clerk.post('/can-bo/mat-khau', { cu: given ?? '', moi: ownPassword, lai: ownPassword });
    return clerk;
  };
  return { url, zalo, messenger, signIn, at };
}

/** Somebody at the page: says words, or presses the button of the newest answer that is called so. */
class Page {
  #seen = 1;
  readonly #url: string;
  session: Session;

  private constructor(url: string, session: Session) {
    this.#url = url;
    this.session = session;
  }

  static async open(url: string): Promise<Page> {
    return new Page(url, await openChat(url));
  }

  /** The same browser, after a while. */
  async comesBack(): Promise<void> {
    this.session = await openChat(this.#url, { token: this.session.token });
  }

  async says(...lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      await say(this.#url, this.session, line);
      await this.#answered();
    }
  }

  async presses(...labels: readonly string[]): Promise<void> {
    for (const label of labels) {
      const newest = (await readUntil(this.#url, this.session, this.#seen)).at(-1);
      const { answer } = newest?.channelData as { answer: { choices: { label: string; token: string }[] } };
      const token = answer.choices.find((choice) => choice.label === label)?.token;
      if (token === undefined) throw new Error(`There is no «${label}» in ${JSON.stringify(answer.choices)}`);
      await post(this.#url, this.session, { type: 'message', text: label, value: { token } });
      await this.#answered();
    }
  }

  /** Follows the link to the portal, as the widget tells it. */
  async follows(): Promise<number> {
    const body = { link: 'procedure_page', procedure: birth };
    return (await call('POST', `${this.#url}/api/opened`, { token: this.session.token, body })).status;
  }

  async #answered(): Promise<void> {
    this.#seen += 2;
    await readUntil(this.#url, this.session, this.#seen);
  }
}

const heard = (chat: () => readonly unknown[], count: number): Promise<true> =>
  eventually(() => (chat().length >= count ? true : null));

async function play({ url, zalo, messenger, at }: Service): Promise<void> {
  const hoa = await Page.open(url);
  await Page.open(url);
  await hoa.says('tôi muốn đăng ký khai sinh cho con qua mạng');
  await hoa.presses('Chưa đến 60 ngày', 'Có rồi', 'Tôi đủ giấy rồi');
  expect([await hoa.follows(), await hoa.follows()]).toEqual([204, 204]);
  zalo.says(lan, 'em ở xã Cẩm Duệ');
  await heard(() => zalo.chat(lan), 1);
  zalo.says(lan, 'cho tôi gặp cán bộ');
  await heard(() => zalo.chat(lan), 2);
  messenger.says(minh, 'thời tiết hôm nay');
  await heard(() => messenger.chat(minh), 1);

  at('2026-11-24T23:20:00');
  await hoa.comesBack();
  await hoa.says('xong rồi', 'xong rồi', 'xong rồi', 'xong rồi', 'xong rồi');
  await hoa.presses('Tôi nộp rồi', 'Tôi ghi mã rồi', 'Tôi xác nhận rồi');
  at('2026-11-24T23:55:00');
  await hoa.comesBack();
  await hoa.says('cảm ơn');
  messenger.says(minh, 'làm giấy cho bé mới sinh');
  await heard(() => messenger.chat(minh), 2);
  at('2026-12-01T08:00:00');
}

/** What the script did, counted by hand. */
const expected: Readonly<Record<string, readonly (readonly (string | number)[])[]>> = {
  'Tổng quan': [
    ['Người', 3],
    ['Lượt trò chuyện', 6],
    ['Tin nhắn', 17],
    ['Mở trang Cổng', 1],
    ['Nói đã nộp', 1],
    ['Mở khung trò chuyện mà không hỏi gì', 1],
    ['Thủ tục được hỏi', 1],
    ['Được chỉ chỗ gặp cán bộ', 1],
    ['Được cán bộ nhắn tin trả lời', 0],
    ['Nói «có giúp được»', 0],
    ['Nói «chưa giúp được»', 0],
  ],
  'Theo thời gian': [
    ['23/11', 3, 3, 7, 1, 0],
    ['24/11', 2, 3, 10, 0, 1],
  ],
  'Theo kênh': [
    ['Messenger', 1, 2, 2, 0, 0],
    ['Trang web', 1, 3, 13, 1, 1],
    ['Zalo', 1, 1, 2, 0, 0],
  ],
  'Trợ lý trả lời thế nào': [
    ['Trả lời được, dẫn được bước tiếp', 14, '82,4 %'],
    ['Hỏi lại cho chắc', 1, '5,9 %'],
    ['Chưa trả lời được', 0, '0,0 %'],
    ['Chỉ chỗ gặp cán bộ', 1, '5,9 %'],
    ['Cán bộ trả lời', 0, '0,0 %'],
    ['Ngoài phạm vi', 1, '5,9 %'],
    ['Không nhận (ảnh, tệp, việc nguy hiểm)', 0, '0,0 %'],
    ['Lỗi máy', 0, '0,0 %'],
  ],
  'Cách nộp': [
    ['Qua mạng', 1, '100,0 %', 1],
    ['Bưu điện', 0, '0,0 %', 0],
    ['Trực tiếp', 0, '0,0 %', 0],
  ],
  'Thủ tục': [[birth, 'Đăng ký khai sinh', 3, 1, 0, 0, 1, 1, 1]],
  'Đi tới đâu, dừng ở đâu': [
    ['Bé sinh được bao lâu rồi?', 1, 0],
    ['Nộp qua mạng cần tài khoản VNeID mức 2. Bạn có chưa?', 1, 0],
    ['Giấy tờ cần có', 1, 0],
    ['Nộp qua mạng: Mở trang thủ tục và đăng nhập', 1, 1],
    ['Nộp qua mạng: Chọn nơi giải quyết', 1, 0],
    ['Nộp qua mạng: Khai tờ khai điện tử', 1, 0],
    ['Nộp qua mạng: Đính kèm giấy tờ', 1, 0],
    ['Nộp qua mạng: Chọn cách nhận kết quả', 1, 0],
    ['Nộp qua mạng: Kiểm tra, trả tiền nếu có, và gửi', 1, 0],
    ['Nộp qua mạng: Giữ mã hồ sơ và theo dõi', 1, 0],
    ['Nộp qua mạng: Xem bản nháp Giấy khai sinh', 1, 0],
    ['Đi hết hướng dẫn', 1, 0],
  ].map((row) => ['Đăng ký khai sinh', ...row]),
  'Xã, phường': [['Xã Cẩm Duệ', 1]],
};

describeDatabases('the figures of the desk', (databases) => {
  it('are those of what people did, on the page, in files and month by month', async () => {
    const service = await start(databases);
    await play(service);
    const clerk = await service.signIn();
    const query = 'tu=2026-11-23&den=2026-11-24&theo=ngay';
    const first = await clerk.get(`/can-bo/so-lieu.csv?${query}`);
    expect(first.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(tablesOf(first.html)).toEqual(asText(expected));
    // Once more: now from the sums that were kept.
    expect((await clerk.get(`/can-bo/so-lieu.csv?${query}`)).html).toBe(first.html);
    const months = tablesOf(
      (await clerk.get('/can-bo/so-lieu.csv?tu=2026-10-30&den=2026-11-30&theo=thang')).html,
    );
    // Nobody is counted twice for having come on two days.
    expect(months['Theo thời gian']).toEqual([
      ['10/2026', '0', '0', '0', '0', '0'],
      ['11/2026', '3', '6', '17', '1', '1'],
    ]);
    const { html } = await clerk.get('/can-bo/bao-cao/2026-11');
    expect(html).toContain('Báo cáo tháng 11/2026');
    for (const rows of Object.values(asText(expected)))
      for (const [name = ''] of rows) if (!/^\d/.test(name)) expect(html).toContain(name);
    expect(html.match(/<img\s+class="chart"\s+src="data:image\/svg\+xml;base64,/g)).toHaveLength(2);
    const sheet = await clerk.get(`/can-bo/so-lieu.xlsx?${query}`);
    expect(sheet.headers.get('content-disposition')).toContain('so-lieu-2026-11-23-2026-11-24.xlsx');
    expect(sheet.html.startsWith('PK')).toBe(true);
    const file = await fetch(`${service.url}/can-bo/so-lieu.xlsx?${query}`, {
      headers: { cookie: clerk.cookie },
    });
    // How the assistant answered: counts and shares are both numbers.
    expect(sheetOf(Buffer.from(await file.arrayBuffer()), 4)).toMatch(/<v>\d+<\/v>.*?<v>0\.\d+<\/v>/);
    expect((await clerk.get('/can-bo/bao-cao/2026-13')).status).toBe(404);
  });
});

/** The sheet as it stands in the file, which is a zip: its name, what is beside the name, its bytes. */
function sheetOf(zip: Buffer, number: number): string {
  const name = `xl/worksheets/sheet${number}.xml`;
  const at = zip.indexOf(name);
  return inflateRawSync(zip.subarray(at + name.length + zip.readUInt16LE(at - 2))).toString();
}

type Rows = Readonly<Record<string, readonly (readonly string[])[]>>;

const asText = (tables: typeof expected): Rows =>
  Object.fromEntries(
    Object.entries(tables).map(([title, rows]) => [title, rows.map((row) => row.map(String))]),
  );

/** The tables of the file: a title alone in its line, a heading, rows, an empty line. */
function tablesOf(csv: string): Rows {
  const blocks = csv.split('\r\n\r\n').map((block) => block.trim().split('\r\n'));
  return Object.fromEntries(
    blocks
      .filter(([title]) => title !== undefined && title !== '')
      .map(([title = '', , ...rows]) => [
        title.replaceAll('"', ''),
        rows.map((row) => row.split(';').map((cell) => cell.replaceAll('"', ''))),
      ]),
  );
}
