// What everybody must know before the first question: that a machine answers, and what is kept.
import type { JSX } from 'preact';
import { useTexts } from './language.tsx';

export function Intro({ keepDays }: { readonly keepDays: number }): JSX.Element {
  const texts = useTexts();
  return (
    <div class="intro">
      <p>{texts.intro}</p>
      <details>
        <summary>{texts.introMore}</summary>
        <p>
          {texts.introKept} {texts.introDays(keepDays)}
        </p>
        <p>{texts.introMasked}</p>
        <p>{texts.introDevice}</p>
      </details>
    </div>
  );
}
