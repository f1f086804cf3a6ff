// The button to speak. Before the first time it says where the sound goes, because that is not to us.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { readJson, writeJson } from '../talk/memory.ts';
import { Icon } from './icons.tsx';
import type { Speech } from './speech.ts';
import { useTexts } from './language.tsx';

const key = 'speech';

export function Mic({ speech }: { readonly speech: Speech }): JSX.Element {
  const texts = useTexts();
  const [asking, setAsking] = useState(false);
  const { listening, failed, toggle } = speech;
  const press = (): void => {
    if (readJson(key) === true) toggle();
    else setAsking(!asking);
  };
  const agree = (): void => {
    writeJson(key, true);
    setAsking(false);
    toggle();
  };
  return (
    <>
      <button
        type="button"
        class={listening ? 'mic listening' : 'mic'}
        aria-label={listening ? texts.hearing : texts.speak}
        aria-pressed={listening}
        onClick={press}
      >
        <Icon name="mic" />
      </button>
      {(asking || failed) && (
        <div class="speech-note" role="group">
          <p>{asking ? texts.speechNote : texts.speechFailed}</p>
          {asking && (
            <div>
              <button type="button" class="plain" onClick={agree}>
                {texts.speechYes}
              </button>
              <button type="button" class="plain" onClick={() => setAsking(false)}>
                {texts.speechNo}
              </button>
            </div>
          )}
        </div>
      )}
    </>
  );
}
