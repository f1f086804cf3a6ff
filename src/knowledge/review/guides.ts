// Rules of single guides: what is their own, what grade C may say, and that every procedure they name exists.
import type { Method, Submission, WrittenGuide } from '../types.ts';
import type { ContentFile, ContentProblem } from '../yaml-file.ts';
import { allTexts, saidTexts, type AnyFile } from './texts.ts';

/** Things that only this procedure has, at the least. */
const leastOwn = 3;
const code = /(?<![\d.])\d\.\d{6}(?![\d.])/g;

/** Every procedure code that a file names is a guide or stands in codes.yml. */
export function knownCodes(file: AnyFile, known: { has(code: string): boolean }): readonly ContentProblem[] {
  return allTexts(file).flatMap(({ path, text }) =>
    path.includes('sources') || path[0] === 'officialName'
      ? []
      : [...new Set(text.match(code) ?? [])]
          .filter((c) => !known.has(c))
          .map((c) => file.problem(path, `mã ${c} chưa có hướng dẫn và không có trong codes.yml`)),
  );
}

/** A guide has steps, papers and warnings of its own, for every way of filing. */
export function ownContent(file: ContentFile<WrittenGuide>): readonly ContentProblem[] {
  const guide = file.data;
  const generic = (Object.entries(guide.methods) as [Method, Submission][]).filter(
    ([, m]) => changesOf(m) === 0,
  );
  const own =
    Object.values(guide.methods).reduce((sum, m) => sum + changesOf(m), 0) +
    guide.mistakes.length +
    guide.faqs.length;
  return [
    ...generic.map(([m]) =>
      file.problem(['methods', m], 'mọi bước đều là bước chung, thêm ít nhất một điều riêng của thủ tục này'),
    ),
    ...(own < leastOwn
      ? [file.problem([], `chỉ có ${own} điều riêng (bước, lỗi hay gặp, hỏi đáp), cần từ ${leastOwn}`)]
      : []),
  ];
}

function changesOf({ steps, ownSteps }: Submission): number {
  return Object.values(steps).filter((s) => s.add ?? s.replace ?? s.sees).length + ownSteps.length;
}

/** A sentence for those who file in one way only. */
const forOneWay =
  /(?:^|[.;] )(?:gửi (?:qua )?bưu điện|nộp (?:qua mạng|trên cổng|trực tiếp|tại quầy)|(?:ra|làm|đến nộp) trực tiếp|tại quầy)(?!\p{L})|(?<!\p{L})qua bưu điện(?!\p{L})/iu;

/** Words about a paper that hold for one way of filing stand with that way, where there are several. */
export function wordsPerMethod(file: ContentFile<WrittenGuide>): readonly ContentProblem[] {
  return file.data.documents.flatMap((paper, i) =>
    Object.keys(paper.forms).length < 2
      ? []
      : (['note', 'whereToGet', 'ifMissing'] as const)
          .filter((saying) => forOneWay.test(paper[saying] ?? ''))
          .map((saying) =>
            file.problem(
              ['documents', i, saying],
              `câu này chỉ cho một cách nộp, ghi ở perMethod: { <cách>: { ${saying}: … } }`,
            ),
          ),
  );
}

/** The exemption of digital citizens is asked about: a fee that is theirs alone holds only for those who say so. */
export function digitalCitizens(file: ContentFile<WrittenGuide>): readonly ContentProblem[] {
  return Object.entries(file.data.methods).flatMap(([m, s]) =>
    s.fees.flatMap((f, i) =>
      f.kind === 'free' && /công dân số/i.test(f.label ?? '') && f.when?.['digital_citizen'] === undefined
        ? [
            file.problem(
              ['methods', m, 'fees', i],
              'mức của công dân số cần when: { digital_citizen: [reached] } và insteadOf',
            ),
          ]
        : [],
    ),
  );
}

const formNumber = /mẫu (?:số )?(?:[A-ZĐ]{2}\d|\d)/i;
/** A number that is named in order to ask whether it still holds. */
const asksAboutForm = /mẫu cũ|còn dùng|còn nhận|đã đổi/i;

/** Grade C says what is stable, the link and whom to ask: no fee, no time, no number of a form. */
export function gradeC(file: ContentFile<WrittenGuide>): readonly ContentProblem[] {
  const guide = file.data;
  if (guide.grade !== 'C') return [];
  const facts = Object.entries(guide.methods).flatMap(([m, s]) => [
    ...s.fees.flatMap((f, i) =>
      f.amount === undefined && f.kind !== 'free'
        ? []
        : [file.problem(['methods', m, 'fees', i], 'hạng C không ghi mức phí: dùng kind: unknown')],
    ),
    ...s.durations.flatMap((d, i) =>
      d.value === undefined ? [] : [file.problem(['methods', m, 'durations', i], 'hạng C không ghi số ngày')],
    ),
  ]);
  const current = new Set(guide.sources.filter((s) => s.kind !== 'portal_record').map((s) => s.id));
  // A figure that a newer act names may be said: only what the old record says is in doubt.
  const texts = saidTexts(file)
    .filter(({ path }) => path[0] !== 'gradeReason' && path[0] !== 'sources')
    .filter(({ around }) => !around.some((o) => typeof o['source'] === 'string' && current.has(o['source'])))
    .flatMap(({ path, text }) => [
      ...(/\d[\d.]*\s*(?:nghìn )?đồng/.test(text) ? [file.problem(path, 'hạng C không nêu số tiền')] : []),
      ...(formNumber.test(text) && !asksAboutForm.test(text)
        ? [file.problem(path, 'hạng C không nêu số mẫu')]
        : []),
    ]);
  return [...facts, ...texts];
}
