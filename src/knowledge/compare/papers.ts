// Compares the papers of a guide with its record's: by what their names mean, because people call them otherwise.
import type { CatalogueRecord } from '../catalogue/record.ts';
import type { Document } from '../types.ts';
import type { Pair } from './facts.ts';
import { meansTheSame } from './likeness.ts';
import type { Found } from './types.ts';

/** Papers that only one of the two has, and different numbers of copies. */
export function comparePapers({ guide, record, derived }: Pair): readonly Found[] {
  const listed = derived.documents.filter((d) => d.id !== 'papers_on_portal' && !d.optional);
  const onlyRecord: Found[] = listed.flatMap((theirs): Found[] => {
    const ours = guide.documents.filter((d) => alike(d, theirs));
    const name = theirs.officialName ?? theirs.name;
    if (ours.length === 0)
      return [{ about: 'paper', match: name, says: `bản ghi có giấy «${short(name)}», hướng dẫn không có` }];
    const copies = Math.max(...ours.map((d) => d.quantity));
    return theirs.quantity > copies && ours.length === 1
      ? [
          {
            about: 'paper',
            match: name,
            says: `«${short(name)}»: bản ghi cần ${theirs.quantity} bản, hướng dẫn nói ${copies}`,
          },
        ]
      : [];
  });
  const places = placesOf(record);
  const onlyGuide: Found[] = guide.documents
    // A form on the screen belongs to the portal, not to the dossier.
    .filter((d) => Object.values(d.forms).some((form) => form !== 'e_form'))
    .filter((d) => !derived.documents.some((theirs) => alike(d, theirs)))
    .filter((d) => !places.some((place) => meansTheSame(d.officialName ?? d.name, place)))
    .map((d) => ({
      about: 'paper',
      match: d.name,
      says: `hướng dẫn có giấy «${d.name}», bản ghi không nhắc`,
      source: d.source,
    }));
  return [...onlyRecord, ...onlyGuide];
}

function alike(ours: Document, theirs: Document): boolean {
  const name = theirs.officialName ?? theirs.name;
  return [ours.name, ours.officialName, `${ours.name} ${ours.note ?? ''}`].some(
    (n) => n !== undefined && meansTheSame(n, name),
  );
}

/** Where a record may mention a paper besides its list. */
function placesOf(record: CatalogueRecord): readonly string[] {
  return [...record.papers.flatMap((p) => [p.name, p.group]), ...record.steps, record.conditions].flatMap(
    (t) => t.split(/[.;\n]/),
  );
}

function short(name: string): string {
  return name.length > 110 ? `${name.slice(0, 110)}…` : name;
}
