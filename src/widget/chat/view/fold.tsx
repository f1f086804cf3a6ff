// A long paragraph shows its beginning first: on a small screen the buttons below must not be pushed out of sight.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { foldAt } from './fold-at.ts';
import { Words } from './words.tsx';
import { useTexts } from './language.tsx';

export function Fold({ text }: { readonly text: string }): JSX.Element {
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  const at = foldAt(text);
  const shown = at === null || open ? text : text.slice(0, at);
  return (
    <>
      {shown.split(/\n+/).map((line, index) => (
        <p key={index}>
          <Words text={line} />
        </p>
      ))}
      {at !== null && (
        <button type="button" class="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? texts.less : texts.more}
        </button>
      )}
    </>
  );
}
