// Checks the plugin in nlp.js itself: what is registered, each class by its own contract, and whole messages through train and process.
import { beforeAll, describe, expect, test } from 'vitest';
import { LangVi, NormalizerVi, SentimentVi, StemmerVi, StopwordsVi, TokenizerVi } from '../src/index.ts';
import { newContainer, newNlp, type Nlp } from './nlp-js.ts';

describe('Lang Vi', () => {
  test('registers everything nlp.js asks a language for', () => {
    const container = newContainer();
    container.use(LangVi);
    expect(container.get('tokenizer-vi')).toBeInstanceOf(TokenizerVi);
    expect(container.get('stemmer-vi')).toBeInstanceOf(StemmerVi);
    expect(container.get('stopwords-vi')).toBeInstanceOf(StopwordsVi);
    expect(container.get('normalizer-vi')).toBeInstanceOf(NormalizerVi);
    expect(container.get('sentiment-vi')).toBe(SentimentVi);
  });

  test('each class can be used alone, as those of other languages', () => {
    const container = newContainer();
    for (const plugin of [TokenizerVi, StemmerVi, StopwordsVi, NormalizerVi]) container.use(plugin);
    expect((container.get('stemmer-vi') as StemmerVi).container).toBe(container);
  });

  test('gives the language guesser its trigrams where one is registered', () => {
    const container = newContainer();
    const added: string[][] = [];
    container.register('Language', { addModel: (...model: string[]) => added.push(model) });
    container.use(LangVi);
    expect(added).toHaveLength(1);
    expect(added[0]?.slice(0, 2)).toEqual(['Latin', 'vie']);
    expect(added[0]?.[2]?.split('|').every((trigram) => trigram.length === 3)).toBe(true);
  });

  test('takes a project’s own abbreviations', () => {
    const container = newContainer();
    container.use(new LangVi({ forms: [{ form: 'gks', standard: 'giấy khai sinh', rule: 'abbreviation' }] }));
    expect((container.get('normalizer-vi') as NormalizerVi).normalize('mất GKS')).toBe('mất giấy khai sinh');
    expect((container.get('tokenizer-vi') as TokenizerVi).tokenize('mất GKS', true)).toEqual([
      'mất',
      'giấy',
      'khai',
      'sinh',
    ]);
  });
});

describe('Normalizer Vi', () => {
  test('Should normalize to standard Vietnamese with its marks', () => {
    expect(new NormalizerVi().normalize('Ddawng kys ở mô RỨA?')).toBe('đăng ký ở đâu thế?');
  });

  test('Should work as a pipeline step', () => {
    expect(new NormalizerVi().run({ text: 'K bít' }).text).toBe('không biết');
  });
});

describe('Tokenizer Vi', () => {
  const input = 'Thủ tục 1.001193, ntn?';

  test('Should tokenize', () => {
    expect(new TokenizerVi().tokenize(input)).toEqual(['Thủ', 'tục', '1.001193', 'ntn']);
  });

  test('Should tokenize normalizing when asked to', () => {
    expect(new TokenizerVi().tokenize(input, true)).toEqual(['thủ', 'tục', '1.001193', 'như', 'thế', 'nào']);
    expect(new TokenizerVi(undefined, true).tokenize(input)).toEqual([
      'thủ',
      'tục',
      '1.001193',
      'như',
      'thế',
      'nào',
    ]);
  });

  test('Should not normalize when the pipeline passes its input', () => {
    expect(new TokenizerVi().run({ text: 'ntn' }).tokens).toEqual(['ntn']);
  });
});

