// A link that leads out of the chat, as a large button that says where to; the chat stays open behind it.
import type { JSX } from 'preact';
import { Icon } from './icons.tsx';
import { useTexts } from './language.tsx';

interface WayOutProps {
  readonly href: string;
  readonly title: string;
  /** What is told below in small letters. */
  readonly note: string | false;
  readonly onClick?: (() => void) | undefined;
}

export function WayOut({ href, title, note, onClick }: WayOutProps): JSX.Element {
  const texts = useTexts();
  return (
    <a class="link" href={href} target="_blank" rel="noopener noreferrer" onClick={onClick}>
      <span>
        {title}
        {note && <small>{note}</small>}
        <span class="heard"> ({texts.opensNewPage})</span>
      </span>
      <Icon name="external" />
    </a>
  );
}
