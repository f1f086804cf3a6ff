// Somebody with a phone, on whichever push channel: says something or presses a button, and sees what comes.
import { readTap } from '../../src/bot/channels/tap-payload.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { eventually } from '../support/eventually.ts';
import type { MessengerPlatform } from './messenger.ts';
import type { ZaloPlatform } from './zalo.ts';

interface Seen {
  readonly text: string;
  readonly buttons: readonly { readonly payload: unknown }[];
}

export interface Phone {
  readonly name: string;
  readonly storage: Storage;
  readonly chat: () => readonly Seen[];
  readonly says: (text: string) => void;
  readonly presses: (payload: string) => void;
}

/** What the phones are connected to. */
export interface Platforms {
  readonly zalo: ZaloPlatform;
  readonly messenger: MessengerPlatform;
  readonly storage: Storage;
}

/** Somebody who has one of the two apps. */
export function phoneWith(app: 'Zalo' | 'Messenger', { zalo, messenger, storage }: Platforms): Phone {
  return app === 'Zalo'
    ? {
        ...{ name: 'zalo', storage, chat: () => zalo.chat('9000001') },
        says: (text) => void zalo.says('9000001', text),
        presses: (payload) => void zalo.says('9000001', payload),
      }
    : {
        ...{ name: 'messenger', storage, chat: () => messenger.chat('9000002') },
        says: (text) => {
          messenger.says('9000002', text);
        },
        presses: (payload) => {
          messenger.postsBack('9000002', payload);
        },
      };
}

/** The words of a button as they were before a platform shortened them. */
const labelOf = ({ payload }: Seen['buttons'][number]): string => {
  const tap = typeof payload === 'string' ? readTap(payload) : null;
  return tap?.kind === 'tap' ? tap.label : '';
};

/** Says something or presses the button of this label; what is shown since, when everything has been sent. */
export async function act(phone: Phone, how: 'says' | 'taps', words: string): Promise<string> {
  const before = phone.chat().length;
  const button = phone
    .chat()
    .flatMap(({ buttons }) => buttons)
    .findLast((one) => labelOf(one) === words);
  if (how === 'says') phone.says(words);
  else if (typeof button?.payload === 'string') phone.presses(button.payload);
  else throw new Error(`There is no button «${words}»`);
  await eventually(async () => {
    if (phone.chat().length === before) return null;
    return (await phone.storage.outbox.overview(phone.name)).waiting === 0 ? true : null;
  });
  const since = phone.chat().slice(before);
  return since.flatMap(({ text, buttons }) => [text, ...buttons.map(labelOf)]).join('\n');
}
