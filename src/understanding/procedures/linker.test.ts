// Linking: from citizens' words to procedures, among names that resemble each other.
import { describe, expect, it } from 'vitest';
import type { LinkTarget } from '../types.ts';
import { parseAliases, withAliases } from './aliases.ts';
import { loadNameIndex } from './index-cache.ts';
import { ProcedureLinker } from './linker.ts';
import { noneInputs, noneMeant } from './none-meant.ts';
import { countTerms } from './question-terms.ts';
import { readThings } from './things.ts';
import { readSiblingQuestions, separate } from './siblings.ts';
import { TermTable } from './term-table.ts';
import { foldedPair, termsOf, tonedPair } from './terms.ts';

const same = (text: string): string => text;
const target = (code: string, name: string, aliases: string[] = [], prior = 0.3): LinkTarget => ({
  code,
  name,
  aliases,
  prior,
});
const card = target('1.000001', 'cấp đổi thẻ căn cước', ['đổi căn cước'], 1);
const lostCard = target('1.000002', 'cấp lại thẻ căn cước', ['mất căn cước'], 1);
const birth = target('1.000003', 'thủ tục đăng ký khai sinh', ['làm giấy khai sinh'], 1);
const birthAbroad = target('1.000004', 'thủ tục đăng ký khai sinh có yếu tố nước ngoài');
const targets = [
  card,
  lostCard,
  birth,
  birthAbroad,
  ...Array.from({ length: 40 }, (_, i) =>
    target(`2.0000${10 + i}`, `cấp giấy phép hoạt động loại ${i} cho tổ chức ngành ${i * 7}`),
  ),
];
const asked = [
  'cần giấy tờ gì',
  'nộp ở đâu',
  'phí bao nhiêu',
  'bao lâu thì có',
  'có cần công chứng không',
  'em muốn hỏi giấy tờ gì',
];
const questions = countTerms([...asked, ...asked, ...asked]);
const index = loadNameIndex(targets, { normalise: same, questions, model: '' }, null);
const linkerWith = (things: string): ProcedureLinker =>
  new ProcedureLinker(targets, index, readThings(things, same));
const linker = linkerWith('');
const first = (text: string): string | undefined => linker.match(text)[0]?.target.code;

describe('ProcedureLinker', () => {
  it.each([
    ['em bị mất căn cước thì sao', lostCard.code],
    ['đổi căn cước cần giấy tờ gì', card.code],
    ['lam giay khai sinh cho con', birth.code],
    ['làm giấy khai xinh ở đâu', birth.code],
    ['đăng ký khai sinh cho con có yếu tố nước ngoài', birthAbroad.code],
  ])('%s', (text, code) => expect(first(text)).toBe(code));

  it('doubts a procedure none of whose names speaks of what a short message calls by name', () => {
    const knowing = linkerWith('- [căn cước]\n- [đồng hồ nước]\n');
    const sureOf = (text: string): number => knowing.match(text)[0]?.confidence ?? 0;
    const other = 'mất đồng hồ nước căn nhà';
    expect(sureOf(other)).toBeLessThan(0.5 * (linker.match(other)[0]?.confidence ?? 0));
    const both = 'mất căn cước với đồng hồ nước';
    expect(sureOf(both)).toBe(linker.match(both)[0]?.confidence);
    expect(sureOf('mat dong ho nuoc')).toBeLessThan(linker.match('mat dong ho nuoc')[0]?.confidence ?? 0);
    const long = `${other} mà hôm qua nhà em có việc phải đi xa`;
    expect(sureOf(long)).toBe(linker.match(long)[0]?.confidence);
  });

  it('is surer of a name than of a question without one', () => {
    const named = linker.match('làm giấy khai sinh ở đâu')[0]?.confidence ?? 0;
    const unnamed = linker.match('cần giấy tờ gì')[0]?.confidence ?? 0;
    expect(named).toBeGreaterThan(0.6);
    expect(unnamed).toBeLessThan(0.3);
  });

  it('leaves nothing behind from one search to the next', () => {
    const before = linker.match('mất căn cước');
    linker.match('đăng ký khai sinh');
    expect(linker.match('mất căn cước')).toEqual(before);
  });

  it('finds nothing in nothing', () => {
    expect(linker.match('')).toEqual([]);
  });
});

