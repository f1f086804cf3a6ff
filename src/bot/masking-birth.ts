// Finds dates of birth that stand beside a name: together they tell who somebody is. A date alone stays, since the assistant asks when a
// child was born.
const surnames =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trịnh|Mai|Tô|Cao|Lương|Thái|Tạ|Chu|Châu|Hà|Kiều|Lưu|Nghiêm|Phùng|Quách|Thân|Tống|Triệu|Trương|Vương|Biện|Bạch|Đào|Từ|Kim|Lâm|Nghiêm|Tăng|Uông|Hứa';
const capital = '\\p{Lu}[\\p{Ll}\\p{M}]+';
/** With capitals, or with the middle names that nothing else has; not the name of a street. */
const name = `(?<!(?:đường|phố|ngõ|\\d) )(?:(?:${surnames})(?: ${capital}){1,4}|(?:${surnames.toLowerCase()}) (?:thị|văn)(?: \\p{L}+){1,3})`;
const date =
  '(?:ngày\\s)?(?:\\d{1,2}\\s?[/.-]\\s?\\d{1,2}\\s?[/.-]\\s?(?:19|20)?\\d{2}|\\d{1,2} tháng \\d{1,2},? năm \\d{4}|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\\d{2})(?!\\d)';
const born = '(?:ngày sinh|sinh ngày|năm sinh|sinh năm|sinh|ngày tháng năm sinh|sn|ns)';
const bornIn = new RegExp(born);
const pattern = new RegExp(
  `(?:${name})(?:(?:[\\s,;:(-]{1,4}|[^.?!\\n]{0,30}?)${born}[\\s:,]{0,3}|[\\s,;:(-]{1,3})(?<date>${date})`,
  'gud',
);

/** Where such dates stand in a text, in order. */
export function findBirthDates(text: string): readonly { readonly from: number; readonly to: number }[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: all, indices }) => {
    const found = indices?.groups?.['date'];
    // Without «sinh» two capitals may be any place («Hà Tĩnh 1/7/2025»).
    const certain = bornIn.test(all) || all.split(/\s+/).length >= 4;
    return found !== undefined && certain ? [{ from: found[0], to: found[1] }] : [];
  });
}
