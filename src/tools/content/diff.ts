// `content diff <a> <b>`: what changed between two versions of the content, in citizens' words.
import {
  changesBetween,
  type ContentChanges,
  type ProcedureChange,
} from '../../knowledge/changes/changes.ts';
import { loadKnowledge, methodWords } from '../../knowledge/knowledge.ts';
import type { Outcome } from './command.ts';
import { withVersion } from './versions.ts';

/** How many codes a line names before it only counts. */
const namedCodes = 12;

/**
 * Compares two folders or git revisions.
 * @throws ContentError, UnknownVersion
 */
export async function diff(before: string, after: string): Promise<Outcome> {
  const old = await withVersion(before, (folder) => loadKnowledge(folder));
  const now = await withVersion(after, (folder) => loadKnowledge(folder));
  const lines = sayChanges(changesBetween(old, now));
  return { lines: lines.length > 0 ? lines : ['Không có gì khác.'], code: 0 };
}

/** The changes as lines to read. */
export function sayChanges({ procedures, flows, topics }: ContentChanges): readonly string[] {
  return [
    ...procedures.flatMap(sayProcedure),
    ...flows.flatMap(({ method, says, touches }) => [
      `Các bước chung, ${methodWords[method]}: ${says}`,
      `  đụng tới: ${codes(touches)}`,
    ]),
    ...(topics.length > 0 ? ['Câu trả lời chung', ...topics.map((t) => `  ${t}`)] : []),
  ];
}

function sayProcedure({ code, title, kind, says, flows }: ProcedureChange): readonly string[] {
  const ways = flows.map((m) => methodWords[m]).join(', ');
  if (kind === 'added') return [`${code} ${title}`, `  thủ tục mới (${ways})`];
  if (kind === 'removed') return [`${code} ${title}`, `  không còn hướng dẫn (trước có: ${ways})`];
  return [`${code} ${title}`, ...says.map((s) => `  ${s}`), `  đụng tới: ${ways}`];
}

function codes(list: readonly string[]): string {
  if (list.length === 0) return 'không thủ tục nào';
  const named = list.slice(0, namedCodes).join(', ');
  return list.length > namedCodes ? `${list.length} thủ tục (${named}…)` : named;
}
