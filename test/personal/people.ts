// A person on Zalo and one on Messenger, as the platforms would pass their words on.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FuzzedServer } from '../fuzz/fuzzed-server.ts';
import { eventually } from '../support/eventually.ts';

export const zaloAccount = '7000001';
export const messengerAccount = '7000002';

type Item = Readonly<Record<string, unknown>>;

export interface People {
  /** @returns the status of the answer to the platform */
  send(route: string, body: unknown): Promise<number>;
  zalo(message: Item, name?: string): Promise<number>;
  messenger(item: Item): Promise<number>;
  messengerText(text: string): Promise<number>;
  /** Settles with what a platform was sent since, when it holds the words. */
  answered(from: number, wanted: string): Promise<string>;
  /** Everything in the files of the database. */
  bytes(): string;
}

export function peopleOf(server: FuzzedServer): People {
  let count = 0;
  const send = (route: string, body: unknown): Promise<number> =>
    server.send({
      route: `POST ${route}`,
      method: 'POST',
      path: route,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
      admitted: true,
    });
  const messenger = (item: Item): Promise<number> => {
    const said = { sender: { id: messengerAccount }, recipient: { id: '1' }, timestamp: Date.now(), ...item };
    return send('/api/messenger/webhook', { object: 'page', entry: [{ id: '1', messaging: [said] }] });
  };
  return {
    send,
    zalo: (message, name = 'user_send_text') =>
      send('/api/zalo/webhook', {
        app_id: '1000000000000000001',
        event_name: name,
        timestamp: String(Date.now()),
        sender: { id: zaloAccount },
        recipient: { id: '4000000000000000004' },
        message: { msg_id: `z${(count += 1)}`, ...message },
      }),
    messenger,
    messengerText: (text) => messenger({ message: { mid: `m${(count += 1)}`, text } }),
    answered: (from, wanted) =>
      eventually(() => server.received.slice(from).find((body) => body.includes(wanted)) ?? null),
    bytes: () =>
      readdirSync(server.dataDir)
        .filter((name) => name.startsWith('guidance.sqlite'))
        .map((name) => readFileSync(join(server.dataDir, name), 'latin1'))
        .join('\n'),
  };
}
