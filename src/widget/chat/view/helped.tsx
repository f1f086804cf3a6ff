// «Có giúp được bạn không?» under an answer: two buttons, then why not; nobody has to say anything.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { tellHelped } from '../talk/api.ts';
import { useTexts } from './language.tsx';

export function Helped({ number }: { readonly number: string }): JSX.Element {
  const texts = useTexts();
  const [said, setSaid] = useState<string | null>(null);
  const tell = (opinion: string): void => {
    setSaid(opinion);
    const reason = opinion in texts.helpedReasons ? opinion : null;
    void tellHelped({ number, helped: opinion === 'yes', reason });
  };
  const button = ([opinion, label]: readonly [string, string]): JSX.Element => (
    <button key={opinion} type="button" class="plain" onClick={() => tell(opinion)}>
      {label}
    </button>
  );
  if (said === null || said === 'no') {
    const asks = said === null ? texts.helped : texts.helpedWhy;
    return (
      <div class="actions helped" role="group" aria-label={asks}>
        <span>{asks}</span>
        {Object.entries(said === null ? texts.helpedAnswers : texts.helpedReasons).map(button)}
      </div>
    );
  }
  return (
    <p class="actions helped" role="status">
      {texts.helpedThanks}
      {said === 'wrong' && (
        <a href={`/tra-loi/${number}#bao-sai`} target="_blank" rel="noopener noreferrer">
          {texts.helpedReport}
        </a>
      )}
    </p>
  );
}
