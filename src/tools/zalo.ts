// `npm run zalo -- authorize | status | menu | retry <reason>`: what an operator of the Zalo channel does by hand.
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { openPayload } from '../bot/channels/tap-payload.ts';
import { grantParts, permissionUrl, redeem } from '../bot/channels/zalo/grant.ts';
import { zaloTokens } from '../bot/channels/zalo/token-keeper.ts';
import type { ZaloSettings } from '../config/zalo.ts';
import { CodedError } from '../errors.ts';
import { loadKnowledge } from '../knowledge/knowledge.ts';
import type { PlatformTokens } from '../storage/types/platform.ts';
import { atDesk, print, revive, runCommand, type Desk } from './platforms/desk.ts';
import { checkAddress } from './platforms/self-check.ts';
import { accountFinding } from './platforms/zalo-account.ts';
import {
  heardFindings,
  printStatus,
  recentTallies,
  vietnameseTime,
  type Finding,
} from './platforms/status.ts';

const usage = 'Cách dùng: npm run zalo -- authorize | status | menu | retry "<lý do>"\n';
const howToTurnOn =
  'Kênh Zalo chưa bật. Đặt các biến ZALO_APP_ID, ZALO_APP_SECRET và ZALO_OA_SECRET_KEY; cách lấy xem docs/huong-dan/zalo.md.';
const askAgain = 'chạy «npm run zalo -- authorize»';

const [command, argument] = process.argv.slice(2);
const desk = (work: (at: Desk<ZaloSettings>) => Promise<void>): Promise<void> =>
  atDesk(({ zalo }) => zalo, howToTurnOn, work);

await runCommand(async () => {
  if (command === 'menu') printMenu();
  else if (command === 'authorize') await desk(authorize);
  else if (command === 'status') await desk(status);
  else if (command === 'retry' && argument !== undefined)
    await desk(({ storage }) => revive(storage, 'zalo', argument));
  else {
    process.stderr.write(usage);
    process.exitCode = 2;
  }
});

/** Prints the permission page and waits until the pair is there: by the browser that comes back, or by the address pasted here. */
async function authorize({ config, settings, storage }: Desk<ZaloSettings>): Promise<void> {
  const address = config.publicUrl;
  if (address === null) {
    throw new CodedError(
      'config-invalid',
      'Biến PUBLIC_URL còn thiếu: Zalo cần biết đưa trình duyệt về đâu.',
    );
  }
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
  const code = codeOf(await ask());
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

async function ask(): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('> ');
  terminal.close();
  return answer.trim();
}

/** The code alone, or within the address the browser was sent to; null = the browser has done it. */
function codeOf(pasted: string): string | null {
  if (pasted === '') return null;
  return URL.canParse(pasted) ? new URL(pasted).searchParams.get('code') : pasted;
}

async function status({ config, settings, storage }: Desk<ZaloSettings>): Promise<void> {
  const tallies = await recentTallies(storage);
  const tokens = await storage.tokens.read(zaloTokens);
  const token = tokenFinding(tokens);
  const findings: readonly Finding[] = [
    token,
    ...(tokens !== null && token.good ? [await accountFinding(settings, tokens.accessToken)] : []),
    ...(await checkAddress(config.publicUrl, settings.webhookPath, { method: 'POST', body: '{}' })),
    settings.oaSecretKey === settings.appSecret
      ? {
          good: false,
          says: 'ZALO_OA_SECRET_KEY trùng ZALO_APP_SECRET. Hai khóa này khác nhau: OA Secret Key nằm ở trang Webhook.',
        }
      : { good: true, says: 'Khóa webhook và khóa ứng dụng khác nhau.' },
    ...heardFindings(tallies, 'zalo', {
      forged: 'Xem lại ZALO_OA_SECRET_KEY và ZALO_APP_ID.',
      nothing:
        'Bảy ngày nay không có tin nào đến. Xem lại địa chỉ webhook, các sự kiện đã bật, và mục «Lọc cú pháp» phải tắt.',
    }),
  ];
  await printStatus(storage, 'zalo', findings, tallies);
}

function tokenFinding(tokens: PlatformTokens | null): Finding {
  if (tokens === null) return { good: false, says: `Chưa được cấp quyền: ${askAgain}.` };
  if (tokens.refused !== null)
    return { good: false, says: `Zalo không đổi token nữa (${tokens.refused}): ${askAgain}.` };
  const until = vietnameseTime(tokens.expiresAt);
  return tokens.expiresAt > new Date()
    ? { good: true, says: `Token dùng được đến ${until}.` }
    : {
        good: false,
        says: `Token hết hạn lúc ${until}. Dịch vụ có đang chạy không? Dịch vụ tự đổi trước một giờ.`,
      };
}

/** Zalo's menu is set in its console; each item sends a text, and these texts open the guides. */
function printMenu(): void {
  const { guides } = loadKnowledge();
  print(
    'Trang quản lý Official Account, mục Công cụ, Menu: chọn loại «Gửi tin nhắn đến OA» rồi chép hai cột này.',
    '',
    ...[...guides.values()].map(({ code, title }) => `${openPayload(code)}\t${title}`),
  );
}
