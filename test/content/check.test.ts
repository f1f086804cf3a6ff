// `content check`: the content of the project is clean, and every rule of writing and trust is able to find its breach.
import { describe, expect, test } from 'vitest';
import { median, saidTexts, sentencesOf, wordCount } from '../../src/knowledge/review/texts.ts';
import { reviewContent } from '../../src/knowledge/review/review.ts';
import { readContent } from '../../src/knowledge/load.ts';
import { contentFolder } from '../../src/knowledge/knowledge.ts';
import { runTool } from '../support/tool.ts';
import { ContentCopy } from './content-copy.ts';
import { sampleGuide } from './sample-guide.ts';

const file = 'guides/1.900001.yml';

/** What the review says of a content with this guide alone. */
function reviewOf(guide: string, spoil: (copy: ContentCopy) => void = () => {}): readonly string[] {
  const copy = new ContentCopy().bare().write(file, guide);
  spoil(copy);
  return reviewContent(copy.folder).map((p) => `${p.field}: ${p.expected}`);
}

describe('the content of the project', () => {
  test('is clean', async () => {
    const { code, out, err } = await runTool('content', ['check']);
    expect(err).toBe('');
    expect(out).toMatch(/^Nội dung ổn: \d+ thủ tục/);
    expect(code).toBe(0);
  });

  test('has sentences of fewer than 20 words at the median, brackets not counted', () => {
    const { files } = readContent(contentFolder);
    const words = [...files.guides, ...files.topics, ...files.others]
      .flatMap((f) => saidTexts(f))
      .flatMap(({ text }) => sentencesOf(text).map(wordCount));
    expect(words.length).toBeGreaterThan(5_000);
    expect(median(words)).toBeLessThan(20);
  });
});

describe('the review', () => {
  test('has nothing against the sample guide', () => {
    expect(reviewOf(sampleGuide)).toEqual([]);
  });

  const long = `Xin xã ${'cho thả diều ở bãi biển và '.repeat(8)}thôi.`;
  test.each([
    ['a long sentence', 'Xin xã cho thả diều ở bãi biển.', long, /^summary: câu dài \d+ chữ, hãy tách/],
    ['an office word', 'Xin xã cho', 'Vui lòng xin xã cho', /^summary: "Vui lòng" là chữ văn thư/],
    ['another one', 'Xin xã cho', 'Cơ quan có thẩm quyền cho', /chữ văn thư, hãy viết: tên nơi cụ thể/],
    ['an impossible syllable', 'Xin xã cho', 'Xinh nghả cho', /"nghả" không phải một tiếng viết đúng/],
    [
      'a web address',
      'Xin xã cho',
      'Vào dichvucong.gov.vn/thu-tuc, xin xã cho',
      /^summary: không ghi địa chỉ web/,
    ],
    [
      'a figure without a source',
      'Xin xã cho',
      'Trong 12 ngày, xin xã cho',
      /^summary: "12 ngày" chưa có nguồn/,
    ],
    [
      'a sum without a source',
      'Xin xã cho',
      'Mất 45.000 đồng, xin xã cho',
      /^summary: "45.000 đồng" chưa có nguồn/,
    ],
    [
      'an unknown code',
      'Xin xã cho',
      'Khác mã 9.123456, xin xã cho',
      /^summary: mã 9.123456 chưa có hướng dẫn/,
    ],
    [
      'a day that ends unseen',
      'Quên chụp',
      'Đến hết ngày 31/12/2027 đừng quên chụp',
      /ghi effectiveTo: 2027-12-31/,
    ],
    ['a long button', 'label: Diều nhỏ', `label: ${'Diều nhỏ xíu '.repeat(7)}`, /chữ trên nút dài/],
    [
      'words for one way of filing among those for all',
      'forms: { online: photo, counter: original }',
      "forms: { online: photo, counter: original }, note: 'Chụp rõ. Nộp trực tiếp thì rửa ảnh.'",
      /^documents.1.note: câu này chỉ cho một cách nộp, ghi ở perMethod/,
    ],
    [
      'generic steps only',
      'go: { add: Không cần mang diều theo., source: record }',
      '',
      /^methods.counter: mọi bước đều là bước chung/,
    ],
    [
      'a question id of the common steps',
      'id: kite_kind',
      'id: has_vneid',
      /id "has_vneid" đã dùng cho các bước chung/,
    ],
    ['a figure in grade C', 'grade: B', 'grade: C', /hạng C không ghi mức phí/],
    [
      'a relief nobody is asked about',
      'kind: amount, amount: 30000,',
      'kind: free, label: Lệ phí cho công dân số,',
      /when: \{ digital_citizen: \[reached\] \}/,
    ],
    ['a time in grade C', 'grade: B', 'grade: C', /hạng C không ghi số ngày/],
  ])('finds %s', (_name, from, to, says) => {
    expect(sampleGuide).toContain(from);
    const spoilt = sampleGuide
      .replace(from, to)
      .replace('when: { kite_kind: [big] }', to.includes('has_vneid') ? '' : 'when: { kite_kind: [big] }')
      .replace(', , source', ', source');
    expect(reviewOf(spoilt)).toContainEqual(expect.stringMatching(says));
  });

  test('finds an alias that two guides claim', () => {
    const other = sampleGuide.replaceAll('1.900001', '1.900002');
    const found = reviewOf(sampleGuide, (copy) => copy.write('guides/1.900002.yml', other));
    expect(found).toContain('aliases.0: tên gọi "xin thả diều biển" thủ tục 1.900001 cũng có');
  });

  test('finds the same question id with other choices', () => {
    const other = sampleGuide
      .replaceAll('1.900001', '1.900002')
      .replace('{ value: big, label: Diều lớn }', '{ value: huge, label: Diều lớn }')
      .replace('[big]', '[huge]')
      .replace(/aliases: .*/, 'aliases: [diều a, diều b, diều c, diều d, diều e]');
    const found = reviewOf(sampleGuide, (copy) => copy.write('guides/1.900002.yml', other));
    expect(found).toContainEqual(
      expect.stringContaining('id "kite_kind" ở thủ tục 1.900001 có các lựa chọn khác'),
    );
  });

  test('finds a topic with a figure that nobody has to look at again, and money without an act in a reply', () => {
    const topic = `- id: kites\n  title: Thả diều\n  says: [thả diều ở đâu, diều bay đâu, chơi diều chỗ nào]\n  answer: Thả diều ở bãi biển mất 5.000 đồng.\n  sources: [{ id: law, title: Luật Diều, kind: law }]\n`;
    const copy = new ContentCopy()
      .write('topics/kites.yml', topic)
      .append('replies/talk.yml', 'kites: Mất 5.000 đồng thôi.\n')
      .change('en/replies.yml', '\ntalk:\n', '\ntalk:\n  kites: Only 5,000 VND.\n');
    const found = reviewContent(copy.folder).map((p) => p.expected);
    expect(found).toContain('chủ đề "kites" nêu con số, cần reviewBy: ngày phải xem lại');
    expect(found).toContain('có số tiền mà không nêu văn bản');
  });
});

