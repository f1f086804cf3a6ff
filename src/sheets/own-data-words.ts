// The words of what a person gets who asks for their data, in both languages.
import type { Language } from '../knowledge/knowledge.ts';

export interface OwnDataWords {
  readonly title: string;
  /** @param at - said already */
  readonly taken: (at: string) => string;
  readonly channel: string;
  readonly channels: Readonly<Record<string, string>>;
  readonly account: string;
  readonly begun: string;
  readonly used: string;
  readonly working: string;
  readonly unit: string;
  readonly nothing: string;
  readonly messages: (count: number) => string;
  readonly you: string;
  readonly assistant: string;
  readonly undelivered: (count: number) => string;
  readonly questions: (count: number) => string;
  readonly handovers: (count: number) => string;
  readonly nobodyCame: string;
  /** @param at - said already */
  readonly clerkCame: (at: string) => string;
  readonly rest: (received: number, counted: number) => string;
}

const vietnamese: OwnDataWords = {
  title: 'Những gì trợ lý đang giữ về cuộc trò chuyện của bạn',
  taken: (at) => `Lấy ra lúc ${at}. Số giấy tờ, số điện thoại, mật khẩu đã được che trước khi lưu.`,
  channel: 'Kênh',
  channels: { web: 'trang web', zalo: 'Zalo', messenger: 'Messenger', botframework: 'Bot Framework' },
  account: 'Mã tài khoản',
  begun: 'Bắt đầu',
  used: 'Dùng lần cuối',
  working: 'Việc đang làm',
  unit: 'Xã, phường',
  nothing: 'không có',
  messages: (count) => `Tin nhắn (${count})`,
  you: 'Bạn',
  assistant: 'Trợ lý',
  undelivered: (count) => `Tin chưa gửi được (${count})`,
  questions: (count) => `Câu trợ lý chưa hiểu chắc, giữ lại cho cán bộ xem (${count})`,
  handovers: (count) => `Những lần bạn hỏi gặp cán bộ (${count})`,
  nobodyCame: 'chưa có cán bộ nhận',
  clerkCame: (at) => `cán bộ nhận lúc ${at}`,
  rest: (received, counted) =>
    `Ngoài ra còn ${received} mã tin đã nhận (để không trả lời hai lần) và ${counted} số đếm thống kê. Bản JSON ghi đủ từng mục.`,
};

const english: OwnDataWords = {
  title: 'What the assistant keeps of your conversation',
  taken: (at) =>
    `Taken on ${at}. Numbers of papers, phone numbers and passwords were masked before anything was kept.`,
  channel: 'Channel',
  channels: { web: 'web page', zalo: 'Zalo', messenger: 'Messenger', botframework: 'Bot Framework' },
  account: 'Account id',
  begun: 'Begun',
  used: 'Last used',
  working: 'Working on',
  unit: 'Commune or ward',
  nothing: 'none',
  messages: (count) => `Messages (${count})`,
  you: 'You',
  assistant: 'Assistant',
  undelivered: (count) => `Messages not delivered yet (${count})`,
  questions: (count) => `Messages the assistant was not sure about, kept for officers (${count})`,
  handovers: (count) => `Times you asked for an officer (${count})`,
  nobodyCame: 'no officer came',
  clerkCame: (at) => `an officer came at ${at}`,
  rest: (received, counted) =>
    `There are also ${received} ids of messages received (so that none is answered twice) and ${counted} counts for statistics. The JSON file has each of them.`,
};

export const ownDataWords = (language: Language): OwnDataWords => (language === 'en' ? english : vietnamese);
