// How values in the environment of the process may look; each message completes the sentence «Biến NAME …».
import { z } from 'zod';

export const id = z.string().regex(/^\d{5,25}$/, 'phải là một dãy chữ số.');
export const secret = z.string().trim().min(8, 'phải dài ít nhất 8 ký tự.');
export const path = z.string().regex(/^\/[\w./-]{1,100}$/, 'phải là đường dẫn bắt đầu bằng dấu /.');
export const site = z
  .string()
  .refine((value) => URL.canParse(value) && /^https?:/.test(value), 'phải là một địa chỉ https://.')
  .transform((value) => value.replace(/\/+$/, ''));
/** Where people open a chat; `{code}` stands where the platform takes words along. */
export const chatUrl = z
  .string()
  .refine((value) => URL.canParse(value) && value.startsWith('https://'), 'phải là một địa chỉ https://.');
export const flag = z
  .enum(['0', '1', 'false', 'true'], 'phải là 1 hoặc 0.')
  .transform((value) => value === '1' || value === 'true');

export const number = (least: number, most: number): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d{1,9}$/, `phải là một số từ ${least} đến ${most}.`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `phải là một số từ ${least} đến ${most}.`);

/** «text=2000,buttons=5»: what a platform has changed since our tables were written. */
export const limits = z
  .string()
  .regex(/^\w+=\d{1,5}(,\w+=\d{1,5})*$/, 'phải có dạng tên=số, cách nhau bằng dấu phẩy.')
  .transform((value): Readonly<Record<string, number>> =>
    Object.fromEntries(
      value.split(',').map((pair) => {
        const [name = '', most = '0'] = pair.split('=');
        return [name, Number(most)];
      }),
    ),
  );