describe('the command', () => {
  test('reports all mistakes at once with file, line, field and what was expected', async () => {
    const copy = new ContentCopy()
      .write(
        file,
        sampleGuide
          .replace('office: commune_committee', 'office: nowhere')
          .replace('amount: 30000', 'amount: -3'),
      )
      .change('links.yml', 'confidence: high', 'confidence: sure');
    const { code, err, out } = await runTool('content', ['check', copy.folder]);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/Nội dung có \d+ lỗi:/);
    expect(err).toMatch(/1\.900001\.yml:\d+ {2}methods\.online\.fees\.0\.amount/);
    expect(err).toMatch(/links\.yml:\d+ {2}0\.confidence/);
    expect(err).not.toMatch(/\bat .*\.ts:\d+/);
  });

  test('names a broken reference with its line', async () => {
    const copy = new ContentCopy().write(
      file,
      sampleGuide.replace('office: commune_committee', 'office: nowhere'),
    );
    const { err } = await runTool('content', ['check', copy.folder]);
    const line = sampleGuide.split('\n').findIndex((l) => l.startsWith('office:')) + 1;
    expect(err).toContain(`1.900001.yml:${line}  office: không có nơi "nowhere" trong offices.yml`);
  });

  test('names words about a paper for a way of filing that does not ask for it', async () => {
    const forms = 'forms: { online: photo, counter: original }';
    const copy = new ContentCopy().write(
      file,
      sampleGuide.replace(forms, `${forms}, perMethod: { post: { note: Gói cho kỹ. } }`),
    );
    const { err } = await runTool('content', ['check', copy.folder]);
    expect(err).toContain('documents.1.perMethod.post: cách nộp "post" không cần giấy này');
  });

  test('says how it is used', async () => {
    expect(await runTool('content', ['chek'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Cách dùng:') as string,
    });
    expect(await runTool('content', ['as-of', 'mai'])).toMatchObject({ code: 2 });
    expect(await runTool('content', ['expiring', '--days', 'nhiều'])).toMatchObject({ code: 2 });
  });
});
