// What each error code of Zalo's API means for a message and for the channel: one table, from Zalo's own list and those who run it.
import type { Verdict } from '../../outbox/verdict.ts';

/** `renew`: the access token is no longer taken; a new one is fetched once and the message tried once more. */
type Handling = 'renew' | 'again' | 'few-times' | 'slower' | 'halt' | 'give-up';

/** How often a message is tried that Zalo says it could not send. */
const fewTimes = 5;

const handling: Readonly<Record<number, { readonly then: Handling; readonly says: string }>> = {
  [-32]: { then: 'slower', says: 'quá số lượt gọi cho phép' },
  [-100]: { then: 'give-up', says: 'tệp đính kèm hết hạn' },
  [-200]: { then: 'few-times', says: 'Zalo không gửi được' },
  [-201]: { then: 'give-up', says: 'tham số sai' },
  [-204]: { then: 'halt', says: 'Official Account đã bị xóa' },
  [-205]: { then: 'halt', says: 'không có Official Account này' },
  [-209]: { then: 'halt', says: 'ứng dụng chưa kích hoạt' },
  [-210]: { then: 'give-up', says: 'tham số vượt giới hạn' },
  [-211]: { then: 'halt', says: 'hết hạn mức gửi tin' },
  [-212]: { then: 'halt', says: 'ứng dụng chưa đăng ký Official Account API' },
  [-213]: { then: 'give-up', says: 'người này chưa quan tâm Official Account' },
  [-216]: { then: 'renew', says: 'access token sai' },
  [-217]: { then: 'give-up', says: 'người này chặn lời mời' },
  [-218]: { then: 'give-up', says: 'người này đã nhận đủ số tin' },
  [-219]: { then: 'halt', says: 'ứng dụng đã bị gỡ' },
  [-220]: { then: 'renew', says: 'access token hết hạn' },
  [-221]: { then: 'halt', says: 'Official Account chưa xác thực' },
  [-223]: { then: 'halt', says: 'Official Account chưa cấp quyền cho ứng dụng' },
  [-224]: { then: 'halt', says: 'gói dịch vụ của Official Account không đủ' },
  [-227]: { then: 'give-up', says: 'tài khoản người này bị khóa hoặc không dùng trên 45 ngày' },
  [-230]: { then: 'give-up', says: 'người này không tương tác trong 7 ngày' },
  [-232]: { then: 'give-up', says: 'người này không tương tác trong 7 ngày' },
  [-233]: { then: 'give-up', says: 'loại tin không được phép' },
  [-234]: { then: 'again', says: 'không được gửi từ 22 giờ đến 6 giờ' },
  [-235]: { then: 'give-up', says: 'API không dùng được với Official Account này' },
  [-237]: { then: 'give-up', says: 'nhóm đã hết hạn' },
  [-240]: { then: 'give-up', says: 'API gửi tin bản 2 đã đóng' },
  [-242]: { then: 'halt', says: 'appsecret_proof sai' },
  [-244]: { then: 'give-up', says: 'người này hạn chế loại tin này' },
  [-248]: { then: 'give-up', says: 'vi phạm chính sách của Zalo' },
  [-249]: { then: 'give-up', says: 'vi phạm chính sách của Zalo' },
  [-320]: { then: 'halt', says: 'chưa nối Zalo Cloud Account' },
  [-321]: { then: 'halt', says: 'Zalo Cloud Account hết tiền' },
  [-403]: { then: 'give-up', says: 'bị từ chối' },
  [-1340]: { then: 'give-up', says: 'yêu cầu không thực hiện được' },
  [-1341]: { then: 'give-up', says: 'yêu cầu không thực hiện được' },
};

/** A code in no list is tried a few times: it may pass, and if it does not the operator sees it. */
export function verdictOf(code: number): Verdict | { readonly kind: 'renew'; readonly reason: string } {
  const { then, says } = handling[code] ?? { then: 'few-times', says: 'mã lỗi chưa biết' };
  const reason = `${code} ${says}`;
  switch (then) {
    case 'again':
      return { kind: 'again', reason, maybeSent: false };
    case 'few-times':
      return { kind: 'again', reason, maybeSent: false, mostTries: fewTimes };
    default:
      return { kind: then, reason };
  }
}
