// Turns official wording into pieces a citizen can read: one line, without bullets, the first clause, never more than fits.

/** One line, safe to stand in a content text: no line breaks, no `{places}`, no web addresses. */
export function oneLine(text: string): string {
  return text
    .replace(/(?:https?:\/\/|www\.)[^\s)]+/g, '')
    .replaceAll('{', '(')
    .replaceAll('}', ')')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:])/g, '$1')
    .trim();
}

const bullet =
  /^(?:[-–—+*•●.,;:]+|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})(?:\.\d{1,2})*[.)](?=[\s.\p{L}])|bước \d+:?)\s*/iu;

/** Takes list marks («- », «a) », «1.2.») and the full stop away. */
export function withoutMarks(text: string): string {
  let rest = oneLine(text);
  for (let next = rest.replace(bullet, ''); next !== rest; next = rest.replace(bullet, '')) rest = next;
  return rest.replace(/[\s.;:,]+$/, '');
}

/** Where the name of a paper ends and its legal description begins. */
const clauseEnd =
  /\s*(?:[;:]|\.\s|\(|,? (?:theo (?:mẫu|quy định|hướng dẫn|điểm|khoản|điều)|(?:được )?(?:ban hành|quy định) (?:kèm|tại|theo)|kèm theo (?:thông tư|nghị định))(?=\s|$))/i;
/** Nothing shorter than this is the name of a paper. */
const leastClause = 8;

/** The part of an official name that says what it is; the whole when it cannot be told. */
export function firstClause(text: string): string {
  const line = withoutMarks(text);
  const end = clauseEnd.exec(line)?.index ?? line.length;
  return end < leastClause ? line : line.slice(0, end).replace(/[\s,;:.-]+$/, '');
}

const properNames: readonly (readonly [RegExp, string])[] = [
  [/việt nam/g, 'Việt Nam'],
  [/hà tĩnh/g, 'Hà Tĩnh'],
  [/nhà nước/g, 'Nhà nước'],
];

/** Text that is written in capitals throughout, in small letters. */
export function withoutShouting(text: string): string {
  const letters = text.replace(/\P{L}/gu, '');
  const capitals = text.replace(/\P{Lu}/gu, '');
  if (letters.length < 12 || capitals.length < letters.length * 0.6) return text;
  return properNames.reduce((small, [pattern, proper]) => small.replace(pattern, proper), text.toLowerCase());
}

/** Ends a sentence that may have been cut. */
export function asSentence(text: string): string {
  return /[.…!?]$/.test(text) ? text : `${text}.`;
}

/** At most `limit` characters, cut between words with an ellipsis. */
export function atMost(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit / 2)).replace(/[\s,;:.(-]+$/, '')}…`;
}

/** True where the text still speaks of districts, which were abolished on 1 July 2025. */
export function mentionsDistrict(text: string): boolean {
  return /(?<!\p{L})(?:huyện|thị xã)(?!\p{L})/iu.test(text);
}
