// The ways of filing in the words that citizens and reports use for them.
import type { Method } from './types.ts';

export const methodWords: Readonly<Record<Method, string>> = {
  online: 'nộp qua mạng',
  post: 'gửi bưu điện',
  counter: 'nộp trực tiếp',
};
