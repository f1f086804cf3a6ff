// Speaking instead of typing, where the browser can turn speech into words; what was heard goes into the box, not out.
import { useEffect, useRef, useState } from 'preact/hooks';

/** The little that is used of a recogniser; browsers have it under two names, the types under none. */
interface Recogniser {
  lang: string;
  interimResults: boolean;
  onresult: ((event: Heard) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
}

interface Heard {
  readonly results: Iterable<Iterable<{ readonly transcript: string }>>;
}

declare global {
  interface Window {
    SpeechRecognition?: new () => Recogniser;
    webkitSpeechRecognition?: new () => Recogniser;
  }
}

export interface Speech {
  readonly listening: boolean;
  readonly failed: boolean;
  readonly toggle: () => void;
}

/**
 * @param heard - what was understood so far, all of it each time
 * @param locale - what is spoken
 * @returns null where the browser cannot
 */
export function useSpeech(heard: (words: string) => void, locale: string): Speech | null {
  const [state, setState] = useState<'quiet' | 'listening' | 'failed'>('quiet');
  const recogniser = useRef<Recogniser | null>(null);
  useEffect(() => () => recogniser.current?.stop(), []);
  const Make = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (Make === undefined) return null;
  const listening = state === 'listening';
  const toggle = (): void => {
    if (listening) {
      recogniser.current?.stop();
      return;
    }
    const ears = new Make();
    ears.lang = locale;
    ears.interimResults = true;
    ears.onresult = ({ results }) => {
      heard([...results].map((alternatives) => [...alternatives][0]?.transcript ?? '').join(' '));
    };
    // Silence is no failure.
    ears.onerror = ({ error }) => setState(error === 'no-speech' || error === 'aborted' ? 'quiet' : 'failed');
    ears.onend = () => setState((before) => (before === 'failed' ? before : 'quiet'));
    recogniser.current = ears;
    setState('listening');
    ears.start();
  };
  return { listening, failed: state === 'failed', toggle };
}
