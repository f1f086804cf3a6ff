// Says before any training why a lesson cannot be learnt: it is there already, it is an evaluation line, or it contradicts what is there.
import { fold } from '@guidance-hatinh/lang-vi';
import type { LessonDraft } from '../../storage/types/learning.ts';
import { mostAlike, overlaps } from '../evaluation/overlap.ts';
import { labelOf, oneLine, type LearntTexts } from './edits.ts';

/** A test refuses more lines of one intent that begin alike. */
const mostThatBeginAlike = 3;

export interface Known {
  readonly texts: LearntTexts;
  /** The lines of an intent, main label only. */
  readonly linesOf: (intent: string) => readonly string[];
  readonly allLines: readonly string[];
  /** Citizens' words by procedure. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  readonly evaluation: readonly string[];
  readonly knowsProcedure: (code: string) => boolean;
}

/** @returns one sentence for clerks and editors; null if it can be tried */
export function refusalOf(known: Known, { intent, line, procedure, alias }: LessonDraft): string | null {
  return (
    (intent === null || line === null ? null : lineRefusal(known, intent, oneLine(line))) ??
    (procedure === null || alias === null ? null : aliasRefusal(known, procedure, oneLine(alias)))
  );
}

function lineRefusal(known: Known, intent: string, line: string): string | null {
  if (!known.texts.intentFiles.some((file) => labelOf(file) === intent))
    return `Không có ý định «${intent}» trong models/intents.`;
  if (known.allLines.some((other) => same(other, line))) return `Đã có câu «${line}» trong các câu mẫu.`;
  const [near] = overlaps(known.evaluation, [line]);
  if (near !== undefined)
    return `Câu «${line}» trùng với câu đo «${near.evaluation}»; học câu này thì số đo không còn thật.`;
  const alike = mostAlike([...known.linesOf(intent), line]);
  return alike > mostThatBeginAlike
    ? `Ý định «${intent}» đã có ${mostThatBeginAlike} câu mở đầu giống «${line}».`
    : null;
}

function aliasRefusal({ aliases, knowsProcedure }: Known, procedure: string, alias: string): string | null {
  if (!knowsProcedure(procedure)) return `Không có thủ tục nào mang mã ${procedure}.`;
  const owner = [...aliases].find(([, names]) => names.some((name) => same(name, alias)))?.[0];
  return owner === undefined ? null : `Tên gọi «${alias}» đã đứng ở thủ tục ${owner}.`;
}

const same = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (text: string): string => (fold(text.toLowerCase()).match(/[a-z0-9]+/g) ?? []).join(' ');
