// The things people call by name («hộ chiếu», «sổ đỏ», «đồng hồ nước»): a procedure whose names speak of none of those asked about is not meant.
import { fold } from '@guidance-hatinh/lang-vi';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Normalise } from '../normaliser.ts';
import { isToned } from './terms.ts';

/** The ways of calling one thing, in normal form with tones and without. */
interface Thing {
  readonly toned: readonly string[];
  /** Of two syllables at least: «quan» is «quán» and «quan». */
  readonly folded: readonly string[];
}

/** Finds the things that a text calls by name. */
export type ThingsIn = (text: string) => ReadonlySet<number>;

const file = z.array(z.array(z.string().trim().min(1)).min(1));

/**
 * @param yaml - text of models/things.yml; empty for none
 * @returns what names the things in a text in normal form, by their place in the file
 * @throws ZodError when an entry is not of that form
 */
export function readThings(yaml: string, normalise: Normalise): ThingsIn {
  const things = file.parse(parse(yaml) ?? []).map((ways): Thing => {
    const toned = ways.map(normalise);
    return { toned, folded: toned.filter((way) => way.includes(' ')).map(fold) };
  });
  return (text) => {
    const padded = ` ${text} `;
    const toned = isToned(text);
    const named = things.flatMap((thing, index) =>
      (toned ? thing.toned : thing.folded).some((way) => padded.includes(` ${way} `)) ? [index] : [],
    );
    return new Set(named);
  };
}
