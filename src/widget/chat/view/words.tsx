// A line of what the assistant says, with its telephone numbers as links.
import type { JSX } from 'preact';
import { splitCalls } from './calls.ts';

export function Words({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {splitCalls(text).map(({ text: piece, tel }, index) =>
        tel === null ? (
          piece
        ) : (
          <a key={index} class="call" href={`tel:${tel}`}>
            {piece}
          </a>
        ),
      )}
    </>
  );
}
