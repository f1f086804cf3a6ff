// Reads one content file and reports every mistake in it with file, line, field and what was expected, in Vietnamese.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { vi } from 'zod/locales';
import type { z } from 'zod';

/** One mistake in the content, for the person who edits it. */
export interface ContentProblem {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly expected: string;
}

/** All mistakes of the content at once; they stop the start. */
export class ContentError extends Error {
  readonly code = 'CONTENT_INVALID';
  readonly problems: readonly ContentProblem[];

  constructor(problems: readonly ContentProblem[]) {
    super(sayProblems(problems));
    this.name = 'ContentError';
    this.problems = problems;
  }
}

/** The mistakes as lines for the person who edits. */
export function sayProblems(problems: readonly ContentProblem[]): string {
  const lines = problems.map((p) => `  ${p.file}:${p.line}  ${p.field}: ${p.expected}`);
  return [`Nội dung có ${problems.length} lỗi:`, ...lines].join('\n');
}

/** A parsed content file that can say on which line a field stands. */
export interface ContentFile<T> {
  readonly path: string;
  readonly data: T;
  /** Makes a problem for the field at `path`, for checks that span several fields or files. */
  problem(path: readonly (string | number)[], expected: string): ContentProblem;
}

const localeError = vi().localeError;

/**
 * Parses a YAML file with a schema.
 * @returns the file, or the list of its problems (never throws for bad content)
 */
export function readContentFile<S extends z.ZodType>(
  file: string,
  schema: S,
): ContentFile<z.output<S>> | readonly ContentProblem[] {
  const shown = relative(process.cwd(), file);
  if (!existsSync(file)) return [missing(shown)];
  const text = readFileSync(file, 'utf8');
  const at = (path: readonly (string | number)[], expected: string): ContentProblem => ({
    file: shown,
    line: lineOf(text, path),
    field: path.join('.') || '(cả tệp)',
    expected,
  });
  const { doc } = takeApart(text);
  if (doc.errors.length > 0) {
    return doc.errors.map((e) => ({
      file: shown,
      line: e.linePos?.[0].line ?? 1,
      field: '(YAML)',
      expected: `sai cú pháp YAML: ${e.message.split('\n')[0] ?? ''}`,
    }));
  }
  const parsed = schema.safeParse(doc.toJS(), { error: localeError });
  if (parsed.success) return { path: shown, data: parsed.data, problem: at };
  return parsed.error.issues.map((issue) => at(issue.path.map(asKey), issue.message));
}

function takeApart(text: string): { doc: Document; lines: LineCounter } {
  const lines = new LineCounter();
  return { doc: parseDocument(text, { lineCounter: lines, merge: true }), lines };
}

/** A file or folder of the content that is not there. */
export function missing(shown: string): ContentProblem {
  return { file: shown, line: 1, field: '(cả tệp)', expected: 'không có tệp hay thư mục này' };
}

function asKey(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key);
}

/** The line of the deepest existing node on the way to `path`, 1 when nothing of it exists. */
function lineOf(text: string, path: readonly (string | number)[]): number {
  const { doc, lines } = takeApart(text);
  for (let depth = path.length; depth > 0; depth--) {
    const node = doc.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
