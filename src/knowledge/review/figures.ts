// Figures must have a source, and what ends on a day must say so as data, so that it ends by itself.
import type { Topic, WrittenGuide } from '../types.ts';
import type { ContentFile, ContentProblem } from '../yaml-file.ts';
import { saidTexts, type Rule, type Text } from './texts.ts';

const figure = /\d[\d.,]*(?:[–-]\d[\d.,]*)?\s*(?:nghìn |triệu )?(?:đồng|ngày|tháng|giờ|phút)(?!\p{L})/giu;
/** Days and months of the calendar, and examples, are no figures of law. */
const calendar = /ngày \d{1,2} tháng \d{1,2}|\d{1,2} tháng \d{1,2}|\d{1,2}\/\d{1,2}(?:\/\d{4})?|năm \d{4}/gi;
const act = /\d+\/\d{4}|(?:luật|nghị định|thông tư|quyết định|nghị quyết|bản ghi|chỉ thị) /i;
const untilDay = /(?:đến|tới) hết (?:ngày )?(\d{1,2})\/(\d{1,2})\/(\d{4})/gi;

/** Texts that explain where facts come from, examples that make a figure vivid, and who may file, which is said with the record as its source. */
const explaining: ReadonlySet<string> = new Set(['gradeReason', 'example', 'title', 'whoMayFile']);

/** In a guide, a figure in a text without a source of its own stands somewhere with one too. */
export function sourcedFigures(file: ContentFile<WrittenGuide>): readonly ContentProblem[] {
  const texts = saidTexts(file);
  const sourced = texts.filter(hasSource);
  const known = new Set([...sourced.flatMap(({ text }) => figuresOf(text)), ...durationsOf(file.data)]);
  return texts
    .filter((t) => !hasSource(t) && !explaining.has(String(t.path.at(-1))) && t.path[0] !== 'sources')
    .flatMap(({ path, text }) =>
      act.test(text)
        ? []
        : figuresOf(text)
            .filter((f) => !known.has(f))
            .map((f) => file.problem(path, `"${f}" chưa có nguồn: ghi con số này ở một mục có source`)),
    );
}

/** A reply belongs to no procedure: a sum of money in it names the act it is from. */
export const sourcedMoney: Rule = (file) =>
  saidTexts(file).flatMap(({ path, text }) =>
    /\d[\d.]*\s*(?:nghìn |triệu )?đồng/i.test(text) && !act.test(text)
      ? [file.problem(path, 'có số tiền mà không nêu văn bản')]
      : [],
  );

/** What holds «đến hết ngày …» carries that day as data. */
export const datedTexts: Rule = (file) =>
  saidTexts(file).flatMap((said) => {
    const key = String(said.path.at(-1));
    if (explaining.has(key) || said.path.includes('questions') || key === 'afterwards') return [];
    return [...said.text.matchAll(untilDay)].flatMap(([, day = '', month = '', year = '']) => {
      const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      const ends = said.around.map((o) => o['effectiveTo']).find((d) => typeof d === 'string');
      if (iso < '2026-07-01' || (typeof ends === 'string' && ends <= iso)) return [];
      return [file.problem(said.path, `câu này hết đúng sau ${iso}: ghi effectiveTo: ${iso}`)];
    });
  });

/** A topic with a figure says until when nobody has to look at it again. */
export function reviewedTopics(file: ContentFile<Topic[]>): readonly ContentProblem[] {
  return file.data.flatMap((topic, i) =>
    figuresOf(topic.answer).length > 0 && topic.reviewBy === undefined && topic.effectiveTo === undefined
      ? [file.problem([i], `chủ đề "${topic.id}" nêu con số, cần reviewBy: ngày phải xem lại`)]
      : [],
  );
}

function figuresOf(text: string): readonly string[] {
  const plain = text.replace(calendar, ' ');
  return (plain.match(figure) ?? []).map((f) =>
    f
      .replace(/\s+/g, ' ')
      .toLowerCase()
      .replace(/^0(?=\d)/, ''),
  );
}

function hasSource({ around }: Text): boolean {
  return around.some((o) => typeof o['source'] === 'string' && !('methods' in o));
}

function durationsOf(guide: WrittenGuide): readonly string[] {
  const words = { working_day: 'ngày', day: 'ngày', hour: 'giờ', minute: 'phút', month: 'tháng' } as const;
  return Object.values(guide.methods).flatMap((m) =>
    m.durations.flatMap((d) => (d.value !== undefined && d.unit ? [`${d.value} ${words[d.unit]}`] : [])),
  );
}