describe('aliases', () => {
  it('are added to the targets, and make targets of codes that have none', () => {
    const table = parseAliases(`# chú thích\n${card.code}\tlàm lại thẻ\tghi chú\n3.000001\tbằng lái\t\n`);
    const extended = withAliases([card], table);
    expect(extended[0]?.aliases).toEqual(['đổi căn cước', 'làm lại thẻ']);
    expect(extended[1]).toMatchObject({ code: '3.000001', name: 'bằng lái' });
  });

  it('are refused with the number of every wrong line', () => {
    expect(() => parseAliases('1.000001 không có tab\n\nabc\tx\n')).toThrow(
      /aliases\.tsv:1.*\n.*aliases\.tsv:3/,
    );
  });
});

describe('separate', () => {
  const yaml = `
- ask: Có người nước ngoài không?
  sides:
    - { label: Có, names: [nước ngoài] }
    - { label: Không, names: [] }
- ask: Còn giữ hay đã mất?
  sides:
    - { label: Đã mất, names: [cấp lại] }
    - { label: Còn giữ, names: [cấp đổi] }
`;
  const all = readSiblingQuestions(yaml, same);

  it('asks the question on whose sides the two stand apart', () => {
    expect(separate(card, lostCard, all, same)).toEqual({
      ask: 'Còn giữ hay đã mất?',
      choices: [
        { label: 'Còn giữ', code: card.code },
        { label: 'Đã mất', code: lostCard.code },
      ],
    });
    expect(separate(birthAbroad, birth, all, same)?.choices[0]).toEqual({
      label: 'Có',
      code: birthAbroad.code,
    });
  });

  it('asks nothing when no question separates them', () => {
    const both = readSiblingQuestions(yaml.replaceAll('  sides', '  neither: [cấp lại thẻ]\n  sides'), same);
    expect(separate(card, { ...lostCard, name: 'cấp lại thẻ' }, both, same)).toBeNull();
    expect(separate(birth, { ...birth, code: '1.000009' }, all, same)).toBeNull();
    expect(separate(birth, birthAbroad, readSiblingQuestions('', same), same)).toBeNull();
  });

  it('refuses a question with two sides that name nothing', () => {
    const twice = '- ask: a\n  sides: [{ label: x, names: [] }, { label: y, names: [] }]';
    expect(() => readSiblingQuestions(twice, same)).toThrow('chỉ một phía');
  });
});

describe('noneMeant', () => {
  it('trusts a plain question more than one with a word that was not read', () => {
    const plain = noneMeant(noneInputs('cần giấy tờ gì', 0.05, 'documents', questions));
    const unread = noneMeant(noneInputs('cần giấy tờ xbqz gì', 0.05, 'documents', questions));
    expect(plain).toBeGreaterThan(unread);
    expect(noneMeant(noneInputs('cần giấy tờ gì', 0.29, 'documents', questions))).toBeLessThan(plain);
  });
});

describe('terms', () => {
  it('are distinct and in order, with toned pairs only where there are tones', () => {
    const terms = termsOf('đổi căn cước đổi căn cước');
    expect([...terms]).toEqual([...new Set(terms)].sort((a, b) => a - b));
    expect([...terms]).toContain(tonedPair('căn cước'));
    expect([...terms]).toContain(foldedPair('can cuoc'));
    expect([...termsOf('can cuoc')]).not.toContain(tonedPair('can cuoc'));
  });

  it('are numbered in a table that grows and can be written down', () => {
    const table = new TermTable(4);
    const terms = Array.from({ length: 5000 }, (_, i) => (i * 2654435761) >>> 0);
    terms.forEach((term, i) => expect(table.add(term)).toBe(i));
    expect(table.find(123456789)).toBe(-1);
    const again = TermTable.from(table.terms);
    terms.forEach((term, i) => expect(again.find(term)).toBe(i));
  });
});
