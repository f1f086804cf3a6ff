// Places of Hà Tĩnh since 1 July 2025: new units, the 209 former ones, abolished districts, and the traps among their names.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { unit } from '../../knowledge/schema/registers.ts';
import { findPlaces } from './find-places.ts';
import { buildGazetteer } from './gazetteer.ts';

const file = new URL('../../knowledge/content/units.yml', import.meta.url);
const units = z.array(unit).parse(parse(readFileSync(file, 'utf8')));
const names = new Map(units.map((one) => [one.code, `${one.type} ${one.name}`]));
const gazetteer = buildGazetteer(units, (text) => text.toLowerCase());
const ordinary = new Set(['dong tien', 'yen hoa']);
const find = (text: string): { likeliest: string | null; possible: string[] } => {
  const found = findPlaces(text, gazetteer, (folded) => ordinary.has(folded));
  return {
    likeliest: found.likeliest === null ? null : (names.get(found.likeliest) ?? null),
    possible: found.possible.map((code) => names.get(code) ?? code),
  };
};

describe('findPlaces', () => {
  it('knows every unit of today by its type and name, with and without tones', () => {
    for (const one of units) {
      const name = `${one.type} ${one.name}`;
      expect(find(`tôi ở ${name.toLowerCase()}`).likeliest, name).toBe(name);
      expect(
        find(
          'toi o ' +
            name
              .toLowerCase()
              .normalize('NFD')
              .replace(/[\u0300-\u036f]/g, '')
              .replaceAll('đ', 'd'),
        ).likeliest,
        name,
      ).toBe(name);
    }
  });

  it('leads every former unit to the units it went into', () => {
    for (const one of units) {
      for (const former of one.former) {
        const found = find(`nhà ở ${former.type.toLowerCase()} ${former.name.toLowerCase()} cũ`);
        expect(found.possible, former.name).toContain(`${one.type} ${one.name}`);
      }
    }
  });

  it.each([
    ['nhà em ở thạch kim', 'Xã Lộc Hà'],
    ['thị trấn nghèn nay thuộc xã nào', 'Xã Can Lộc'],
    ['phường trần phú', 'Phường Trần Phú'],
    ['phường trần phú cũ', 'Phường Thành Sen'],
    ['nhà tôi trước là phường hà huy tập của thành phố', 'Phường Thành Sen'],
    ['ở sơn lễ hương sơn', 'Xã Sơn Tiến'],
    ['em ở nghi xuân', 'Xã Nghi Xuân'],
  ])('%s', (text, name) => expect(find(text).likeliest).toBe(name));

  it.each([
    'huyện kỳ anh',
    'tôi ở kỳ anh',
    'huyện can lộc bỏ rồi',
    'phường đại nài',
    'xã kỳ lợi',
    'huyện lộc hà',
  ])('cannot tell which unit «%s» is, but which it can be', (text) => {
    expect(find(text).likeliest).toBeNull();
    expect(find(text).possible.length).toBeGreaterThan(1);
  });

  it('does not take ordinary words or streets for places', () => {
    expect(find('phai dong tien o dau').possible).toEqual([]);
    expect(find('số 5 đường trần phú').possible).toEqual([]);
    expect(find('xa dong tien').likeliest).toBe('Xã Đồng Tiến');
    expect(find('làm giấy khai sinh').possible).toEqual([]);
  });

  it('names another province as such', () => {
    const found = findPlaces('tôi ở nghệ an', gazetteer, () => false);
    expect(found.mentions.map(({ kind, units: codes }) => [kind, codes])).toEqual([['other_province', []]]);
    expect(found.likeliest).toBeNull();
  });
});
