// The buttons of an answer. Old ones stay, because people go back to them; the one that was picked is marked.
import type { JSX } from 'preact';
import type { Choice } from '../talk/wire.ts';
import { Icon } from './icons.tsx';
import { useTexts } from './language.tsx';

export interface ChoicesProps {
  readonly choices: readonly Choice[];
  readonly current: boolean;
  readonly picked: ReadonlySet<string>;
  readonly onSay: (text: string, token: string | null) => void;
}

export function Choices({ choices, current, picked, onSay }: ChoicesProps): JSX.Element | null {
  const texts = useTexts();
  if (choices.length === 0) return null;
  return (
    <ul class={current ? 'choices' : 'choices old'}>
      {choices.map(({ label, token }) => (
        <li key={token}>
          <button
            type="button"
            class={picked.has(label) ? 'picked' : undefined}
            onClick={() => onSay(label, token)}
          >
            {picked.has(label) && <Icon name="check" />}
            {label}
            {picked.has(label) && <span class="heard"> ({texts.picked})</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
