// `content new <code>`: begins a guide from the official record, so that an editor writes words and need not copy figures.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { contentFolder, loadKnowledge, type RecordShelf } from '../../knowledge/knowledge.ts';
import type { Guide } from '../../knowledge/types.ts';
import type { Outcome } from './command.ts';

const heading = (
  day: string,
): string => `# Viết từ bản ghi của Cổng ngày ${day}; chưa có người mở Cổng kiểm lại.
# Giấy tờ, phí, thời hạn dưới đây là của bản ghi: sửa lời cho dễ hiểu, đừng sửa con số. Viết lại title, summary, gradeReason. Còn thiếu: aliases (ít nhất 5 cách gọi của người dân),
# mistakes (ít nhất 2), và ít nhất một điều riêng ở steps của mỗi cách nộp. Chạy "npm run content -- check" để xem còn thiếu gì.
`;

/** Writes guides/<code>.yml into the content, unless there is one already. */
export function begin(code: string, shelf: RecordShelf, folder: string = contentFolder): Outcome {
  const file = join(folder, 'guides', `${code}.yml`);
  if (existsSync(file)) return { lines: [`Đã có ${file}, không ghi đè.`], code: 1 };
  const guide = loadKnowledge(folder, shelf).recordGuide(code);
  if (!guide)
    return {
      lines: [`Không có bản ghi mã ${code}. Nhập bản ghi trước: npm run catalogue -- import <tệp>.`],
      code: 1,
    };
  const day = guide.sources.find((s) => s.recordOn !== undefined)?.recordOn ?? '';
  writeFileSync(file, `${heading(day)}${stringify(written(guide), { lineWidth: 140 })}`);
  return {
    lines: [`Đã viết ${file}. Viết tiếp vào đó, rồi chạy: npm run content -- check`],
    code: 0,
  };
}

/** Lists that stay, empty or not: they are to be filled in. */
const kept: ReadonlySet<string> = new Set(['aliases', 'mistakes', 'documents', 'sources']);
/** What is known of derived guides only. */
const derivedOnly: ReadonlySet<string> = new Set(['layer', 'notices', 'officeWords']);

/** The fields of a guide that people write. */
function written(guide: Guide): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(guide).filter(
      ([key, value]) => !derivedOnly.has(key) && (kept.has(key) || !Array.isArray(value) || value.length > 0),
    ),
  );
}
