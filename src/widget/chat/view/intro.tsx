// What everybody must know before the first question: that a machine answers, and what is kept.
import type { JSX } from 'preact';
import { texts } from '../texts.ts';

export function Intro({ keepDays }: { readonly keepDays: number }): JSX.Element {
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
