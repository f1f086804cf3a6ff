// What a page shows before anybody has written: the button to begin, questions to tap, the menu, in the language of the person's Messenger.
import { startUpper } from '../../../knowledge/knowledge.ts';
import type { KnowledgeBase, Language } from '../../../knowledge/knowledge.ts';
import { shorten } from '../../renderers/titles.ts';
import { greetPayload, openPayload } from '../tap-payload.ts';

/** What Messenger takes; the length of a menu title is not documented. */
const limits = { questions: 4, question: 80, menuTitle: 30, greeting: 160 };

interface Wording {
  /** As Meta names them; who has another one sees `default`. */
  readonly locales: readonly string[];
  /** Asked most; those that have no guide in the language are left out. */
  readonly first: readonly string[];
  readonly greeting: string;
  readonly restart: string;
  readonly page: string;
}

const wordings: Readonly<Record<Language, Wording>> = {
  vi: {
    locales: ['default'],
    first: ['1.001193', '1.000894', '1.004222', '2.000815', '1.001612'],
    greeting:
      'Tôi là trợ lý tự động của Hà Tĩnh. Tôi chỉ từng bước nộp thủ tục qua mạng hoặc qua bưu điện. Bạn cần việc gì, cứ gõ.',
    restart: 'Bắt đầu lại',
    page: 'Mở trang trợ lý',
  },
  en: {
    locales: ['en_US', 'en_GB'],
    first: ['1.004194', '2.000806', '1.001193', '2.000815', '3.000347'],
    greeting:
      'I am an automatic assistant of Hà Tĩnh. I guide you step by step through procedures, online or by post. Type what you need.',
    restart: 'Start again',
    page: 'Open the assistant page',
  },
};

/**
 * @param site - the address of our own page; null = it is not public
 */
export function profileOf(kb: KnowledgeBase, site: string | null): Readonly<Record<string, unknown>> {
  const shown = (['vi', 'en'] as const).flatMap((language) =>
    wordings[language].locales.map((locale) => ({ locale, ...shownIn(kb, language, site) })),
  );
  return {
    get_started: { payload: greetPayload },
    greeting: shown.map(({ locale, greeting }) => ({ locale, text: greeting })),
    ice_breakers: shown.map(({ locale, questions }) => ({ locale, call_to_actions: questions })),
    persistent_menu: shown.map(({ locale, menu }) => ({
      locale,
      composer_input_disabled: false,
      call_to_actions: menu,
    })),
  };
}

function shownIn(base: KnowledgeBase, language: Language, site: string | null) {
  const kb = base.inLanguage(language);
  const { first, greeting, restart, page } = wordings[language];
  const items = first
    .flatMap((code) =>
      language === 'vi' || kb.isTranslated('guides', code) ? (kb.guides.get(code) ?? []) : [],
    )
    .map(({ code, title }) => ({ title: startUpper(title), payload: openPayload(code, language) }));
  return {
    greeting: greeting.slice(0, limits.greeting),
    questions: items
      .slice(0, limits.questions)
      .map(({ title, payload }) => ({ question: shorten(title, limits.question), payload })),
    menu: [
      { type: 'postback', title: restart, payload: greetPayload },
      ...items.map(({ title, payload }) => ({
        type: 'postback',
        title: shorten(title, limits.menuTitle),
        payload,
      })),
      ...(site?.startsWith('https://') === true ? [{ type: 'web_url', title: page, url: site }] : []),
    ],
  };
}
