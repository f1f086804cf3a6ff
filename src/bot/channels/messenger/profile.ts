// What a page shows before anybody has written: the button to begin, questions to tap, the menu. From the titles of guides.
import type { Guide } from '../../../knowledge/types.ts';
import { shorten } from '../../renderers/titles.ts';
import { greetPayload, openPayload } from '../tap-payload.ts';

/** What Messenger takes; the length of a menu title is not documented. */
const limits = { questions: 4, question: 80, menuTitle: 30, greeting: 160 };

/** Asked most; those that have no guide are left out. */
const first = ['1.001193', '1.000894', '1.004222', '2.000815', '1.001612'];

const greeting =
  'Tôi là trợ lý tự động của Hà Tĩnh. Tôi chỉ từng bước nộp thủ tục qua mạng hoặc qua bưu điện. Bạn cần việc gì, cứ gõ.';

/**
 * @param guides - all there are
 * @param site - the address of our own page; null = it is not public
 */
export function profileOf(guides: readonly Guide[], site: string | null): Readonly<Record<string, unknown>> {
  const items = first
    .flatMap((code) => guides.find((guide) => guide.code === code) ?? [])
    .map(({ code, title }) => ({ title: upperFirst(title), payload: openPayload(code) }));
  return {
    get_started: { payload: greetPayload },
    greeting: [{ locale: 'default', text: greeting.slice(0, limits.greeting) }],
    ice_breakers: [
      {
        locale: 'default',
        call_to_actions: items
          .slice(0, limits.questions)
          .map(({ title, payload }) => ({ question: shorten(title, limits.question), payload })),
      },
    ],
    persistent_menu: [
      {
        locale: 'default',
        composer_input_disabled: false,
        call_to_actions: [
          { type: 'postback', title: 'Bắt đầu lại', payload: greetPayload },
          ...items.map(({ title, payload }) => ({
            type: 'postback',
            title: shorten(title, limits.menuTitle),
            payload,
          })),
          ...(site?.startsWith('https://') === true
            ? [{ type: 'web_url', title: 'Mở trang trợ lý', url: site }]
            : []),
        ],
      },
    ],
  };
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