describe('Stemmer Vi', () => {
  test('Should stem a word and an array of words', () => {
    expect(new StemmerVi().stemWord('đường')).toBe('duong');
    expect(new StemmerVi().stem(['Đăng', 'ký', 'xe'])).toEqual(['dang', 'ky', 'xe']);
    expect(new StemmerVi().run({ text: '', tokens: ['hộ', 'khẩu'] }).tokens).toEqual(['ho', 'khau']);
  });

  test('Should tokenize and stem words of several syllables, keeping marks', () => {
    expect(new StemmerVi().tokenizeAndStem('Cán bộ rất hách dịch')).toEqual([
      'cán',
      'bộ',
      'rất',
      'hách_dịch',
    ]);
    expect(new StemmerVi().tokenizeAndStem('Cán bộ rất hách dịch', false)).toEqual([
      'cán',
      'bộ',
      'hách_dịch',
    ]);
  });
});

describe('Stopwords Vi', () => {
  test('Should identify and remove stopwords, typed with marks or without', () => {
    const stopwords = new StopwordsVi();
    expect(stopwords.isStopword('và')).toBe(true);
    expect(stopwords.isNotStopword('hộ')).toBe(false);
    expect(stopwords.removeStopwords(['em', 'muốn', 'nộp', 'cua', 'toi'])).toEqual(['muốn', 'nộp']);
  });

  test('Should keep negations and question words', () => {
    const kept = ['không', 'chưa', 'gì', 'đâu', 'nào', 'mấy', 'muốn', 'phải'];
    expect(new StopwordsVi().removeStopwords(kept)).toEqual(kept);
  });

  test('Should be able to change the dictionary', () => {
    const stopwords = new StopwordsVi(undefined, ['hồ', 'constructor']);
    expect(stopwords.removeStopwords(['hồ', 'sơ', 'toString'])).toEqual(['sơ', 'toString']);
    expect(stopwords.isStopword('constructor')).toBe(true);
  });

  test('Should run in the pipeline only when stopwords are not to be kept', () => {
    expect(
      new StopwordsVi().run({ text: '', tokens: ['và', 'sơ'], settings: { keepStopwords: false } }).tokens,
    ).toEqual(['sơ']);
    expect(new StopwordsVi().run({ text: '', tokens: ['và', 'sơ'] }).tokens).toEqual(['và', 'sơ']);
  });
});

const TRAINING: readonly (readonly [string, string])[] = [
  ['đăng ký khai sinh cho con cần giấy tờ gì', 'documents'],
  ['cần chuẩn bị những giấy tờ nào', 'documents'],
  ['hồ sơ gồm những gì', 'documents'],
  ['lệ phí bao nhiêu tiền', 'fee'],
  ['có mất phí không', 'fee'],
  ['làm thẻ hết mấy tiền', 'fee'],
  ['nộp hồ sơ ở đâu', 'where'],
  ['đến chỗ nào để nộp', 'where'],
  ['cơ quan nào nhận hồ sơ', 'where'],
];

describe('nlp.js with Lang Vi', () => {
  let nlp: Nlp;
  beforeAll(async () => {
    const container = newContainer();
    container.use(LangVi);
    nlp = newNlp(container);
    for (const [utterance, intent] of TRAINING) nlp.addDocument('vi', utterance, intent);
    await nlp.train();
  });

  test.each([
    ['nop ho so o mo rua', 'where'],
    ['nộp hồ sơ ở mô', 'where'],
    ['noopj hoof sow owr ddaau', 'where'],
    ['can giay to chi', 'documents'],
    ['hs gồm nhg j', 'documents'],
    ['le65 phi1 bao nhie6u', 'fee'],
    ['mất phí k', 'fee'],
  ])('%s is understood as %s', async (utterance, intent) => {
    expect((await nlp.process('vi', utterance)).intent).toBe(intent);
  });

  test.each([
    ['cán bộ rất nhiệt tình, tuyệt vời', 'positive'],
    ['can bo rat nhiet tinh, tuyet voi', 'positive'],
    ['chờ lâu quá, bực mình', 'negative'],
    ['em không hài lòng', 'negative'],
    ['tôi muốn đăng ký xe', 'neutral'],
  ])('%s feels %s', async (utterance, vote) => {
    expect((await nlp.process('vi', utterance)).sentiment.vote).toBe(vote);
  });
});
