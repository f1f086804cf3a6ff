// What is known of the one-stop centre of a person's commune or ward: address, phone, hours; what is not known is said so.
import type { Office } from '../knowledge/types.ts';
import { unitName, type Turn } from './turn.ts';

const parts = ['address', 'phone', 'hours'] as const;

/** The commune or ward that is talked about: the one just named, else the person's own. */
export function unitOf(turn: Turn): string | null {
  const named = turn.understanding.place;
  return named !== null && turn.kb.units.has(named) ? named : turn.state.unit;
}

/** The sentences about a centre. */
export function aboutCentre({ kb }: Turn, unit: string): readonly string[] {
  const centre = kb.centres.get(unit);
  const name = `${kb.wording.centre} ${unitName(kb, unit) ?? ''}`;
  const told = parts.flatMap((key) =>
    centre?.[key] === undefined ? [] : [`${kb.wording.contact[key]} ${centre[key]}`],
  );
  if (centre?.zalo !== undefined) told.push(`Zalo ${centre.zalo}`);
  const lacking = parts.flatMap((key) => (centre?.[key] === undefined ? [kb.wording.contact[key]] : []));
  return [
    ...(centre && told.length > 0
      ? [
          kb.say('facts.where_centre', { centre: name, known: told.join(', ') }),
          kb.say('facts.where_centre_source', { by: centre.by, day: kb.wording.day(centre.on) }),
        ]
      : []),
    ...(lacking.length > 0
      ? [kb.say('facts.where_centre_unknown', { what: lacking.join(', '), centre: name })]
      : []),
  ];
}

/** True for an office whose dossiers are handed in at the centre of a commune or ward. */
export function isAtCentre(office: Office | undefined): boolean {
  return /^(?:UBND|Trung tâm Phục vụ hành chính công) \{unit\}/.test(office?.nameInUnit ?? '');
}
