// Writes the page of all settings from the schema that reads them, so that the page cannot be wrong: docs/van-hanh/cau-hinh.md.
import type { z } from 'zod';

/** What stands where a default is left out. */
const none = '(trống)';

/**
 * @param environment - the schema of all variables, each with a description
 * @returns Markdown
 */
export function settingsReference(environment: z.ZodObject): string {
  const rows = Object.entries(environment.shape).map(([name, rule]) => ({
    name,
    byDefault: defaultOf(rule as z.ZodType),
    means: (rule as z.ZodType).description ?? '',
  }));
  return [
    '# Mọi biến cài đặt',
    '',
    'Trang này do `npm run -s settings > docs/van-hanh/cau-hinh.md` viết ra từ chính quy tắc đọc cài đặt; đừng sửa tay. Đặt bằng biến môi trường trước khi chạy;',
    'ghi sai thì chương trình nói rõ biến nào và dừng. Khóa bí mật chỉ đặt bằng biến môi trường hoặc tệp mà chỉ root đọc được.',
    '',
    '| Tên | Mặc định | Ý nghĩa |',
    '| --- | --- | --- |',
    ...rows.map(({ name, byDefault, means }) => `| \`${name}\` | ${byDefault} | ${means} |`),
    '',
  ].join('\n');
}

function defaultOf(rule: z.ZodType): string {
  const read = rule.safeParse(undefined);
  const value: unknown = read.success ? read.data : undefined;
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'string' || typeof value === 'number') return value === '' ? none : String(value);
  const written = JSON.stringify(value ?? null);
  return ['null', '[]', '{}'].includes(written) ? none : written;
}
