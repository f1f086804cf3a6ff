// The head of the page: who is speaking, the size of the text, and what one needs seldom.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { changeLooks, readLooks, sizeCount, type Theme } from '../looks.ts';
import { texts } from '../texts.ts';
import { Icon } from './icons.tsx';

export interface HeadProps {
  readonly title: string;
  /** null where the chat is the page itself. */
  readonly onClose: (() => void) | null;
  readonly onLeave: () => void;
  readonly onErase: () => void;
}

export function Head({ title, onClose, onLeave, onErase }: HeadProps): JSX.Element {
  const [looks, setLooks] = useState(readLooks);
  const size = texts.sizes[looks.size] ?? texts.sizes[0];
  return (
    <header class="head">
      <div class="head-words">
        <h1 tabIndex={-1}>{title}</h1>
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
      <Menu
        theme={looks.theme}
        onTheme={(theme) => setLooks(changeLooks({ theme }))}
        onLeave={onLeave}
        onErase={onErase}
      />
      {onClose !== null && (
        <button type="button" class="head-button" aria-label={texts.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      )}
    </header>
  );
}

interface MenuProps extends Pick<HeadProps, 'onLeave' | 'onErase'> {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}

function Menu({ theme, onTheme, onLeave, onErase }: MenuProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = ({ target }: Event): void => {
      if (!(target instanceof Node) || box.current?.contains(target) !== true) setOpen(false);
    };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, [open]);
  const closeByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    setOpen(false);
    button.current?.focus();
  };
  const item = (label: string, act: () => void): JSX.Element => (
    <button
      type="button"
      onClick={() => {
        setOpen(false);
        button.current?.focus();
        act();
      }}
    >
      {label}
    </button>
  );
  const colours = (label: string, value: Theme): JSX.Element => (
    <button
      type="button"
      aria-pressed={theme === value}
      onClick={() => onTheme(theme === value ? 'system' : value)}
    >
      {label}
      {theme === value && <Icon name="check" />}
    </button>
  );
  return (
    <div class="menu" ref={box} onKeyDown={closeByKey}>
      <button
        type="button"
        class="head-button"
        ref={button}
        aria-label={texts.menu}
        aria-expanded={open}
        aria-controls="menu"
        onClick={() => setOpen(!open)}
      >
        <Icon name="menu" />
      </button>
      <div id="menu" class="menu-items" hidden={!open}>
        {colours(texts.light, 'light')}
        {colours(texts.dark, 'dark')}
        {colours(texts.contrast, 'contrast')}
        {item(texts.print, () => print())}
        {item(texts.leave, onLeave)}
        {item(texts.erase, onErase)}
      </div>
    </div>
  );
}
