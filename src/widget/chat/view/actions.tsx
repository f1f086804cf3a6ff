// What one can do with an answer besides reading it: hear it, copy it, send it to somebody.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Answer } from '../talk/wire.ts';
import { useAloud } from './aloud.ts';
import { canShare, copyOut, shareOut } from './hand-on.ts';
import { Icon } from './icons.tsx';
import { writtenAnswer } from './plain.ts';
import { useTexts } from './language.tsx';

export function Actions({ answer }: { readonly answer: Answer }): JSX.Element {
  const texts = useTexts();
  const [copied, setCopied] = useState(false);
  const aloud = useAloud(answer, texts);
  const text = (): string => writtenAnswer(answer, location.origin, texts);
  const copy = async (): Promise<void> => setCopied(await copyOut(text()));
  return (
    <div class="actions">
      {aloud !== null && (
        <button type="button" class="plain" aria-pressed={aloud.reading} onClick={aloud.toggle}>
          <Icon name="sound" />
          {aloud.reading ? texts.quiet : texts.aloud}
        </button>
      )}
      <button type="button" class="plain" onClick={() => void copy()}>
        <Icon name={copied ? 'check' : 'copy'} />
        {copied ? texts.copied : texts.copy}
      </button>
      {canShare() && (
        <button type="button" class="plain" onClick={() => void shareOut({ text: text() })}>
          <Icon name="share" />
          {texts.share}
        </button>
      )}
    </div>
  );
}
