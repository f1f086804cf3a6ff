// `npm run messenger -- profile | status | retry <reason>`: what an operator of the Messenger channel does by hand.
import { callPage } from '../bot/channels/messenger/api.ts';
import { verdictOf } from '../bot/channels/messenger/error-codes.ts';
import { profileOf } from '../bot/channels/messenger/profile.ts';
import type { MessengerSettings } from '../config/messenger.ts';
import { CodedError } from '../errors.ts';
import { loadKnowledge } from '../knowledge/knowledge.ts';
import { atDesk, print, revive, runCommand, type Desk } from './platforms/desk.ts';
import { checkAddress } from './platforms/self-check.ts';
import { heardFindings, printStatus, recentTallies, type Finding } from './platforms/status.ts';

const usage = 'Cách dùng: npm run messenger -- profile | status | retry "<lý do>"\n';
const howToTurnOn =
  'Kênh Messenger chưa bật. Đặt các biến MESSENGER_PAGE_TOKEN, MESSENGER_APP_SECRET và MESSENGER_VERIFY_TOKEN; cách lấy xem docs/huong-dan/messenger.md.';

const [command, argument] = process.argv.slice(2);
const desk = (work: (at: Desk<MessengerSettings>) => Promise<void>): Promise<void> =>
  atDesk(({ messenger }) => messenger, howToTurnOn, work);

await runCommand(async () => {
  if (command === 'profile') await desk(setProfile);
  else if (command === 'status') await desk(status);
  else if (command === 'retry' && argument !== undefined)
    await desk(({ storage }) => revive(storage, 'messenger', argument));
  else {
    process.stderr.write(usage);
    process.exitCode = 2;
  }
});

async function setProfile({ config, settings }: Desk<MessengerSettings>): Promise<void> {
  const profile = profileOf(loadKnowledge(), config.publicUrl);
  const refused = await refusalOf(settings, 'POST', profile);
  if (refused !== null) throw new CodedError('channel-halted', `Meta chưa nhận: ${refused}.`);
  print(
    'Đã đặt nút bắt đầu, lời chào, câu hỏi gợi ý và menu. Mở lại cuộc trò chuyện trên điện thoại để thấy.',
  );
}

/** @returns null if the call went well */
async function refusalOf(
  settings: MessengerSettings,
  method: 'GET' | 'POST',
  body?: unknown,
): Promise<string | null> {
  const path = method === 'GET' ? 'messenger_profile?fields=get_started' : 'messenger_profile';
  const called = await callPage(settings, method, path, body);
  if (called.kind === 'failed') return called.reason;
  if (called.status === 200) return null;
  const verdict = verdictOf(called.body);
  return verdict !== null && 'reason' in verdict ? verdict.reason : `HTTP ${called.status}`;
}

async function status({ config, settings, storage }: Desk<MessengerSettings>): Promise<void> {
  const tallies = await recentTallies(storage);
  const proof = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.verify_token': settings.verifyToken,
    'hub.challenge': '1',
  });
  const refused = await refusalOf(settings, 'GET');
  const findings: readonly Finding[] = [
    refused === null
      ? { good: true, says: 'Mã truy cập của trang dùng được.' }
      : { good: false, says: `Mã truy cập của trang không dùng được: ${refused}.` },
    ...(await checkAddress(config.publicUrl, `${settings.webhookPath}?${proof.toString()}`, {})),
    ...heardFindings(tallies, 'messenger', {
      forged: 'Xem lại MESSENGER_APP_SECRET.',
      nothing:
        'Bảy ngày nay không có tin nào đến. Xem lại địa chỉ webhook, các mục đã đăng ký, và trang đã nối với ứng dụng chưa.',
    }),
  ];
  await printStatus(storage, 'messenger', findings, tallies);
}
