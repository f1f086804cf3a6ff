// Links as large buttons that say where they lead; a resume link can also be kept or sent to oneself.
import { createContext, type JSX } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Link } from '../talk/wire.ts';
import { Elsewhere } from './elsewhere.tsx';
import { Icon } from './icons.tsx';
import { useTexts } from './language.tsx';

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
      <a class="link" href={link.url} target="_blank" rel="noopener noreferrer" onClick={onFollow}>
        <span>
          {link.title}
          <small>{new URL(link.url).hostname}</small>
          <span class="heard"> ({texts.opensNewPage})</span>
        </span>
        <Icon name="external" />
      </a>
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
  const canShare = 'share' in navigator;
  const keep = async (): Promise<void> => {
    try {
      if (canShare) await navigator.share({ title: link.title, url: link.url });
      else await navigator.clipboard.writeText(link.url);
      setCopied(!canShare);
    } catch {
      // The person closed the sheet, or the browser allows neither: the link itself is still there.
      setCopied(false);
    }
  };
  return (
    <button type="button" class="plain" onClick={() => void keep()}>
      <Icon name="copy" />
      {copied ? texts.copied : canShare ? texts.shareLink : texts.copyLink}
    </button>
  );
}
