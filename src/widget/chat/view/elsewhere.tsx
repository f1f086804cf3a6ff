// Goes on in another channel: a link that takes the place along, or a code to paste where the platform takes no words in a link.
import { createContext, type JSX } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Place } from '../talk/boot.ts';
import { copyOut } from './hand-on.ts';
import { useTexts } from './language.tsx';
import { WayOut } from './way-out.tsx';

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
    // Where there is no clipboard, the code still stands below.
    void copyOut(words);
  };
  return (
    <>
      <WayOut
        href={place.url.replace('{code}', code)}
        title={texts.goOnIn(place.name)}
        note={pastes && texts.pasteSays(place.name)}
        onClick={pastes ? copy : undefined}
      />
      {pressed && (
        <p class="paste" role="status">
          {texts.pasteCode} <code>{words}</code>
        </p>
      )}
    </>
  );
}
