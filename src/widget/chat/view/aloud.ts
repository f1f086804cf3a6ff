// Reads an answer aloud with the voice of the device, where it has a Vietnamese one.
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../talk/wire.ts';
import { spokenAnswer } from './plain.ts';

export interface Aloud {
  readonly reading: boolean;
  readonly toggle: () => void;
}

/** @returns null where no voice speaks Vietnamese */
export function useAloud(answer: Answer): Aloud | null {
  const [voice, setVoice] = useState(findVoice);
  const [reading, setReading] = useState(false);
  useEffect(() => {
    if (!('speechSynthesis' in window)) return;
    // Voices come in late, and some only after they were asked for.
    const changed = (): void => setVoice(findVoice());
    speechSynthesis.addEventListener('voiceschanged', changed);
    return () => speechSynthesis.removeEventListener('voiceschanged', changed);
  }, []);
  if (voice === null) return null;
  const toggle = (): void => {
    speechSynthesis.cancel();
    setReading(!reading);
    if (reading) return;
    const pieces = spokenAnswer(answer).map((text) =>
      Object.assign(new SpeechSynthesisUtterance(text), { voice }),
    );
    const last = pieces.at(-1);
    for (const piece of pieces) {
      piece.lang = voice.lang;
      // Also when another answer is read instead.
      piece.onerror = () => setReading(false);
      if (piece === last) piece.onend = () => setReading(false);
      speechSynthesis.speak(piece);
    }
  };
  return { reading, toggle };
}

function findVoice(): SpeechSynthesisVoice | null {
  if (!('speechSynthesis' in window)) return null;
  return speechSynthesis.getVoices().find(({ lang }) => /^vi\b/i.test(lang)) ?? null;
}
