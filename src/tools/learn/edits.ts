// Writes lessons into the texts of models/, line by line, so that the change reads as one that a person made.
import { stringify } from 'yaml';
import type { LessonDraft } from '../../storage/types/learning.ts';
import type { SourceFile } from '../../understanding/understanding.ts';

/** What lessons are written into. */
export interface LearntTexts {
  /** The files of models/intents. */
  readonly intentFiles: readonly SourceFile[];
  /** Text of models/aliases.tsv. */
  readonly aliases: string;
}

/** Notes of aliases are as long as those that people wrote. Characters. */
const noteLength = 66;

/** @param nameOf - the official name of a procedure, for the note beside an alias */
export function withLessons(
  texts: LearntTexts,
  lessons: readonly LessonDraft[],
  nameOf: (code: string) => string,
): LearntTexts {
  return lessons.reduce<LearntTexts>(({ intentFiles, aliases }, { intent, line, procedure, alias }) => {
    const files = intentFiles.map((file) =>
      line !== null && labelOf(file) === intent ? { ...file, text: withLine(file.text, line) } : file,
    );
    if (procedure === null || alias === null) return { intentFiles: files, aliases };
    return { intentFiles: files, aliases: withAlias(aliases, procedure, oneLine(alias), nameOf(procedure)) };
  }, texts);
}

/** The label that a file of models/intents is about. */
export function labelOf({ text }: SourceFile): string | null {
  return /^intent: (\w+)$/m.exec(text)?.[1] ?? null;
}

export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function withLine(file: string, line: string): string {
  const written = stringify(oneLine(line), { lineWidth: 0, singleQuote: true }).trim();
  return `${file.trimEnd()}\n  - ${written}\n`;
}

/** Below the other names of the procedure; a new one comes last. */
function withAlias(table: string, code: string, alias: string, name: string): string {
  const lines = table.trimEnd().split('\n');
  const last = lines.findLastIndex((line) => line.startsWith(`${code}\t`));
  const note = name.length > noteLength ? `${name.slice(0, noteLength - 2).trimEnd()} …` : name;
  const row = `${code}\t${alias}\t${note}`;
  return `${lines.toSpliced(last === -1 ? lines.length : last + 1, 0, row).join('\n')}\n`;
}
