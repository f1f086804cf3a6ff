// The states the chat page can be in, and how a person comes there: each is looked at for barriers and for its looks.
import type { ChatPage } from './chat-page.ts';

/** Chooses something from the menu. */
export const menu = (chat: ChatPage, item: string): Promise<void> =>
  chat.frame
    .getByRole('button', { name: 'Thêm' })
    .click()
    .then(() => chat.frame.getByRole('button', { name: item }).click());
/** One size larger. */
export const enlarge = (chat: ChatPage): Promise<void> =>
  chat.frame.getByRole('button', { name: /cỡ chữ/ }).click();
/** The states a page can be in, and how one comes there. */
export const states: Readonly<Record<string, (chat: ChatPage) => Promise<void>>> = {
  greeting: () => Promise.resolve(),
  'kept: what is kept is unfolded': (chat) => chat.frame.getByText('Tin nhắn được giữ thế nào?').click(),
  'a step': async (chat) => {
    await chat.pick('Đăng ký khai sinh');
    await chat.pick('Xong bước này');
  },
  'papers, one ticked, the rare ones unfolded': async (chat) => {
    await chat.pick('Giấy tờ');
    await chat.newest.getByRole('checkbox', { name: 'Tờ khai' }).check();
    await chat.newest.getByText('Chỉ khi đúng trường hợp của bạn').click();
  },
  'a warning, a long answer and a resume link': async (chat) => {
    await chat.ask('lưu ý');
    await chat.ask('dài');
    await chat.ask('mai làm');
  },
  'asked whether to delete': async (chat) => {
    await chat.pick('Đăng ký khai sinh');
    await menu(chat, 'Xóa cuộc trò chuyện');
    await chat.frame.getByText('không lấy lại được').waitFor();
  },
  'times shown, the QR code unfolded': async (chat) => {
    await menu(chat, 'Hiện giờ nhắn');
    await chat.ask('mai làm');
    await chat.newest.getByText('Hiện mã QR').click();
  },
  'told where speech goes': (chat) => chat.frame.getByRole('button', { name: 'Nói thay vì gõ' }).click(),
  'menu open': (chat) => chat.frame.getByRole('button', { name: 'Thêm' }).click(),
  'dark, in a step': async (chat) => {
    await menu(chat, 'Nền tối');
    await chat.ask('giấy tờ');
    await chat.ask('lưu ý');
    await chat.ask('khai sinh');
  },
  'high contrast, in a step': async (chat) => {
    await menu(chat, 'Tương phản cao');
    await chat.ask('giấy tờ');
    await chat.ask('lưu ý');
    await chat.ask('khai sinh');
  },
  'largest text, in a step': async (chat) => {
    await enlarge(chat);
    await enlarge(chat);
    await chat.ask('khai sinh');
  },
  'without a network': async (chat) => {
    await chat.page.context().setOffline(true);
    await chat.say('xin chào');
    await chat.sees('Chưa gửi được. Có mạng là tôi gửi ngay, bạn không cần gõ lại.');
  },
};
