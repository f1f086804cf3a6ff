// A source in words: what it is, and of which day. Pure.
import type { Source } from '../talk/wire.ts';
import { sayDate, texts } from '../texts.ts';

export function saySource({ title, recordOn, verifiedOn }: Source): string {
  return [
    title,
    ...(recordOn === null ? [] : [texts.recordOn(sayDate(recordOn))]),
    ...(verifiedOn === null ? [] : [texts.verifiedOn(sayDate(verifiedOn))]),
  ].join(', ');
}
