// Links as large buttons that say where they lead; a resume link can also be kept or sent to oneself.
import { createContext, type JSX } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Link } from '../talk/wire.ts';
import { Elsewhere } from './elsewhere.tsx';
import { canShare, copyOut, shareOut } from './hand-on.ts';
import { Icon } from './icons.tsx';
import { useTexts } from './language.tsx';
import { WayOut } from './way-out.tsx';

/** Who wants to know that a link was followed. */
export const Followed = createContext<(link: Link, procedure: string | null) => void>(() => undefined);

interface LinksProps {
  readonly links: readonly Link[];
  readonly procedure: string | null;
}

export function Links({ links, procedure }: LinksProps): JSX.Element | null {
  const followed = useContext(Followed);
  if (links.length === 0) return null;
  return (
    <div class="links">
      {links.map((link) => (
        <LinkButton key={link.url} link={link} onFollow={() => followed(link, procedure)} />
      ))}
    </div>
  );
}

interface LinkButtonProps {
  readonly link: Link;
  readonly onFollow: () => void;
}

function LinkButton({ link, onFollow }: LinkButtonProps): JSX.Element {
  const texts = useTexts();
  return (
    <>
      <WayOut href={link.url} title={link.title} note={new URL(link.url).hostname} onClick={onFollow} />
      {link.kind === 'resume' && (
        <>
          <Elsewhere code={new URL(link.url).searchParams.get('tiep') ?? ''} />
          <Keep link={link} />
          <details class="qr">
            <summary>{texts.qr}</summary>
            {/* Drawn by our server, and only when it is looked at. */}
            <img
              src={`/qr.svg${new URL(link.url).search}`}
              alt={texts.qrAlt}
              width={240}
              height={240}
              loading="lazy"
            />
          </details>
        </>
      )}
    </>
  );
}

/** Phones have their own way to send something; elsewhere the address is copied. */
function Keep({ link }: { readonly link: Link }): JSX.Element {
  const texts = useTexts();
  const [copied, setCopied] = useState(false);
  const { title, url } = link;
  const keep = async (): Promise<void> => {
    if (canShare()) await shareOut({ title, url });
    else setCopied(await copyOut(url));
  };
  return (
    <button type="button" class="plain" onClick={() => void keep()}>
      <Icon name="copy" />
      {copied ? texts.copied : canShare() ? texts.shareLink : texts.copyLink}
    </button>
  );
}
