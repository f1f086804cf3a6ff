// `content check`: every mistake of the content at once; with a catalogue also every difference from the official records.
import { compareWithRecord, type Difference } from '../../knowledge/compare/compare.ts';
import {
  contentFolder,
  loadKnowledge,
  type KnowledgeBase,
  type RecordShelf,
} from '../../knowledge/knowledge.ts';
import { reviewContent } from '../../knowledge/review/review.ts';
import { sayProblems } from '../../knowledge/yaml-file.ts';
import type { Outcome } from './command.ts';

/**
 * Checks a content folder.
 * @param shelf - the records to compare with, or null to look at the content alone
 * @throws ContentError when the folder does not load
 */
export function check(folder: string = contentFolder, shelf: RecordShelf | null): Outcome {
  const kb = loadKnowledge(folder, shelf ?? undefined);
  const problems = reviewContent(folder);
  const compared = shelf ? compare(kb) : null;
  const failed = problems.length > 0 || compared?.code === 1;
  return {
    lines: [...(problems.length > 0 ? [sayProblems(problems)] : [summary(kb)]), ...(compared?.lines ?? [])],
    code: failed ? 1 : 0,
  };
}

function summary(kb: KnowledgeBase): string {
  return `Nội dung ổn: ${kb.guides.size} thủ tục, ${kb.topics.length} chủ đề, ${kb.units.size} xã phường, ${kb.links.size} đường dẫn.`;
}

function compare(kb: KnowledgeBase): Outcome {
  if (kb.shelf.size === 0)
    return { lines: ['Chưa có bản ghi nào để so. Nhập trước: npm run catalogue -- import <tệp>.'], code: 1 };
  const without: string[] = [];
  const found: Difference[] = [];
  for (const guide of kb.guides.values()) {
    const shelved = kb.shelf.find(guide.code);
    const derived = kb.recordGuide(guide.code);
    if (shelved && derived) found.push(...compareWithRecord(guide, shelved, derived));
    else without.push(guide.code);
  }
  const open = found.filter((d) => d.explained === null);
  const explained = found.filter((d) => d.explained !== null);
  return {
    lines: [
      `So với ${kb.shelf.size} bản ghi: ${found.length} chỗ khác, ${explained.length} chỗ đã có lý do, ${open.length} chỗ chưa.`,
      ...open.map((d) => `  CHƯA RÕ  ${d.code}  ${d.says}`),
      ...explained.map((d) => `  có lý do ${d.code}  ${d.says}: ${d.explained ?? ''}`),
      ...(without.length > 0 ? [`  Không có bản ghi: ${without.join(', ')}.`] : []),
      ...(open.length > 0
        ? ['Sửa hướng dẫn cho đúng bản ghi, hoặc ghi lý do và nguồn ở mục differences của hướng dẫn.']
        : []),
    ],
    code: open.length > 0 ? 1 : 0,
  };
}
