// What the edge itself says: when there is nothing to understand, and when the assistant failed.
import type { Answer, AnswerStatus } from '../dialogs/types.ts';
import type { EdgeInput } from './types.ts';

const sentences: Record<EdgeInput['kind'] | 'failure', string> = {
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

const statuses: Record<EdgeInput['kind'] | 'failure', AnswerStatus> = {
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
export function edgeAnswer(kind: EdgeInput['kind'] | 'failure'): Answer {
  return {
    status: statuses[kind],
    procedure: null,
    blocks: [{ kind: 'text', text: sentences[kind] }],
    choices: [],
    links: [],
    sources: [],
  };
}
