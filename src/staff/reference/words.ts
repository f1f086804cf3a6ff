// The words of the desk for what the content names by letters and ids.
import type { SheetFact, SheetStop } from '../../dialogs/dialogs.ts';
import type { Guide } from '../../knowledge/types.ts';

/** Headings, by the fact below each. */
export const factTitles: Readonly<Record<SheetFact, string>> = {
  documents: 'Giấy tờ cần chuẩn bị',
  duration: 'Thời hạn',
  fee: 'Phí, lệ phí',
  where: 'Nơi giải quyết',
  eligibility: 'Ai được nộp',
  result: 'Kết quả',
  legal_basis: 'Căn cứ pháp lý',
};

const grades: Readonly<Record<Guide['grade'], string>> = {
  A: 'A, đủ rõ và còn mới',
  B: 'B, còn điều chưa chắc',
  C: 'C, quy định có lẽ đã đổi',
};

/** How far the content can be trusted. */
export function sayTrust({ layer, grade, gradeReason }: Guide): string {
  if (layer === 'record') return 'theo bản ghi của Cổng, chưa có người biên tập';
  return `${grades[grade]} (${gradeReason.replace(/\.$/, '')})`;
}

/** Where the guide opens: «bước 2: Đếm và niêm phong». */
export function sayStop({ kind, title, number }: SheetStop): string {
  if (kind === 'papers') return 'danh sách giấy tờ';
  return kind === 'step' ? `bước ${number}: ${title}` : `câu hỏi «${title}»`;
}
