// Who handles a record: the agency's name, put in order for Hà Tĩnh, and the register's office where it is one of ours.
import { atMost, mentionsDistrict, withoutMarks } from './official-text.ts';
import type { CatalogueRecord } from './record.ts';
import type { Say } from './words.ts';

/** The office of a derived guide. */
export interface OfficeOfRecord {
  /** Key of offices.yml, or `unlisted`. */
  readonly id: string;
  /** What is said instead of the register's name, where the record knows better. */
  readonly words: string | null;
  /** What to pick in «Chọn cơ quan thực hiện». */
  readonly onPortal: string;
}

/** What the rules need to name an office. */
export interface OfficeWords {
  readonly say: Say;
  /** The register's name of an office; undefined for ids it does not have. */
  readonly officeName: (id: string) => string | undefined;
}

interface Kind {
  readonly id: string;
  readonly pattern: RegExp;
  /** Reply that names the office; none says the register's own name. */
  readonly reply?: string;
  /** Reply for the portal's box: units are picked by their name, departments by theirs. */
  readonly onPortal: string;
}

const named = 'record.on_portal_named';
const unit = 'record.on_portal_unit';
const department = 'record.on_portal_department';

/** In order: the first pattern that fits decides. */
const kinds: readonly Kind[] = [
  { id: 'commune_police', pattern: /công an (?:cấp )?xã/i, onPortal: unit },
  { id: 'immigration_police', pattern: /xuất nhập cảnh/i, onPortal: named },
  { id: 'provincial_police', pattern: /công an (?:cấp )?tỉnh|phòng cảnh sát/i, onPortal: named },
  { id: 'land_registry', pattern: /đăng ký đất đai/i, onPortal: named },
  { id: 'social_insurance', pattern: /bảo hiểm xã hội/i, onPortal: named },
  { id: 'tax_office', pattern: /^(?:chi cục )?thuế/i, onPortal: named },
  { id: 'employment_service', pattern: /dịch vụ việc làm/i, onPortal: named },
  { id: 'legal_aid_centre', pattern: /trợ giúp pháp lý/i, onPortal: named },
  { id: 'power_company', pattern: /điện lực/i, onPortal: named },
  { id: 'commune_committee', pattern: /(?:ban nhân dân|ubnd) xã|cấp xã/i, onPortal: unit },
  { id: 'provincial_department', pattern: /^sở /i, reply: 'record.office_department', onPortal: department },
  {
    id: 'provincial_centre',
    pattern: /(?:ban nhân dân|ubnd) tỉnh|cấp tỉnh/i,
    reply: 'record.office_province',
    onPortal: 'record.on_portal_province',
  },
];

const otherPlace =
  /\s*(?:-\s*)?(?:[Tt]ỉnh|[Tt]hành phố|TP\.?)\s*(?:HCM|\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){0,3})$/u;
const ministry =
  /^(?:bộ|cục|tổng cục|thanh tra chính phủ|ngân hàng nhà nước việt nam|văn phòng chính phủ)(?!\p{L})/iu;
const wordsLimit = 90;

/** Finds the office of a record; where two may handle it, both are named. */
export function officeOf(
  record: Pick<CatalogueRecord, 'agency' | 'authority' | 'levels'>,
  words: OfficeWords,
): OfficeOfRecord {
  const agencies = agenciesOf(record.agency || record.authority);
  const local = record.levels.includes('Cấp Xã') || record.levels.includes('Cấp Tỉnh');
  const here = local ? agencies.filter((a) => !ministry.test(a)) : [];
  const offices = (here.length > 0 ? here : agencies).map((agency) => namedOffice(agency, words.say));
  const nobody =
    (record.agency || record.authority) === '' ? byLevel(record.levels, words.say) : unknown(words.say);
  const [first = nobody, second] = unique(offices);
  if (!second) return first;
  return {
    ...first,
    words: words.say('record.office_either', { first: spoken(first, words), second: spoken(second, words) }),
    onPortal: words.say('record.office_either', { first: first.onPortal, second: second.onPortal }),
  };
}

/** The agencies named, without districts; those of another province only where no other is, and then without its name: ours has the same office. */
function agenciesOf(text: string): readonly string[] {
  const parts = text
    .split(/;|\/(?=\p{Lu})/u)
    .map(withoutMarks)
    .filter((part) => part.length > 2 && !/^(?:cơ quan khác|không)/i.test(part))
    .filter((part) => !mentionsDistrict(part));
  const ours = parts.filter((part) => !otherPlace.test(part) || /hà tĩnh$/i.test(part));
  return (ours.length > 0 ? ours : parts).map((part) => part.replace(otherPlace, ''));
}

function namedOffice(agency: string, say: Say): OfficeOfRecord {
  const kind = ministry.test(agency) ? undefined : kinds.find(({ pattern }) => pattern.test(agency));
  if (!kind) return { id: 'unlisted', words: atMost(agency, wordsLimit), onPortal: agency };
  const name = atMost(agency.replace(/,? (?:các )?tỉnh,? .*$/i, ''), wordsLimit);
  return {
    id: kind.id,
    words: kind.reply ? say(kind.reply, { name }) : null,
    onPortal: say(kind.onPortal, { name }),
  };
}

function byLevel(levels: readonly string[], say: Say): OfficeOfRecord {
  if (levels.includes('Cấp Xã')) return namedOffice('UBND cấp xã', say);
  if (levels.includes('Cấp Tỉnh')) return namedOffice('UBND cấp tỉnh', say);
  return unknown(say);
}

function unknown(say: Say): OfficeOfRecord {
  const words = say('record.office_unknown');
  return { id: 'unlisted', words, onPortal: words };
}

function spoken({ id, words }: OfficeOfRecord, { officeName }: OfficeWords): string {
  return words ?? officeName(id) ?? '';
}

function unique(offices: readonly OfficeOfRecord[]): readonly OfficeOfRecord[] {
  return [...new Map(offices.map((o) => [`${o.id}${o.words ?? ''}`, o])).values()];
}
