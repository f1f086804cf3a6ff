// Tells whether two names mean the same paper: by the words that carry meaning, whatever stands between them.

const empty: ReadonlySet<string> = new Set(
  (
    'bản các có của cho chứng do đã đối được đơn giấy gồm hoặc hồ khác không là loại mẫu một nếu này người nộp phải số sơ tài theo thì tờ từ ' +
    'trong trường hợp và về việc với bị để khi liệu quy định minh văn kèm chính sao bạn'
  ).split(' '),
);
/** Share of the words of the shorter name that the longer one has. */
const enough = 0.6;

/** The words of a name that tell it from others. */
export function tellingWords(name: string): ReadonlySet<string> {
  const words =
    name
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+|\d+/gu) ?? [];
  const telling = words.filter((word) => !empty.has(word));
  return new Set(telling.length > 0 ? telling : words);
}

/** True when most of the telling words of the shorter name stand in the longer one. */
export function meansTheSame(a: string, b: string): boolean {
  const [short, long] = [tellingWords(a), tellingWords(b)].sort((x, y) => x.size - y.size);
  if (!short || !long || short.size === 0) return false;
  return [...short].filter((word) => long.has(word)).length >= short.size * enough;
}
