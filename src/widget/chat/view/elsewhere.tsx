// Goes on in another channel: a link that takes the place along, or a code to paste where the platform takes no words in a link.
import { createContext, type JSX } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Place } from '../talk/boot.ts';
import { Icon } from './icons.tsx';
import { useTexts } from './language.tsx';

/** The channels that the operator has set. */
export const Places = createContext<readonly Place[]>([]);

/** @param code - where the person is, as it stands in their resume link */
export function Elsewhere({ code }: { readonly code: string }): JSX.Element {
  return (
    <>
      {useContext(Places).map((place) => (
        <GoOn key={place.name} place={place} code={code} />
      ))}
    </>
  );
}

function GoOn({ place, code }: { readonly place: Place; readonly code: string }): JSX.Element {
  const texts = useTexts();
  const [pressed, setPressed] = useState(false);
  const pastes = !place.url.includes('{code}');
  const words = `#tiep:${code}`;
  const copy = (): void => {
    setPressed(true);
    // A plain http address of a local network has no clipboard; the code stands below then too.
    (navigator.clipboard as Clipboard | undefined)?.writeText(words).catch(() => {});
  };
  return (
    <>
      <a
        class="link"
        href={place.url.replace('{code}', code)}
        target="_blank"
        rel="noopener noreferrer"
        onClick={pastes ? copy : undefined}
      >
        <span>
          {texts.goOnIn(place.name)}
          {pastes && <small>{texts.pasteSays(place.name)}</small>}
          <span class="heard"> ({texts.opensNewPage})</span>
        </span>
        <Icon name="external" />
      </a>
      {pressed && (
        <p class="paste" role="status">
          {texts.pasteCode} <code>{words}</code>
        </p>
      )}
    </>
  );
}
