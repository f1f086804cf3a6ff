// The head of the page: who is speaking, the size of the text, and what one needs seldom.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { changeLooks, readLooks, sizeCount } from '../looks.ts';
import { Icon } from './icons.tsx';
import { Menu, type MenuProps } from './menu.tsx';
import { useTexts } from './language.tsx';

export interface HeadProps extends Pick<MenuProps, 'onSendMe' | 'onLeave' | 'onOwnData' | 'onErase'> {
  /** null where the chat is the page itself. */
  readonly onClose: (() => void) | null;
}

export function Head({ onClose, ...menu }: HeadProps): JSX.Element {
  const texts = useTexts();
  const [looks, setLooks] = useState(readLooks);
  const size = texts.sizes[looks.size] ?? texts.sizes[0];
  return (
    <header class="head">
      <div class="head-words">
        <h1 tabIndex={-1}>{texts.title}</h1>
        <p>{texts.subtitle}</p>
      </div>
      <button
        type="button"
        class="head-button"
        aria-label={`${texts.larger}: ${size}`}
        onClick={() => setLooks(changeLooks({ size: (looks.size + 1) % sizeCount }))}
      >
        <span class="letter" aria-hidden="true">
          A<sup>+</sup>
        </span>
      </button>
      <Menu looks={looks} onLooks={(change) => setLooks(changeLooks(change))} {...menu} />
      {onClose !== null && (
        <button type="button" class="head-button" aria-label={texts.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      )}
    </header>
  );
}
