// Where the facts come from, of which date, and the number to quote to a clerk.
import type { JSX } from 'preact';
import type { Source } from '../talk/wire.ts';
import { sayDate, texts } from '../texts.ts';

export interface SourcesProps {
  readonly sources: readonly Source[];
  readonly number: string | null;
}

export function Sources({ sources, number }: SourcesProps): JSX.Element | null {
  if (sources.length === 0 && number === null) return null;
  return (
    <p class="small">
      {sources.length > 0 && `${texts.source} ${sources.map(saySource).join('; ')}. `}
      {number !== null && (
        <span class="number">
          {texts.number} <b>{number}</b>
        </span>
      )}
    </p>
  );
}

function saySource({ title, recordOn, verifiedOn }: Source): string {
  return [
    title,
    ...(recordOn === null ? [] : [texts.recordOn(sayDate(recordOn))]),
    ...(verifiedOn === null ? [] : [texts.verifiedOn(sayDate(verifiedOn))]),
  ].join(', ');
}
