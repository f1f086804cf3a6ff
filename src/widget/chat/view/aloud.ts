// Reads an answer aloud with the voice of the device, where it has one of the answer's language.
import { useEffect, useState } from 'preact/hooks';
import type { Answer, Language } from '../talk/wire.ts';
import type { Texts } from '../texts/vi.ts';
import { spokenAnswer } from './plain.ts';

export interface Aloud {
  readonly reading: boolean;
  readonly toggle: () => void;
}

/** @returns null where no voice speaks the language of the answer */
export function useAloud(answer: Answer, texts: Texts): Aloud | null {
  const find = (): SpeechSynthesisVoice | null => findVoice(answer.language ?? 'vi');
  const [voice, setVoice] = useState(find);
  const [reading, setReading] = useState(false);
  useEffect(() => {
    if (!('speechSynthesis' in window)) return;
    // Voices come in late, and some only after they were asked for.
    const changed = (): void => setVoice(find());
    speechSynthesis.addEventListener('voiceschanged', changed);
    return () => speechSynthesis.removeEventListener('voiceschanged', changed);
  }, []);
  if (voice === null) return null;
  const toggle = (): void => {
    speechSynthesis.cancel();
    setReading(!reading);
    if (reading) return;
    const pieces = spokenAnswer(answer, texts).map((text) =>
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

function findVoice(language: Language): SpeechSynthesisVoice | null {
  if (!('speechSynthesis' in window)) return null;
  return speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language)) ?? null;
}
