// Gives the index of procedure names: from the cache folder when no name has changed, else by building it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { packFile, unpackFile } from '../binary-file.ts';
import { cached } from '../cache-folder.ts';
import type { Normalise } from '../normaliser.ts';
import type { LinkTarget } from '../types.ts';
import { buildIndex, NameIndex, type IndexParts, type NameForm } from './name-index.ts';
import { countOf, type QuestionTerms } from './question-terms.ts';
import { TermTable } from './term-table.ts';

/** Raise when terms, weights or layout change. */
const indexVersion = 4;

const head = z.strictObject({
  version: z.literal(indexVersion),
  inputs: z.string(),
  forms: z.array(z.strictObject({ target: z.int(), text: z.string(), isAlias: z.boolean() })),
});

/** Least weight of a term that is in nearly every question. */
const commonTermWeight = 0.1;
/** A share of questions below which a term counts as never asked with. */
const rareShare = 1e-4;

/** How telling a term is by how many ordinary questions have it: words of asking say nothing about the procedure. */
function questionWeight(share: number): number {
  return (
    commonTermWeight + (1 - commonTermWeight) * (Math.log(Math.max(share, rareShare)) / Math.log(rareShare))
  );
}

/** The question at the end of an alias («xây nhà cần giấy tờ gì»): it would fit every question about papers. */
const askingTail =
  / (?:thì |phải |cần |xin |có )*(?:làm |mần |đăng ký |hỏi |gửi |nộp )*(?:những )?(?:thủ tục gì|giấy tờ gì|giấy gì|hồ sơ gì|gì|thế nào|như thế nào|làm sao|ra sao|thì sao|ở đâu|được không)$/u;

/** The same in the middle of an alias: «sinh con được bao nhiêu tiền bảo hiểm» would fit every question about money. */
const askingWords = / (?:được |mất |hết |tốn )?bao nhiêu(?: tiền)?(?= |$)/u;

function withoutQuestion(alias: string): string {
  const name = alias.replace(askingTail, '').replace(askingWords, '');
  return name.includes(' ') ? name : alias;
}

function formsOf(targets: readonly LinkTarget[], normalise: Normalise): NameForm[] {
  return targets.flatMap((target, index): NameForm[] => [
    { target: index, text: normalise(target.name), isAlias: false },
    ...target.aliases.map((alias) => ({
      target: index,
      text: withoutQuestion(normalise(alias)),
      isAlias: true,
    })),
  ]);
}

function encode(inputs: string, forms: readonly NameForm[], parts: IndexParts): Uint8Array {
  return packFile({ version: indexVersion, inputs, forms }, [
    parts.table.terms,
    parts.weights,
    parts.starts,
    parts.postings,
    parts.masses,
    parts.foldedMasses,
  ]);
}

function decode(bytes: Uint8Array, inputs: string): { forms: NameForm[]; parts: IndexParts } | null {
  const file = unpackFile(bytes);
  const parsed = head.safeParse(file.head);
  if (!parsed.success || parsed.data.inputs !== inputs) return null;
  const [terms, weights, starts, postings, masses, foldedMasses] = file.arrays;
  const isWhole =
    terms instanceof Uint32Array &&
    weights instanceof Float32Array &&
    starts instanceof Uint32Array &&
    postings instanceof Uint32Array &&
    masses instanceof Float32Array &&
    foldedMasses instanceof Float32Array;
  if (!isWhole) return null;
  return {
    forms: parsed.data.forms,
    parts: { table: TermTable.from(terms), weights, starts, postings, masses, foldedMasses },
  };
}

/**
 * @param targets - everything a message can be linked to
 * @param questions - what ordinary questions are made of
 * @param model - hash of the model that `normalise` and `questions` belong to
 * @param cacheFolder - where the index is kept, or null to build it anew
 * @param damaged - told the name of a kept file that was broken
 */
export function loadNameIndex(
  targets: readonly LinkTarget[],
  { normalise, questions, model }: { normalise: Normalise; questions: QuestionTerms; model: string },
  cacheFolder: string | null,
  damaged?: (name: string) => void,
): NameIndex {
  const inputs = createHash('sha256').update(model).update(JSON.stringify(targets)).digest('hex');
  const { forms, parts } = cached(cacheFolder, 'name-index.bin', {
    build: () => {
      const built = formsOf(targets, normalise);
      return {
        forms: built,
        parts: buildIndex(built, (term) => questionWeight(countOf(questions, term) / questions.lineCount)),
      };
    },
    encode: (built) => encode(inputs, built.forms, built.parts),
    decode: (bytes) => decode(bytes, inputs),
    damaged,
  });
  return new NameIndex(forms, parts);
}
