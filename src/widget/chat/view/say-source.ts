// A source in words: what it is, and of which day. Pure.
import type { Source } from '../talk/wire.ts';
import type { Texts } from '../texts/vi.ts';

export function saySource({ title, recordOn, verifiedOn }: Source, texts: Texts): string {
  return [
    title,
    ...(recordOn === null ? [] : [texts.recordOn(recordOn)]),
    ...(verifiedOn === null ? [] : [texts.verifiedOn(verifiedOn)]),
  ].join(', ');
}
