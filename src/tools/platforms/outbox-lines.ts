// What an operator reads about a push channel: what waits, what was given up, what was counted.
import type { OutboxOverview } from '../../storage/types.ts';

export function outboxLines(overview: OutboxOverview): string[] {
  const { waiting, oldestWaiting, sent, maybeTwice, dead } = overview;
  const since = oldestWaiting === null ? '' : `, cũ nhất từ ${vietnameseTime(oldestWaiting)}`;
  return [
    `Đã gửi ${sent} tin; đang chờ ${waiting} tin${since}.`,
    `Có thể đến hai lần: ${maybeTwice} tin.`,
    dead.length === 0 ? 'Không có tin nào phải bỏ.' : 'Tin phải bỏ, theo lý do:',
    ...dead.map(
      ({ reason, count, newest }) => `  ${count} tin: ${reason} (mới nhất ${vietnameseTime(newest)})`,
    ),
  ];
}

export function tallyLines(tallies: ReadonlyMap<string, number>, prefix: string): string[] {
  const mine = [...tallies].filter(([name]) => name.startsWith(prefix));
  return ['Bảy ngày qua:', ...mine.map(([name, count]) => `  ${name.slice(prefix.length)}: ${count}`)];
}

/** In the time of Việt Nam. */
export function vietnameseTime(at: Date): string {
  return at.toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' });
}
