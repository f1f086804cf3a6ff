// What the person said, and whether it has arrived.
import type { JSX } from 'preact';
import type { Entry } from '../talk/thread.ts';
import { Time } from './time.tsx';
import { useTexts } from './language.tsx';

export interface SaidProps {
  readonly entry: Extract<Entry, { kind: 'said' }>;
  readonly reachable: boolean;
  readonly onAgain: (clientId: string) => void;
}

export function Said({ entry, reachable, onAgain }: SaidProps): JSX.Element {
  const texts = useTexts();
  const { delivery, key, text } = entry;
  return (
    <div class={`said ${delivery}`}>
      <p class="said-words">
        <span class="heard">{texts.person} </span>
        {text}
      </p>
      <Time at={entry.at} />
      {delivery === 'sending' && (
        <p class="delivery">
          {reachable ? <span aria-hidden="true">{texts.sending}</span> : texts.waitsForNetwork}
        </p>
      )}
      {delivery === 'failed' && (
        <p class="delivery">
          {texts.failed}{' '}
          <button type="button" class="plain" onClick={() => onAgain(key)}>
            {texts.again}
          </button>
        </p>
      )}
    </div>
  );
}
