// What stands in the transcript of what a person did on a platform: their masked words, or a sign for what was not kept.
import type { IncomingInput } from '../types.ts';

const signs: Readonly<Partial<Record<IncomingInput['kind'], string>>> = {
  'too-long': '[tin dài quá]',
  empty: '[tin trống]',
  attachment: '[ảnh, tệp hoặc ghi âm]',
  location: '[vị trí]',
  sticker: '[nhãn dán]',
  link: '[đường dẫn]',
  contact: '[danh thiếp]',
  'too-fast': '[tin dồn dập]',
  'too-busy': '[tin lúc quá đông]',
};

/** null for what is no message, such as opening a conversation. */
export function echoOf(input: IncomingInput): { readonly type: 'message'; readonly text: string } | null {
  if (input.kind === 'text') return { type: 'message', text: input.text };
  if (input.kind === 'tap') return { type: 'message', text: input.label };
  const sign = signs[input.kind];
  return sign === undefined ? null : { type: 'message', text: sign };
}
