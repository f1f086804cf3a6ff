// The one door of the package.
export { fold, hasDiacritics, nfc, type Tone } from './letters.ts';
export {
  isBareSyllable,
  isSyllable,
  parseSyllable,
  placeTone,
  type Placement,
  type Syllable,
} from './syllable.ts';
export type { Rhyme } from './rhymes.ts';
export { decodeTelex, decodeVni, type Decoded } from './keystrokes.ts';
export { createNormalForm, normalForm } from './normal-form.ts';
export type { Extension } from './normal-form.ts';
export type { NormalForm, Rewrite, Token, TokenKind } from './tokens.ts';
export type { Form } from './forms.ts';
export { splitQuestions } from './questions.ts';
export { LangVi, type LangViSettings } from './nlp/lang-vi.ts';
export { NormalizerVi } from './nlp/normalizer-vi.ts';
export { TokenizerVi } from './nlp/tokenizer-vi.ts';
export { StemmerVi } from './nlp/stemmer-vi.ts';
export { StopwordsVi } from './nlp/stopwords-vi.ts';
export { SentimentVi } from './nlp/sentiment-vi.ts';
export type { Container, PipelineInput, PluginSettings } from './nlp/container.ts';
