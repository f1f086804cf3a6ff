// «Có giúp được bạn không?» in channels without our widget: asked once, at the end of a guide, and answered by buttons that carry the answer number.
import type { Answer, Choice, FinishedAnswer } from '../dialogs/types.ts';
import { feedbackReasons, type FeedbackReason } from '../storage/types/feedback.ts';

/** What somebody says of an answer. */
export interface GivenFeedback {
  readonly number: string;
  readonly helped: boolean;
  readonly reason: FeedbackReason | null;
  readonly channel: string;
  /** As typed; masked before it is stored. */
  readonly words: string | null;
}

/** Stores it; `unknown` where there is no such answer. */
export type TakeFeedback = (given: GivenFeedback) => Promise<'taken' | 'unknown'>;

/** What one button says. */
type Said = 'yes' | 'no' | FeedbackReason;

const saysReason: Readonly<Record<FeedbackReason, string>> = {
  wrong: 'Nội dung sai',
  unclear: 'Tôi không hiểu',
  missing: 'Thiếu điều tôi cần',
  other: 'Lý do khác',
};

const button = (label: string, number: string, said: Said): Choice => ({
  label,
  token: ['fb', number, said].join('|'),
});

/** The answer that ended a guide, with the question below it. */
export function askingHelped(answer: FinishedAnswer): FinishedAnswer {
  const { number, choices } = answer;
  if (number === null) return answer;
  const asked = [button('Đã giúp được tôi', number, 'yes'), button('Chưa giúp được tôi', number, 'no')];
  return { ...answer, choices: [...choices, ...asked] };
}

/** @returns null for any other button */
export function readFeedbackToken(token: string): { readonly number: string; readonly said: Said } | null {
  const [kind, number = '', said = ''] = token.split('|');
  if (kind !== 'fb' || number === '') return null;
  const known: readonly Said[] = ['yes', 'no', ...feedbackReasons];
  const found = known.find((one) => one === said);
  return found === undefined ? null : { number, said: found };
}

/** What is stored of a button. */
export function feedbackOf(number: string, said: Said, channel: string): GivenFeedback {
  const reason = said === 'yes' || said === 'no' ? null : said;
  return { number, helped: said === 'yes', reason, channel, words: null };
}

/** What is said to a button. */
export function feedbackAnswer(number: string, said: Said): Answer {
  const reasons = feedbackReasons.map((reason) => button(saysReason[reason], number, reason));
  return {
    status: 'answered',
    procedure: null,
    blocks: [{ kind: 'text', text: sentenceFor(number, said) }],
    choices: said === 'no' ? reasons : [],
    links: [],
    sources: [],
  };
}

function sentenceFor(number: string, said: Said): string {
  if (said === 'yes') return 'Cảm ơn bạn. Cần việc gì nữa, bạn cứ nhắn.';
  if (said === 'no') return 'Cảm ơn bạn đã nói. Chưa được ở chỗ nào, bạn chọn giúp tôi:';
  if (said === 'wrong')
    return `Cảm ơn bạn. Tôi đã chuyển cho người giữ nội dung này kiểm tra. Kết quả hiện ở trang mã trả lời ${number}.`;
  return 'Cảm ơn bạn, tôi đã ghi lại để sửa. Cần gặp cán bộ, bạn nhắn «gặp cán bộ».';
}
