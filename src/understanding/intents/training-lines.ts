// Reads the training lines people write in models/intents/*.yml, so that a mistake is named with its file and line in Vietnamese.
import { LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';

const label = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'tên ý định gồm chữ thường không dấu và gạch dưới, ví dụ: submit_post');
const text = z.string({ error: 'cần một câu viết bằng chữ' }).trim().min(1, 'câu để trống');

const intentFile = z.strictObject({
  intent: label,
  reports: label.optional(),
  kind: z.literal('move', { error: "kind chỉ có thể là 'move'" }).optional(),
  lines: z
    .array(z.union([text, z.strictObject({ text, also: z.array(label).min(1) })]))
    .min(1, 'cần ít nhất một câu'),
});

/** One training line: what a person might write, and every label that is right for it (the first is the main one). */
export interface TrainingLine {
  readonly text: string;
  readonly labels: readonly [string, ...string[]];
}

/** What one file of models/intents says about its label. */
export interface IntentDefinition {
  readonly label: string;
  /** The label of the table that `ask` prints for it. */
  readonly reports: string;
  readonly isMove: boolean;
}

/** Everything the intent model learns from. */
export interface TrainingData {
  readonly intents: readonly IntentDefinition[];
  readonly lines: readonly TrainingLine[];
}

/** A file as text, so that reading it stays outside the pure part. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** All mistakes found in the training files at once, each «file:line: what was expected». */
export class TrainingDataError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Dữ liệu huấn luyện có ${problems.length} lỗi:\n${problems.join('\n')}`);
    this.name = 'TrainingDataError';
    this.problems = problems;
  }
}

function lineOf(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as
      { range?: [number, number, number] } | undefined;
    if (node?.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}

function parseFile(file: SourceFile, problems: string[]): z.infer<typeof intentFile> | null {
  const counter = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: counter });
  for (const error of document.errors) {
    problems.push(
      `${file.name}:${counter.linePos(error.pos[0]).line}: không đọc được YAML (${error.message.split('\n')[0] ?? ''})`,
    );
  }
  if (document.errors.length > 0) return null;
  const parsed = intentFile.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    problems.push(
      `${file.name}:${lineOf(document, counter, issue.path)}: ${issue.path.join('.')}: ${issue.message}`,
    );
  }
  return null;
}

/**
 * Checks and joins the intent files.
 * @param files - the files of models/intents, in any order
 * @returns labels and lines, sorted by label so that the result does not depend on the order of the files
 * @throws TrainingDataError naming every mistake of every file
 */
export function readTrainingData(files: readonly SourceFile[]): TrainingData {
  const problems: string[] = [];
  const parsed = files.flatMap((file) => {
    const content = parseFile(file, problems);
    return content ? [{ file, content }] : [];
  });
  parsed.sort((a, b) => (a.content.intent < b.content.intent ? -1 : 1));
  const known = new Set<string>();
  for (const { file, content } of parsed) {
    if (known.has(content.intent)) problems.push(`${file.name}:1: ý định ${content.intent} đã có ở tệp khác`);
    known.add(content.intent);
  }
  const lines = parsed.flatMap(({ file, content }) =>
    content.lines.map((entry): TrainingLine => {
      const also = typeof entry === 'string' ? [] : entry.also;
      for (const other of also) {
        if (!known.has(other)) problems.push(`${file.name}: also: ý định ${other} không có tệp nào`);
      }
      return { text: typeof entry === 'string' ? entry : entry.text, labels: [content.intent, ...also] };
    }),
  );
  if (problems.length > 0) throw new TrainingDataError(problems);
  const intents = parsed.map(({ content }) => ({
    label: content.intent,
    reports: content.reports ?? content.intent,
    isMove: content.kind === 'move',
  }));
  return { intents, lines };
}
