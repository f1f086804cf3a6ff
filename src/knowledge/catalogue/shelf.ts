// The official records in memory: compressed, found by code, unpacked only when somebody asks for one.
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { CatalogueItem } from '../../storage/types/catalogue.ts';
import type { ShelvedRecord } from './derive.ts';
import { titleOf } from './names.ts';
import { concernsProvince, recordSchema, type CatalogueRecord } from './record.ts';

/** A record as it is stored: what it is found by, and the rest packed. */
export type PackedRecord = Omit<CatalogueItem, 'hash'>;

/** A procedure of the catalogue that a message can be linked to. */
export interface RecordTarget {
  readonly code: string;
  readonly name: string;
  readonly title: string;
  /** A commune or the province handles it: it comes before others with a similar name. */
  readonly local: boolean;
}

/** Each packing takes its working memory anew: a quarter of the usual for 2 % more bytes. */
const frugal = { windowBits: 14, memLevel: 6 } as const;

/** Packs a record; the same content has the same hash, whenever it was crawled. */
export function pack(record: CatalogueRecord): { readonly hash: string; readonly body: Uint8Array } {
  const json = JSON.stringify(record);
  return { hash: createHash('sha256').update(json).digest('hex'), body: deflateRawSync(json, frugal) };
}

/**
 * Unpacks a record.
 * @throws Error when the bytes are not a packed record
 */
export function unpack(body: Uint8Array): CatalogueRecord {
  return recordSchema.parse(JSON.parse(inflateRawSync(body).toString('utf8')));
}

interface Place {
  readonly packed: PackedRecord;
  readonly codeShared: boolean;
}

/** The records that concern Hà Tĩnh, of one crawl. Read-only; a new crawl makes a new shelf. */
export class RecordShelf {
  /** The crawl they are of; null for none at all. */
  readonly crawl: number | null;
  readonly #places = new Map<string, Place>();

  constructor(crawl: number | null, records: Iterable<PackedRecord>) {
    this.crawl = crawl;
    for (const packed of records) {
      if (!concernsProvince(packed.scope)) continue;
      const known = this.#places.get(packed.code);
      const best = known && rank(known.packed) > rank(packed) ? known.packed : packed;
      this.#places.set(packed.code, { packed: best, codeShared: known !== undefined });
    }
  }

  get size(): number {
    return this.#places.size;
  }

  /** The record with a code, unpacked; of several the one of the province, then the one newest on the portal. */
  find(code: string): ShelvedRecord | undefined {
    const place = this.#places.get(code);
    if (!place) return undefined;
    const { crawledOn, goneOn, body } = place.packed;
    return { record: unpack(body), crawledOn, goneOn, codeShared: place.codeShared };
  }

  /** The code of the procedure with a key: the portal's id of its page. */
  codeOf(key: string): string | undefined {
    for (const { packed } of this.#places.values()) if (packed.key === key) return packed.code;
    return undefined;
  }

  /** Every procedure that is on the portal, in no particular order. */
  targets(): readonly RecordTarget[] {
    return [...this.#places.values()].flatMap(({ packed: { code, name, local, goneOn } }) =>
      goneOn === null ? [{ code, name, title: titleOf(name), local }] : [],
    );
  }
}

export const emptyShelf = new RecordShelf(null, []);

/** Orders records that share a code: still there, the province's own, and the portal's newest id (its ids grow with time). */
function rank({ goneOn, scope, key }: PackedRecord): string {
  return `${goneOn === null ? 1 : 0}${scope === 'own' ? 1 : 0}${key}`;
}
