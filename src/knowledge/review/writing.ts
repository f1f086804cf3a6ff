// The rules of plain writing: short sentences, no office words, no misspelt syllables, no addresses, texts that any channel can carry.
import { isSyllable } from '@guidance-hatinh/lang-vi';
import type { ContentProblem } from '../yaml-file.ts';
import { allTexts, median, saidTexts, sentencesOf, wordCount, type AnyFile, type Rule } from './texts.ts';

/** Half of the sentences of a file are shorter than this. */
export const medianWords = 20;
/** No sentence is longer. */
export const mostWords = 40;
/** A sentence longer than this (characters) would be cut in its middle by the strictest chat channel. */
export const mostCharacters = 600;
/** A button longer than this is not read. */
const buttonLimit = 60;

/** Office words and what people say instead; words in quotation marks are labels of a screen or of a paper. */
const officeWords: readonly (readonly [RegExp, string])[] = [
  [/vui lòng/i, 'bỏ, nói thẳng việc cần làm'],
  [/công dân có nhu cầu|quý công dân|quý khách/i, 'bạn'],
  [/thành phần hồ sơ (?:bao gồm|gồm)/i, 'bạn cần chuẩn bị'],
  [/cơ quan (?:có thẩm quyền|chức năng)|đơn vị liên quan/i, 'tên nơi cụ thể'],
  [/theo quy định (?:của pháp luật|hiện hành)|pháp luật hiện hành/i, 'số văn bản, hoặc bỏ'],
  [/không hợp lệ/i, 'nói sai ở đâu'],
  [/(?<!\p{L})TTHC(?!\p{L})/u, 'thủ tục'],
  [/(?<!\p{L})truy cập(?!\p{L})/iu, 'mở, vào'],
  [/bộ phận một cửa các cấp|cá nhân, tổ chức có/i, 'bạn'],
  [/nêu trên|nói trên|dưới đây(?= \p{L})/iu, 'nói lại tên việc, tên giấy'],
  [/tiến hành (?:thực hiện|nộp|khai|làm)/i, 'bỏ chữ tiến hành'],
  [/đề nghị (?:bạn|công dân)/i, 'bạn hãy, bạn nhớ'],
];

/** Words that are no Vietnamese syllables and are written so all the same. */
const foreignWords: ReadonlySet<string> = new Set(
  (
    'app cafef chip chrome cm cv dkkd edge email english facebook file fsds gmail google gov hatinh hokinhdoanh dangkyquamang dichvucong ' +
    'internet iphone kw luatvietnam messenger microsoft mobi momo news online otp passcode passport pdf photo post qr ' +
    'safari scan sim sms tab taxi tel telex test ttg usb video vietnam viettel visa vneid vnpost vn vssid web website wifi word www x h đ zalo'
  ).split(' '),
);

const breach = (file: AnyFile, path: readonly (string | number)[], says: string): ContentProblem =>
  file.problem(path, says);

export const shortSentences: Rule = (file) => {
  const counted = saidTexts(file).flatMap(({ path, text }) =>
    sentencesOf(text).map((sentence) => ({ path, sentence, words: wordCount(sentence) })),
  );
  const middle = median(counted.map(({ words }) => words));
  return [
    ...(middle < medianWords
      ? []
      : [breach(file, [], `một nửa số câu dài từ ${middle} chữ trở lên, cần dưới ${medianWords}`)]),
    ...counted.flatMap(({ path, sentence, words }) => [
      ...(words > mostWords
        ? [breach(file, path, `câu dài ${words} chữ, hãy tách: ${opening(sentence)}`)]
        : []),
      ...(sentence.length > mostCharacters
        ? [breach(file, path, `câu dài ${sentence.length} ký tự, kênh chat phải cắt giữa câu, hãy tách`)]
        : []),
    ]),
  ];
};

export const plainWords: Rule = (file) =>
  saidTexts(file).flatMap(({ path, text }) => {
    const own = text.replace(/"[^"]*"|«[^»]*»/g, '');
    return officeWords.flatMap(([pattern, instead]) => {
      const found = pattern.exec(own)?.[0];
      return found === undefined
        ? []
        : [breach(file, path, `"${found}" là chữ văn thư, hãy viết: ${instead}`)];
    });
  });

export const noAddresses: Rule = (file) =>
  allTexts(file).flatMap(({ path, text }) =>
    path.at(-1) !== 'url' && /https?:\/\/|www\.|\.(?:vn|com)\/\S/i.test(text)
      ? [breach(file, path, 'không ghi địa chỉ web trong câu, dùng id trong links.yml')]
      : [],
  );

export const spelling: Rule = (file) =>
  saidTexts(file).flatMap(({ path, text }) =>
    wordsOf(text).flatMap((word) =>
      isSyllable(word) || foreignWords.has(word.toLowerCase()) || word === word.toUpperCase()
        ? []
        : [breach(file, path, `"${word}" không phải một tiếng viết đúng chính tả`)],
    ),
  );

/** The words of a text without places to fill in, addresses of sites and written forms like «7h30». */
function wordsOf(text: string): readonly string[] {
  const plain = text.replace(/\{\w+\}/g, ' ').replace(/[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu, ' ');
  return plain.match(/(?<![\p{L}\d])\p{L}+(?![\p{L}\d])/gu) ?? [];
}

export const shortButtons: Rule = (file) =>
  saidTexts(file).flatMap(({ path, text }) => {
    const key = path.at(-1);
    const isButton =
      key === 'done' || (key === 'label' && (path.includes('choices') || path.includes('asks')));
    return isButton && text.length > buttonLimit
      ? [breach(file, path, `chữ trên nút dài ${text.length} ký tự, cần từ ${buttonLimit} trở xuống`)]
      : [];
  });

function opening(sentence: string): string {
  return sentence.length > 60 ? `${sentence.slice(0, 60)}…` : sentence;
}
