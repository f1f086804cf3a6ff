// What the edge itself says: when there is nothing to understand, and when the assistant failed.
import type { Answer, AnswerStatus } from '../dialogs/types.ts';
import type { EdgeInput, Language } from './types.ts';

type Said = EdgeInput['kind'] | 'failure';

const vietnamese: Readonly<Record<Said, string>> = {
  'too-long':
    'Tin nhắn này dài quá, tôi không đọc hết được. Bạn viết ngắn lại giúp tôi: bạn muốn làm thủ tục gì, và đang vướng ở đâu?',
  empty: 'Tôi chưa thấy chữ nào trong tin vừa rồi. Bạn gõ lại giúp tôi nhé.',
  attachment:
    'Tôi không nhận ảnh, tệp hay ghi âm, và không lưu lại. Bạn gõ bằng chữ giúp tôi. Giấy tờ thì bạn chỉ gửi khi nộp hồ sơ trên Cổng Dịch vụ công.',
  erase:
    'Tôi đã xóa cuộc trò chuyện này khỏi máy chủ. Tôi không còn nhớ việc bạn đang làm. Hồ sơ bạn đã nộp trên Cổng vẫn còn nguyên. Bạn cần việc gì nữa không?',
  location:
    'Tôi không dùng và không lưu vị trí của bạn. Bạn gõ tên xã, phường nơi bạn ở, tôi chỉ nơi nộp gần bạn.',
  sticker: 'Cảm ơn bạn. Bạn cần làm giấy tờ gì, cứ gõ bằng chữ giúp tôi.',
  link: 'Tôi không mở được đường dẫn trong tin nhắn. Bạn gõ bằng chữ việc bạn cần, tôi chỉ từng bước.',
  contact: 'Tôi không lưu danh thiếp và số điện thoại. Bạn gõ bằng chữ việc bạn cần giúp tôi nhé.',
  'too-fast': 'Bạn nhắn nhanh quá, tôi chưa đọc kịp mấy tin vừa rồi. Bạn chờ một phút rồi gửi lại giúp tôi.',
  'too-busy':
    'Đang có rất nhiều người hỏi cùng lúc nên tôi chưa đọc được tin vừa rồi. Bạn gửi lại sau một phút, hoặc gọi 18001096 (Cổng Dịch vụ công quốc gia).',
  failure:
    'Tôi đang gặp trục trặc nên chưa trả lời được câu này. Bạn gửi lại sau ít phút, hoặc gọi 18001096 (Cổng Dịch vụ công quốc gia).',
};

const english: Readonly<Record<Said, string>> = {
  'too-long':
    'This message is too long for me to read. Please write it shorter: which procedure do you need, and where are you stuck?',
  empty: 'I see no words in that message. Please type it again.',
  attachment:
    'I do not take photos, files or voice messages, and I do not keep them. Please type your question. Papers are sent only when you file on the National Public Service Portal.',
  erase:
    'I have deleted this conversation from the server. I no longer remember what you were doing. Applications that you filed on the Portal are still there. Do you need anything else?',
  location:
    'I do not use or keep your location. Type the name of the commune or ward you live in, and I will name the place to file.',
  sticker: 'Thank you. Please type what you need to do.',
  link: 'I cannot open links in messages. Please type what you need, and I will guide you step by step.',
  contact: 'I do not keep contact cards or phone numbers. Please type what you need.',
  'too-fast': 'You write faster than I can read. Please wait a minute and send it again.',
  'too-busy':
    'Very many people are asking at the moment, so I could not read that. Please send it again in a minute, or call 18001096 (National Public Service Portal, in Vietnamese).',
  failure:
    'Something went wrong, so I could not answer. Please send it again in a few minutes, or call 18001096 (National Public Service Portal, in Vietnamese).',
};

const statuses: Readonly<Record<Said, AnswerStatus>> = {
  'too-long': 'clarify',
  empty: 'clarify',
  attachment: 'refused',
  location: 'refused',
  sticker: 'clarify',
  link: 'clarify',
  contact: 'refused',
  'too-fast': 'refused',
  'too-busy': 'refused',
  erase: 'answered',
  failure: 'error',
};

/** The answer to something the assistant is not asked about. What was pending stays pending. */
export function edgeAnswer(kind: Said, language: Language): Answer {
  const sentences = language === 'en' ? english : vietnamese;
  return {
    status: statuses[kind],
    procedure: null,
    blocks: [{ kind: 'text', text: sentences[kind] }],
    choices: [],
    links: [],
    sources: [],
    ...(language === 'vi' ? {} : { language }),
  };
}
