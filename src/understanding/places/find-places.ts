// Finds the places a message names and which units of today they can be.
import { fold } from '@guidance-hatinh/lang-vi';
import type { PlaceMention } from '../types.ts';
import type { Gazetteer, PlaceMeaning } from './gazetteer.ts';

/** The places of a message and the unit they most likely point to. */
export interface FoundPlaces {
  readonly mentions: readonly PlaceMention[];
  /** Code of the likeliest unit; null when nobody can tell (an old district, a split unit) or no place is named. */
  readonly likeliest: string | null;
  /** Codes of all units the message can mean, the likeliest first. */
  readonly possible: readonly string[];
}

const longestName = 4;
/** Type words, folded, the longer first; each with the type it names. */
const typeWords: readonly (readonly [string, string])[] = [
  ['thi tran', 'thi tran'],
  ['thi xa', 'thi xa'],
  ['thanh pho', 'thanh pho'],
  ['xa', 'xa'],
  ['phuong', 'phuong'],
  ['huyen', 'huyen'],
  ['tinh', 'tinh'],
  ['tx', 'thi xa'],
  ['tp', 'thanh pho'],
  ['tt', 'thi tran'],
  ['p', 'phuong'],
  ['x', 'xa'],
];
/** Words after which a name without tones is a place even if it could be ordinary words. */
const placeCues = new Set(['o', 'tai', 've', 'que', 'ben', 'dan', 'ngoai', 'tu', 'trong']);
/** Words after which a name is that of something else. */
const otherNames = new Set(['duong', 'pho', 'truong', 'ong', 'ba', 'cau', 'benh vien', 'bac si']);
const formerWords = /(^| )(cu|truoc|ngay truoc|truoc day|truoc kia|hoi truoc)( |$)/;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly meanings: readonly PlaceMeaning[];
  readonly type: string | null;
  readonly saysFormer: boolean;
}

function typeBefore(folded: readonly string[], start: number): string | null {
  const pair = `${folded[start - 2] ?? ''} ${folded[start - 1] ?? ''}`;
  const single = folded[start - 1] ?? '';
  return (
    typeWords.find(([word]) => word === pair)?.[1] ?? typeWords.find(([word]) => word === single)?.[1] ?? null
  );
}

function spansOf(
  toned: readonly string[],
  gazetteer: Gazetteer,
  isOrdinary: (folded: string) => boolean,
): Span[] {
  const folded = toned.map(fold);
  const spans: Span[] = [];
  for (let start = 0; start < folded.length; start++) {
    for (let length = Math.min(longestName, folded.length - start); length > 0; length--) {
      const end = start + length;
      const key = folded.slice(start, end).join(' ');
      const names = gazetteer.get(key);
      if (!names) continue;
      const written = toned.slice(start, end).join(' ');
      const type = typeBefore(folded, start);
      const before = folded[start - 1] ?? '';
      // «thành phố» is a type of place, «phố» a street.
      if (otherNames.has(before) && type === null) continue;
      // Written without tones it may be any of the names that fold alike, unless it is an ordinary word too.
      const isBare = written === key && (type !== null || !isOrdinary(key));
      const meant = names.filter((name) => isBare || written === name.toned);
      if (meant.length === 0 || (length === 1 && type === null && !placeCues.has(before))) continue;
      const saysFormer = formerWords.test(
        folded
          .slice(Math.max(0, start - 5), start)
          .concat('|', folded.slice(end, end + 2))
          .join(' '),
      );
      spans.push({ start, end, meanings: meant.flatMap((name) => name.meanings), type, saysFormer });
      start = end - 1;
      break;
    }
  }
  return spans;
}

/** The meanings that the type word and «cũ» leave; the name of the province alone is the province. */
function meaningsOf(span: Span, saysCity: boolean): PlaceMeaning[] {
  const typed = span.meanings.filter((meaning) => span.type === null || meaning.type === span.type);
  const meanings = typed.length > 0 ? typed : [...span.meanings];
  const isFormer = span.saysFormer || saysCity;
  const province = meanings.filter((meaning) => meaning.kind === 'own_province');
  if (!isFormer && province.length > 0) return province;
  const former = meanings.filter((meaning) => meaning.kind !== 'unit');
  return isFormer && former.length > 0
    ? [...former, ...meanings.filter((meaning) => meaning.kind === 'unit')]
    : meanings;
}

/** The one unit a mention points to, or null. */
function pointsTo(meanings: readonly PlaceMeaning[]): string | null {
  const first = meanings[0];
  if (!first) return null;
  const districts = meanings.filter((meaning) => meaning.kind === 'former_district');
  // «Kỳ Anh» alone was a district and a town: nobody can tell.
  if (districts.length > 1) return null;
  return first.units.length === 1 ? (first.units[0] ?? null) : null;
}

/**
 * @param text - a message in normal form
 * @param gazetteer - all names
 * @param isOrdinary - whether a folded name is also a pair of ordinary words («dong tien»: Đồng Tiến or đóng tiền)
 */
export function findPlaces(
  text: string,
  gazetteer: Gazetteer,
  isOrdinary: (folded: string) => boolean,
): FoundPlaces {
  const toned = text.split(' ').filter((syllable) => syllable !== '');
  const spans = spansOf(toned, gazetteer, isOrdinary);
  const saysCity = / (cua|o|thuoc) (thanh pho|tp)( |$)/.test(fold(text));
  const read = spans.map((span) => {
    const meanings = meaningsOf(span, saysCity);
    const mention: PlaceMention = {
      text: toned.slice(span.start, span.end).join(' '),
      units: [...new Set(meanings.flatMap((meaning) => meaning.units))],
      kind: meanings[0]?.kind ?? 'unit',
    };
    return { mention, likeliest: pointsTo(meanings) };
  });
  const inProvince = read.filter(({ mention }) => mention.units.length > 0);
  // The narrowest mention decides: in «Sơn Lễ, Hương Sơn» the second only says where the first lies.
  const narrowest = inProvince.reduce<(typeof inProvince)[number] | null>(
    (best, next) => (best === null || next.mention.units.length < best.mention.units.length ? next : best),
    null,
  );
  const likeliest = narrowest?.likeliest ?? null;
  const possible = narrowest?.mention.units ?? [];
  return {
    mentions: read.map(({ mention }) => mention),
    likeliest,
    possible: likeliest === null ? possible : [likeliest, ...possible.filter((unit) => unit !== likeliest)],
  };
}
