// Where the facts come from, of which date, and the number to quote to a clerk.
import type { JSX } from 'preact';
import type { Source } from '../talk/wire.ts';
import { saySource } from './say-source.ts';
import { useTexts } from './language.tsx';

export interface SourcesProps {
  readonly sources: readonly Source[];
  readonly number: string | null;
}

export function Sources({ sources, number }: SourcesProps): JSX.Element | null {
  const texts = useTexts();
  if (sources.length === 0 && number === null) return null;
  return (
    <p class="small">
      {sources.length > 0 &&
        `${texts.source} ${sources.map((source) => saySource(source, texts)).join('; ')}. `}
      {number !== null && (
        <span class="number">
          {texts.number} <b>{number}</b>
        </span>
      )}
    </p>
  );
}
