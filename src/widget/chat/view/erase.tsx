// Asks before everything is deleted, since nothing of it comes back.
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useTexts } from './language.tsx';

export interface EraseProps {
  readonly onErase: () => Promise<boolean>;
  readonly onClose: () => void;
}

export function Erase({ onErase, onClose }: EraseProps): JSX.Element {
  const texts = useTexts();
  const [state, setState] = useState<'asked' | 'busy' | 'failed'>('asked');
  const keep = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone; the harmless one of the two takes the focus.
  useLayoutEffect(() => keep.current?.focus(), []);
  const erase = async (): Promise<void> => {
    setState('busy');
    if (await onErase()) onClose();
    else setState('failed');
  };
  return (
    <div class="erase" role="group" aria-labelledby="erase">
      <p id="erase">{state === 'failed' ? texts.eraseFailed : texts.eraseSure}</p>
      <button type="button" class="danger" disabled={state === 'busy'} onClick={() => void erase()}>
        {state === 'busy' ? texts.erasing : texts.eraseYes}
      </button>
      <button type="button" ref={keep} onClick={onClose}>
        {texts.eraseNo}
      </button>
    </div>
  );
}
