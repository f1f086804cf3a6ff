// What each error of the Send API means for a message and for the channel: one table, by code and subcode.
import { z } from 'zod';
import type { Verdict } from '../../outbox/verdict.ts';

type Handling = Verdict['kind'] & ('again' | 'slower' | 'halt' | 'give-up');

const few = 5;

/** `code` or `code/subcode`; the longer key is looked up first. */
const handling: Readonly<Record<string, { readonly then: Handling; readonly says: string }>> = {
  '1': { then: 'again', says: 'lỗi tạm thời của Meta' },
  '2': { then: 'again', says: 'dịch vụ của Meta tạm ngừng' },
  '4': { then: 'slower', says: 'quá số lượt gọi của ứng dụng' },
  '17': { then: 'slower', says: 'quá số lượt gọi của tài khoản' },
  '32': { then: 'slower', says: 'quá số lượt gọi của trang' },
  '613': { then: 'slower', says: 'quá số lượt gọi' },
  '10': { then: 'halt', says: 'ứng dụng thiếu quyền' },
  '10/2018278': { then: 'give-up', says: 'quá 24 giờ từ tin cuối của người dân' },
  '10/2534022': { then: 'give-up', says: 'quá 24 giờ từ tin cuối của người dân' },
  '10/2018065': { then: 'give-up', says: 'quá 24 giờ từ tin cuối của người dân' },
  '10/2018108': { then: 'give-up', says: 'người này không nhận tin' },
  '100': { then: 'give-up', says: 'tham số sai' },
  '100/2018001': { then: 'give-up', says: 'không có người này' },
  '190': { then: 'halt', says: 'mã truy cập của trang không dùng được nữa' },
  '200': { then: 'halt', says: 'ứng dụng thiếu quyền' },
  '200/1545041': { then: 'give-up', says: 'người này không nhận tin' },
  '341': { then: 'slower', says: 'ứng dụng bị giới hạn tạm thời' },
  '368': { then: 'halt', says: 'trang bị hạn chế do chính sách' },
  '551': { then: 'give-up', says: 'người này không nhận tin' },
};

const refusal = z.object({
  error: z.looseObject({ code: z.number(), error_subcode: z.number().optional() }),
});

/** @returns null if the answer names no error */
export function verdictOf(body: unknown): Verdict | null {
  const parsed = refusal.safeParse(body);
  if (!parsed.success) return null;
  const { code, error_subcode: subcode } = parsed.data.error;
  const key = subcode === undefined ? String(code) : `${code}/${subcode}`;
  const known = handling[key] ?? handling[String(code)];
  const { then, says } = known ?? { then: 'again', says: 'mã lỗi chưa biết' };
  const reason = `${key} ${says}`;
  if (then !== 'again') return { kind: then, reason };
  return { kind: 'again', reason, maybeSent: false, ...(known === undefined && { mostTries: few }) };
}
