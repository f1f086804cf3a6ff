// `npm run zalo -- authorize | status | menu | retry <reason>`: what an operator of the Zalo channel does by hand.
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { openPayload } from '../bot/channels/tap-payload.ts';
import { grantParts } from '../bot/channels/zalo/adapter.ts';
import { permissionUrl, redeem } from '../bot/channels/zalo/grant.ts';
import { zaloTokens } from '../bot/channels/zalo/token-keeper.ts';
import { readConfig, type Config } from '../config.ts';
import type { ZaloSettings } from '../config-channels.ts';
import { CodedError } from '../errors.ts';
import { loadKnowledge } from '../knowledge/knowledge.ts';
import { createLog } from '../log.ts';
import { openStorage } from '../storage/storage.ts';
import type { Storage } from '../storage/types.ts';
import { outboxLines, tallyLines, vietnameseTime } from './platforms/outbox-lines.ts';
import { checkAddress, type Finding } from './platforms/self-check.ts';

const usage = 'Cách dùng: npm run zalo -- authorize | status | menu | retry "<lý do>"\n';
const print = (...lines: readonly string[]): boolean => process.stdout.write(`${lines.join('\n')}\n`);

const [command, argument] = process.argv.slice(2);
try {
  const config = readConfig(process.env);
  if (command === 'menu') printMenu();
  else if (command === 'authorize') await within(config, authorize);
  else if (command === 'status') await within(config, status);
  else if (command === 'retry' && argument !== undefined) await within(config, retry);
  else {
    process.stderr.write(usage);
    process.exitCode = 2;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

interface Desk {
  readonly config: Config;
  readonly settings: ZaloSettings;
  readonly storage: Storage;
}

async function within(config: Config, work: (desk: Desk) => Promise<void>): Promise<void> {
  if (config.zalo === null) {
    throw new CodedError(
      'config-invalid',
      'Kênh Zalo chưa bật. Đặt các biến ZALO_APP_ID, ZALO_APP_SECRET và ZALO_OA_SECRET_KEY; cách lấy xem docs/huong-dan/zalo.md.',
    );
  }
  const place = config.databaseUrl ? { databaseUrl: config.databaseUrl } : { directory: config.dataDir };
  const storage = await openStorage(place, createLog('silent'));
  try {
    await work({ config, settings: config.zalo, storage });
  } finally {
    await storage.close();
  }
}

/** Prints the permission page and waits until the pair is there: by the browser that comes back, or by the address pasted here. */
async function authorize({ config, settings, storage }: Desk): Promise<void> {
  if (config.publicUrl === null) {
    throw new CodedError(
      'config-invalid',
      'Biến PUBLIC_URL còn thiếu: Zalo cần biết đưa trình duyệt về đâu.',
    );
  }
  const address = config.publicUrl;
  const key = await storage.secrets.getOrCreate('signing-key', () => randomBytes(32).toString('base64url'));
  const grant = grantParts(settings, { storage, key, address: () => address, now: () => new Date() });
  const before = (await storage.tokens.read(zaloTokens))?.generation ?? 0;
  print(
    'Mở địa chỉ này bằng tài khoản quản trị Official Account rồi bấm đồng ý:',
    '',
    permissionUrl(grant),
    '',
    'Trang báo «Đã nối…» thì bấm Enter ở đây. Trang báo chưa nối được thì chép cả địa chỉ của trang, dán vào đây:',
  );
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const pasted = (await terminal.question('> ')).trim();
  terminal.close();
  const code = URL.canParse(pasted)
    ? new URL(pasted).searchParams.get('code')
    : pasted === ''
      ? null
      : pasted;
  const refused = code === null ? null : await redeem(grant, code);
  if (refused !== null) throw new CodedError('platform-authorization-lost', `Zalo chưa cho nối: ${refused}.`);
  const now = await storage.tokens.read(zaloTokens);
  if (now === null || now.generation === before) {
    throw new CodedError(
      'platform-authorization-lost',
      'Chưa nhận được quyền. Bạn chạy lại lệnh này và bấm đồng ý trên trang của Zalo.',
    );
  }
  print(`Đã nối. Token dùng được đến ${vietnameseTime(now.expiresAt)}, sau đó trợ lý tự đổi.`);
}

async function status({ config, settings, storage }: Desk): Promise<void> {
  const tokens = await storage.tokens.read(zaloTokens);
  const findings: Finding[] = [
    tokens === null
      ? { good: false, says: 'Chưa được cấp quyền: chạy «npm run zalo -- authorize».' }
      : tokens.refused !== null
        ? {
            good: false,
            says: `Zalo không đổi token nữa (${tokens.refused}): chạy «npm run zalo -- authorize».`,
          }
        : tokens.expiresAt < new Date()
          ? {
              good: false,
              says: `Token hết hạn lúc ${vietnameseTime(tokens.expiresAt)}; có tin cần gửi thì trợ lý đổi.`,
            }
          : { good: true, says: `Token dùng được đến ${vietnameseTime(tokens.expiresAt)}.` },
    ...(await checkAddress(config.publicUrl, settings.webhookPath)),
    settings.oaSecretKey === settings.appSecret
      ? {
          good: false,
          says: 'ZALO_OA_SECRET_KEY trùng ZALO_APP_SECRET: hai khóa này khác nhau, OA Secret Key nằm ở trang Webhook.',
        }
      : { good: true, says: 'Khóa webhook và khóa ứng dụng khác nhau.' },
  ];
  const tallies = await storage.tallies.read(
    new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10),
  );
  const forged = tallies.get('zalo-bad-signature') ?? 0;
  const heard = (tallies.get('zalo-stored') ?? 0) + (tallies.get('zalo-quiet') ?? 0);
  if (forged > 0 && heard === 0) {
    findings.push({
      good: false,
      says: `${forged} lời gọi sai chữ ký, chưa lời gọi nào đúng: kiểm tra ZALO_OA_SECRET_KEY và ZALO_APP_ID.`,
    });
  } else if (heard === 0) {
    findings.push({
      good: false,
      says: 'Bảy ngày nay không có tin nào đến: xem lại địa chỉ webhook, các sự kiện đã bật, và mục «Lọc cú pháp» phải tắt.',
    });
  }
  print(
    ...findings.map(({ good, says }) => `${good ? '✓' : '✗'} ${says}`),
    '',
    ...outboxLines(await storage.outbox.overview('zalo')),
    '',
    ...tallyLines(tallies, 'zalo-'),
  );
  if (findings.some(({ good }) => !good)) process.exitCode = 1;
}

async function retry({ storage }: Desk): Promise<void> {
  const count = await storage.outbox.revive('zalo', argument ?? '', new Date());
  print(`Đã đưa ${count} tin trở lại hàng đợi.`);
}

/** Zalo's menu is set in its console; each item sends a text, and these texts open the guides. */
function printMenu(): void {
  const kb = loadKnowledge();
  print(
    'Trang quản lý Official Account, mục Công cụ, Menu: chọn loại «Gửi tin nhắn đến OA» rồi chép hai cột này.',
    '',
    ...[...kb.guides.values()].map(({ code, title }) => `${openPayload(code)}\t${title}`),
  );
}
