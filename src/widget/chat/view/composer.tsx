// The place to type. The focus stays here while answers come; Enter sends, Shift+Enter begins a new line.
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { Mic } from './mic.tsx';
import { useSpeech } from './speech.ts';
import { useTexts } from './language.tsx';

export interface ComposerProps {
  /** A procedure is being worked on: one can step back in it. */
  readonly onTheWay: boolean;
  readonly onSay: (text: string) => void;
}

export function Composer({ onTheWay, onSay }: ComposerProps): JSX.Element {
  const texts = useTexts();
  const [words, setWords] = useState('');
  const speech = useSpeech(setWords, texts.locale);
  const box = useRef<HTMLTextAreaElement>(null);
  const drawn = useRef(false);
  // Not while the page is made: measuring would lay it out in between.
  useLayoutEffect(() => {
    if (drawn.current) growToFit(box.current);
  }, [words]);
  useEffect(() => {
    const resized = (): void => growToFit(box.current);
    drawn.current = true;
    resized();
    addEventListener('resize', resized);
  }, []);
  const send = (): void => {
    const text = words.trim();
    if (text === '') return;
    setWords('');
    onSay(text);
  };
  return (
    <footer class="foot">
      {onTheWay && (
        <div class="moves">
          <button type="button" onClick={() => onSay(texts.back)}>
            <Icon name="back" />
            {texts.back}
          </button>
          <button type="button" onClick={() => onSay(texts.handover)}>
            <Icon name="person" />
            {texts.handover}
          </button>
        </div>
      )}
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <textarea
          id="words"
          ref={box}
          rows={1}
          value={words}
          aria-label={texts.label}
          placeholder={speech?.listening === true ? texts.listens : texts.placeholder}
          autocomplete="off"
          enterkeyhint="send"
          onInput={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        {speech !== null && <Mic speech={speech} />}
        <button type="submit" class="send" aria-label={texts.send}>
          <Icon name="send" />
        </button>
      </form>
    </footer>
  );
}

/** As tall as the words, up to what the style sheet allows. */
function growToFit(box: HTMLTextAreaElement | null): void {
  if (box === null) return;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight + 2}px`;
}
