// Where the facts come from, of which date, and the number to quote to a clerk.
import type { JSX } from 'preact';
import type { Source } from '../talk/wire.ts';
import { texts } from '../texts.ts';
import { saySource } from './say-source.ts';

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
