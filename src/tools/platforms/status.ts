// What `status` prints for every channel: findings of the self-check, the outbox, and what was counted in a week.
import type { OutboxOverview } from '../../storage/types/outbox.ts';
import type { Storage } from '../../storage/types/storage.ts';
import { print } from './desk.ts';

export interface Finding {
  readonly good: boolean;
  readonly says: string;
}

/** The counts of the last seven days. */
export function recentTallies(storage: Storage): Promise<ReadonlyMap<string, number>> {
  return storage.tallies.read(new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10));
}

/** What the counts of the webhook tell about the settings. */
export function heardFindings(
  tallies: ReadonlyMap<string, number>,
  channel: string,
  advice: { readonly forged: string; readonly nothing: string },
): Finding[] {
  const count = (name: string): number => tallies.get(`${channel}-${name}`) ?? 0;
  const heard = count('stored') + count('duplicate') + count('quiet') + count('not-for-us');
  if (heard > 0) return [{ good: true, says: `Bảy ngày qua nhận ${heard} lời gọi đúng chữ ký.` }];
  const forged = count('bad-signature');
  return [
    { good: false, says: forged > 0 ? `${forged} lời gọi sai chữ ký. ${advice.forged}` : advice.nothing },
  ];
}

/** Prints it all; the command fails if something is wrong. */
export async function printStatus(
  storage: Storage,
  channel: string,
  findings: readonly Finding[],
  tallies: ReadonlyMap<string, number>,
): Promise<void> {
  print(
    ...findings.map(({ good, says }) => `${good ? '✓' : '✗'} ${says}`),
    '',
    ...outboxLines(await storage.outbox.overview(channel)),
    '',
    'Đếm trong bảy ngày (dịch vụ đang chạy ghi lại mỗi 10 giây):',
    ...[...tallies]
      .filter(([name]) => name.startsWith(`${channel}-`))
      .map(([name, count]) => `  ${countedAs(name.slice(channel.length + 1))}: ${count}`),
  );
  if (findings.some(({ good }) => !good)) process.exitCode = 1;
}

/** What the service counts, in words; what is not here is printed by its name. */
const counted: Readonly<Record<string, string>> = {
  stored: 'tin nhận để trả lời',
  duplicate: 'tin nền tảng gửi lại, đã có rồi',
  retried: 'lời gọi đến lần nữa (num_retry)',
  quiet: 'tin để cán bộ trả lời',
  human: 'tin cán bộ tự gửi',
  withdrawn: 'người rút lại đồng ý',
  'too-many': 'tin bị chặn vì nhắn dồn dập',
  'not-for-us': 'sự kiện không cần trả lời',
  'other-account': 'sự kiện của tài khoản khác',
  unreadable: 'lời gọi không đọc được (kể cả lúc bấm kiểm tra)',
  'bad-signature': 'lời gọi sai chữ ký',
  'given-up': 'tin phải bỏ',
  'maybe-twice': 'tin có thể đến hai lần',
};

function countedAs(name: string): string {
  const quota = /^quota-(.+)$/.exec(name)?.[1];
  if (quota === undefined) return counted[name] ?? name;
  return quota === 'billable' ? 'tin gửi mất phí' : `tin gửi theo hạn mức ${quota}`;
}

function outboxLines({ waiting, oldestWaiting, held, sent, maybeTwice, dead }: OutboxOverview): string[] {
  const since = oldestWaiting === null ? '' : `, cũ nhất từ ${vietnameseTime(oldestWaiting)}`;
  return [
    `Đã gửi ${sent} tin; đang chờ ${waiting} tin${since}.`,
    ...held.map(({ reason, count }) => `  ${count} tin chờ gửi lại vì: ${reason}`),
    `Có thể đến hai lần: ${maybeTwice} tin.`,
    dead.length === 0 ? 'Không có tin nào phải bỏ.' : 'Tin phải bỏ, theo lý do:',
    ...dead.map(
      ({ reason, count, newest }) => `  ${count} tin: ${reason} (mới nhất ${vietnameseTime(newest)})`,
    ),
  ];
}

/** In the time of Việt Nam. */
export function vietnameseTime(at: Date): string {
  return at.toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' });
}
