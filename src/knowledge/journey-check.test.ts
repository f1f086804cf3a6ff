// A broken journey stops the start and says where: a target that is not there, a node nobody reaches, a way round in a circle, a guard that never holds.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentFolder, loadKnowledge } from './knowledge.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeys-'));
  cpSync(contentFolder, folder, { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Loads the content with one journey changed. */
function load(id: string, change: (yaml: string) => string): void {
  const file = join(folder, 'journeys', `${id}.yml`);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
  loadKnowledge(folder);
}

test.each([
  [
    'a target that is not there',
    'marriage',
    'next: end_single',
    'next: end_nowhere',
    'không có nơi đến "end_nowhere"',
  ],
  [
    'another journey that is not there',
    'find_procedure',
    "'journey:land'",
    "'journey:moon'",
    'không có nơi đến "journey:moon"',
  ],
  [
    'a node nobody reaches',
    'marriage',
    'next: end_single',
    'next: end_copy',
    'không lối nào dẫn đến nút "end_single"',
  ],
  ['a way round in a circle', 'marriage', 'next: end_marry', 'next: what_about_marriage', 'đi vòng lại nút'],
  [
    'a guard that never holds',
    'which_method',
    "can_online: ['no']",
    "can_online: ['maybe']",
    'không bao giờ có',
  ],
  [
    'a topic that is not there',
    'complaint',
    'topic: dossier_late',
    'topic: dossier_slow',
    'không có "dossier_slow" trong topics/',
  ],
  [
    'a link that is not there',
    'complaint',
    'links: [feedback_lookup]',
    'links: [feedback_page]',
    'không có "feedback_page" trong links.yml',
  ],
  [
    'a source that is not there',
    'complaint',
    'sources: [feedback_page, ihatinh]',
    'sources: [rumour]',
    'không có "rumour"',
  ],
  [
    'an answer that no question has',
    'lost_papers',
    'which_paper: many',
    'which_paper: few',
    'không có câu hỏi "which_paper"',
  ],
])('%s', (_what, id, from, to, said) => {
  expect(() => {
    load(id, (yaml) => yaml.replace(from, to));
  }).toThrow(said);
});
