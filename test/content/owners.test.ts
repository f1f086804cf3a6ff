// Who answers for which content: by code, then by field, then by default; a register that says it twice or of nothing does not start.
import { expect, test } from 'vitest';
import { loadKnowledge, ownerOf } from '../../src/knowledge/knowledge.ts';
import { ContentError } from '../../src/knowledge/yaml-file.ts';
import { ContentCopy } from './content-copy.ts';
import { sampleGuide } from './sample-guide.ts';

const owner = (id: string, procedures: string, fields: string): string =>
  `  - { id: ${id}, name: Phòng ${id}, accounts: [${id}], procedures: [${procedures}], fields: [${fields}] }\n`;

const withOwners = (...owners: string[]): ContentCopy =>
  new ContentCopy()
    .bare()
    .write('guides/1.900001.yml', sampleGuide)
    .write('owners.yml', `workingDays: 5\ndefault: chung\nowners:\n${owners.join('')}`);

test('a report goes to who holds the procedure, else the field, else everything', () => {
  const copy = withOwners(
    owner('chung', '', ''),
    owner('vui_choi', '', 'Vui chơi ngoài trời'),
    owner('rieng', '"1.900001"', ''),
  );
  const { owners } = loadKnowledge(copy.folder);
  const holder = (code: string, field: string): string => ownerOf(owners, { code, field }).id;
  expect(holder('1.900001', 'Vui chơi ngoài trời')).toBe('rieng');
  // Also a procedure that only the official record tells of.
  expect(holder('1.900002', 'Vui chơi ngoài trời')).toBe('vui_choi');
  expect(holder('1.900002', 'Đất đai')).toBe('chung');
  expect(ownerOf(owners, null).id).toBe('chung');
});

test('what is held twice, or is not there, is told with its place', () => {
  const told = (...owners: string[]): string => {
    try {
      loadKnowledge(withOwners(...owners).folder);
    } catch (error) {
      if (error instanceof ContentError) return error.message;
      throw error;
    }
    return '';
  };
  expect(told(owner('chung', '', 'Vui chơi'))).toMatch(
    /owners\.yml:\d+ {2}owners\.0\.fields\.0: không có hướng dẫn nào thuộc lĩnh vực «Vui chơi»/,
  );
  expect(told(owner('chung', '"1.999999"', ''))).toContain('không có hướng dẫn 1.999999');
  expect(told(owner('chung', '', 'Vui chơi ngoài trời'), owner('hai', '', 'Vui chơi ngoài trời'))).toContain(
    'lĩnh vực «Vui chơi ngoài trời» đã có người giữ',
  );
});
