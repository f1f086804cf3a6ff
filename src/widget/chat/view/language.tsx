// In which language a part of the page speaks: that of the answer for an answer, that of the newest answer for everything around.
import { createContext, type ComponentChildren, type JSX } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Language } from '../talk/wire.ts';
import { vietnamese, type Texts } from '../texts/vi.ts';

/** The English texts, once they are fetched. */
const English = createContext<Texts | null>(null);
const Spoken = createContext<Texts>(vietnamese);

/** What the widget says here. */
export const useTexts = (): Texts => useContext(Spoken);

interface SpeakingProps {
  readonly language: Language;
  readonly children: ComponentChildren;
}

/** Speaks a language inside; Vietnamese until the English texts have come. */
export function Speaking({ language, children }: SpeakingProps): JSX.Element {
  const english = useContext(English);
  return (
    <Spoken.Provider value={(language === 'en' ? english : null) ?? vietnamese}>{children}</Spoken.Provider>
  );
}

interface LanguagesProps {
  /** Where the English texts are. */
  readonly address: string;
  /** Something is said in English. */
  readonly english: boolean;
  /** Of the page. */
  readonly language: Language;
  readonly children: ComponentChildren;
}

/** Fetches the English texts when they are needed, and tells the browser which language the page is in. */
export function Languages({ address, english, language, children }: LanguagesProps): JSX.Element {
  const [texts, setTexts] = useState<Texts | null>(null);
  useEffect(() => {
    if (!english) return;
    import(/* @vite-ignore */ address).then(
      (module: { readonly english: Texts }) => setTexts(module.english),
      // Without a network the page stays Vietnamese; the answers come in English all the same.
      () => {},
    );
  }, [english, address]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = (language === 'en' ? texts : null)?.title ?? vietnamese.title;
  }, [language, texts]);
  return (
    <English.Provider value={texts}>
      <Speaking language={language}>{children}</Speaking>
    </English.Provider>
  );
}
