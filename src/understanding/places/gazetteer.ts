// Every name a place in Hà Tĩnh goes or went by, with the units of today that it can be.
import { fold } from '@guidance-hatinh/lang-vi';
import type { Unit } from '../../knowledge/types.ts';

/** What a name can stand for. */
export interface PlaceMeaning {
  readonly kind: 'unit' | 'former_unit' | 'former_district' | 'own_province' | 'other_province';
  /** Type words that may stand before the name for this meaning, folded: `xa`, `phuong`, `thi tran`, `huyen` … */
  readonly type: string;
  /** Codes of the units it can be today, the likelier first. */
  readonly units: readonly string[];
}

/** A name with all it can stand for. */
export interface PlaceName {
  /** In normal form, with tones. */
  readonly toned: string;
  readonly meanings: readonly PlaceMeaning[];
}

/** A meaning while it is collected. */
interface Meaning extends PlaceMeaning {
  readonly units: string[];
}

/** Names by their folded form: «Thạch Hà» and «Thạch Hạ» share one. */
export type Gazetteer = ReadonlyMap<string, readonly PlaceName[]>;

/** Lộc Hà was a district until it joined Thạch Hà on 1 January 2025; people still name it. Units its communes went into since. */
const lostDistricts: readonly { readonly name: string; readonly former: readonly string[] }[] = [
  {
    name: 'Huyện Lộc Hà',
    former: [
      'Lộc Hà',
      'Thạch Kim',
      'Thịnh Lộc',
      'Bình An',
      'Ích Hậu',
      'Phù Lưu',
      'Thạch Mỹ',
      'Thạch Châu',
      'Mai Phụ',
      'Hồng Lộc',
      'Tân Lộc',
      'Hộ Độ',
    ],
  },
];

/** Provinces of today and before July 2025, without Hà Tĩnh; a name here means that the matter lies elsewhere. */
const otherProvinces =
  'Hà Nội, Cao Bằng, Tuyên Quang, Điện Biên, Lai Châu, Sơn La, Lào Cai, Thái Nguyên, Lạng Sơn, Quảng Ninh, Bắc Ninh, Phú Thọ, Hải Phòng, Hưng Yên, Ninh Bình, ' +
  'Thanh Hóa, Nghệ An, Quảng Trị, Huế, Đà Nẵng, Quảng Ngãi, Gia Lai, Khánh Hòa, Đắk Lắk, Lâm Đồng, Đồng Nai, Hồ Chí Minh, Sài Gòn, Tây Ninh, Đồng Tháp, ' +
  'Vĩnh Long, An Giang, Cần Thơ, Cà Mau, Hà Giang, Yên Bái, Bắc Kạn, Hòa Bình, Vĩnh Phúc, Bắc Giang, Hải Dương, Hà Nam, Nam Định, Thái Bình, Quảng Bình, ' +
  'Quảng Nam, Kon Tum, Bình Định, Phú Yên, Ninh Thuận, Bình Thuận, Đắk Nông, Bình Phước, Bình Dương, Bà Rịa, Vũng Tàu, Long An, Tiền Giang, Bến Tre, Trà Vinh, ' +
  'Hậu Giang, Sóc Trăng, Bạc Liêu, Kiên Giang, Vinh';

const districtTypes = ['huyện', 'thị xã', 'thành phố'] as const;

/** «Huyện Kỳ Anh» as [«huyện», «Kỳ Anh»]. */
function splitDistrict(district: string): [string, string] {
  const type = districtTypes.find((word) => district.toLowerCase().startsWith(`${word} `)) ?? '';
  return [type, district.slice(type.length).trim()];
}

/**
 * Collects the names.
 * @param units - the units of today with what they were before
 * @param normalise - the normaliser that messages go through
 */
export function buildGazetteer(units: readonly Unit[], normalise: (text: string) => string): Gazetteer {
  const names = new Map<string, Map<string, Meaning>>();
  const add = (name: string, kind: PlaceMeaning['kind'], type: string, unit: string | null): void => {
    const toned = normalise(name);
    const meanings = names.get(toned) ?? new Map<string, Meaning>();
    names.set(toned, meanings);
    const meaning = meanings.get(`${kind} ${type}`) ?? { kind, type, units: [] };
    meanings.set(`${kind} ${type}`, meaning);
    if (unit !== null && !meaning.units.includes(unit)) meaning.units.push(unit);
  };
  for (const unit of units) add(unit.name, 'unit', fold(unit.type), unit.code);
  for (const unit of units) {
    for (const former of unit.former) {
      add(former.name, 'former_unit', fold(former.type), unit.code);
      const [type, name] = splitDistrict(former.district);
      add(name, 'former_district', fold(type), unit.code);
      for (const lost of lostDistricts) {
        const [lostType, lostName] = splitDistrict(lost.name);
        if (lost.former.includes(former.name)) add(lostName, 'former_district', fold(lostType), unit.code);
      }
    }
  }
  // The province shares its name with the former city: «ở Hà Tĩnh» alone says the province.
  add('Hà Tĩnh', 'own_province', 'tinh', null);
  for (const province of otherProvinces.split(', ')) add(province, 'other_province', 'tinh', null);
  const gazetteer = new Map<string, PlaceName[]>();
  for (const [toned, meanings] of names) {
    const alike = gazetteer.get(fold(toned)) ?? [];
    gazetteer.set(fold(toned), [...alike, { toned, meanings: [...meanings.values()] }]);
  }
  return gazetteer;
}
