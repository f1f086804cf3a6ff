// Records come in two shapes and with many small defects; what can be read is kept, what cannot is set aside with its reason.
import { describe, expect, it } from 'vitest';
import { readLine, readRecord } from '../../src/knowledge/catalogue/read-record.ts';
import {
  concernsProvince,
  isLocal,
  scopeOf,
  type CatalogueRecord,
} from '../../src/knowledge/catalogue/record.ts';
import { flat, raw } from './sample-records.ts';

function recordOf(value: unknown): CatalogueRecord {
  const read = readRecord(value);
  if ('reason' in read) throw new Error(read.reason);
  return read.record;
}

describe('the two shapes', () => {
  it('become the same record', () => {
    expect(recordOf(raw('1.900001'))).toEqual(recordOf(flat('1.900001')));
  });

  it('are recognised inside the envelope of the API and the wrapper of a crawler', () => {
    const detail = raw('1.900001');
    expect(recordOf({ code: 'OK', data: detail })).toEqual(recordOf(detail));
    expect(recordOf({ id: 'x', code: '1.900001', name: 'x', detail })).toEqual(recordOf(detail));
  });

  it('give the day of the crawl where they have it', () => {
    expect(readRecord(flat('1.900001'))).toMatchObject({ crawledOn: '2026-07-18' });
    expect(readRecord(raw('1.900001'))).toMatchObject({ crawledOn: null });
  });

  it('may lack everything but code and name', () => {
    const bare = { code: '1.900002', name: 'Thủ tục trống' };
    expect(recordOf({ ...bare, channels: [] })).toMatchObject({ ...bare, papers: [], fullyOnline: false });
    expect(recordOf(bare)).toMatchObject({ ...bare, channels: [], decisionDate: null });
  });

  it('lose invisible characters and keep one form of each letter', () => {
    const name = 'Thủ tục đăng k\u200eý\u00a0thả die\u0302\u0300u';
    expect(recordOf(flat('1.900001', { name })).name).toBe('Thủ tục đăng ký thả diều');
  });
});

describe('what cannot be read', () => {
  it.each([
    ['{ không phải', 'không phải JSON'],
    [JSON.stringify(flat('1.900001', { name: ' ' })), 'name: thiếu tên thủ tục'],
    [JSON.stringify(flat('', {})), 'code: thiếu mã thủ tục'],
    [JSON.stringify(raw('1.900001', { code: null })), 'thiếu mã thủ tục'],
    ['7', 'Invalid input'],
  ])('%s', (line, reason) => {
    expect(readLine(line)).toMatchObject({ reason: expect.stringContaining(reason) as string });
  });
});

describe('scope', () => {
  const scopeWith = (changes: Record<string, unknown>): string =>
    scopeOf(recordOf(flat('1.900001', changes)));

  it('is decided by who issued a record, never by its level', () => {
    expect(scopeWith({ level: ['Cấp Bộ'] })).toBe('national');
    expect(scopeWith({ level: ['Cơ quan khác'] })).toBe('national');
    expect(scopeWith({ record_type: 'SPECIFIC', promulgating_agency: 'UBND tỉnh Hà Tĩnh' })).toBe('own');
    expect(scopeWith({ record_type: 'SPECIFIC', promulgating_agency: 'UBND tỉnh Nghệ An' })).toBe(
      'elsewhere',
    );
    expect(scopeWith({ internal: true })).toBe('internal');
  });

  it('sets malformed codes aside', () => {
    for (const code of ['1.9000011', '1.900001-Xoa', '2.009000001', 'abc'])
      expect(scopeOf(recordOf(flat(code)))).toBe('malformed');
    expect(concernsProvince('malformed')).toBe(false);
  });

  it('knows which records a commune or the province handles', () => {
    expect(isLocal(recordOf(flat('1.900001', { level: ['Cấp Bộ', 'Cấp Tỉnh'] })))).toBe(true);
    expect(isLocal(recordOf(flat('1.900001', { level: ['Cấp Bộ'] })))).toBe(false);
  });
});
