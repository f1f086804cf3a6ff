// What one needs seldom: colours, times, going on elsewhere, printing, leaving, seeing what is kept and having it deleted.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Looks, Theme } from '../looks.ts';
import { Erase } from './erase.tsx';
import { Icon } from './icons.tsx';
import { useTexts } from './language.tsx';

export interface MenuProps {
  readonly looks: Looks;
  readonly onLooks: (change: Partial<Looks>) => void;
  /** A procedure is being worked on: one can go on with it elsewhere. null where there is none. */
  readonly onSendMe: (() => void) | null;
  readonly onLeave: () => void;
  readonly onOwnData: () => void;
  /** Resolves with whether the server has taken it. */
  readonly onErase: () => Promise<boolean>;
}

export function Menu({ looks, onLooks, onSendMe, onLeave, onOwnData, onErase }: MenuProps): JSX.Element {
  const texts = useTexts();
  const [open, setOpen] = useState<'items' | 'erase' | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open === null) return;
    const outside = ({ target }: Event): void => {
      if (!(target instanceof Node) || box.current?.contains(target) !== true) setOpen(null);
    };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, [open]);
  const close = (): void => {
    setOpen(null);
    button.current?.focus();
  };
  const closeByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || open === null) return;
    event.preventDefault();
    close();
  };
  const item = (label: string, act: () => void): JSX.Element => (
    <button
      type="button"
      onClick={() => {
        close();
        act();
      }}
    >
      {label}
    </button>
  );
  const toggle = (label: string, on: boolean, change: Partial<Looks>): JSX.Element => (
    <button type="button" aria-pressed={on} onClick={() => onLooks(change)}>
      {label}
      {on && <Icon name="check" />}
    </button>
  );
  const colours = (label: string, value: Theme): JSX.Element =>
    toggle(label, looks.theme === value, { theme: looks.theme === value ? 'system' : value });
  return (
    <div class="menu" ref={box} onKeyDown={closeByKey}>
      <button
        type="button"
        class="head-button"
        ref={button}
        aria-label={texts.menu}
        aria-expanded={open !== null}
        aria-controls="menu"
        onClick={() => setOpen(open === null ? 'items' : null)}
      >
        <Icon name="menu" />
      </button>
      <div id="menu" class="menu-items" hidden={open === null}>
        {open === 'erase' ? (
          <Erase onErase={onErase} onClose={close} />
        ) : (
          <>
            {colours(texts.light, 'light')}
            {colours(texts.dark, 'dark')}
            {colours(texts.contrast, 'contrast')}
            {toggle(texts.times, looks.times, { times: !looks.times })}
            {onSendMe !== null && item(texts.sendMe, onSendMe)}
            {item(texts.print, () => print())}
            {item(texts.leave, onLeave)}
            {item(texts.ownData, onOwnData)}
            <button type="button" onClick={() => setOpen('erase')}>
              {texts.erase}
            </button>
          </>
        )}
      </div>
    </div>
  );
}
