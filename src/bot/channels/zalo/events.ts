// Reads the events of Zalo's webhook: what of them the assistant answers, what an operator wants to know, what is left alone.
import { z } from 'zod';
import type { Said } from '../hearing.ts';
import type { ResumeLink } from '../resume-link.ts';
import { readTap } from '../tap-payload.ts';
import type { IncomingInput } from '../../types.ts';

/** Ids are texts larger than any safe number: one that comes as a number has lost digits already. */
const id = z.string().regex(/^[\w.:-]{1,128}$/);
const person = z.looseObject({ id });

/** What comes later is no date any more. */
const lastMoment = 8.64e15;

const envelope = z.looseObject({
  event_name: z.string().max(100),
  /** Milliseconds; most events send it as text. */
  timestamp: z
    .union([z.string().regex(/^\d{1,16}$/), z.number().int().nonnegative()])
    .refine((time) => Number(time) <= lastMoment)
    .transform(String),
  oa_id: id.optional(),
  user_id: id.optional(),
  sender: z.looseObject({ id, admin_id: z.union([z.string(), z.number()]).optional() }).optional(),
  recipient: person.optional(),
  follower: person.optional(),
  message: z
    .looseObject({ msg_id: id.optional(), text: z.string().optional(), conversation_id: id.optional() })
    .optional(),
});
export type ZaloEvent = z.infer<typeof envelope>;

/** How a person is reached. */
export interface ZaloAddress {
  readonly oa: string;
  readonly user: string;
  /** Set for visitors without an account: replies go into this conversation. */
  readonly anonymousConversation: string | null;
}

/** What an event is to us. */
export type Heard =
  | Said<ZaloAddress>
  /** A human answered this person in Zalo's own chat tool. */
  | { readonly kind: 'human'; readonly to: ZaloAddress }
  /** The person wants everything about them deleted. */
  | { readonly kind: 'withdrawn'; readonly who: ZaloAddress }
  | { readonly kind: 'nothing' };

/** @returns null if it is not an event of Zalo's */
export function readZaloEvent(body: unknown): ZaloEvent | null {
  const result = envelope.safeParse(body);
  return result.success ? result.data : null;
}

/** The official account an event is about: all accounts of an app share one webhook. */
export function accountOf(event: ZaloEvent): string | null {
  if (event.oa_id !== undefined) return event.oa_id;
  const byAccount = fromAccount(event.event_name);
  return (byAccount ? event.sender?.id : event.recipient?.id) ?? null;
}

const nothing: Heard = { kind: 'nothing' };

/** Everything that comes from the account itself, or tells what a person did with its messages. */
function fromAccount(name: string): boolean {
  return name.startsWith('oa_') || name === 'user_seen_message' || name === 'user_received_message';
}

/** @param anonymous - whether visitors without an account are answered */
export function hear(event: ZaloEvent, anonymous: boolean): Heard {
  const name = event.event_name;
  const oa = accountOf(event);
  if (oa === null) return nothing;
  if (name === 'user_withdraw') {
    const user = event.user_id ?? event.sender?.id ?? event.follower?.id;
    return user === undefined ? nothing : { kind: 'withdrawn', who: address(oa, user) };
  }
  if (name.startsWith('oa_send_')) return heardFromAccount(event, oa);
  const said = inputOf(event);
  if (said === null) return nothing;
  const visitor = name.startsWith('anonymous_');
  const user = event.sender?.id ?? event.follower?.id ?? event.user_id;
  const conversation = visitor ? (event.message?.conversation_id ?? null) : null;
  if (user === undefined || (visitor && (!anonymous || conversation === null))) return nothing;
  // A message has its own id; what has none is known by who did it when.
  const key = event.message?.msg_id ?? `${name}:${user}:${event.timestamp}`;
  return {
    kind: 'said',
    from: { oa, user, anonymousConversation: conversation },
    eventId: `${oa}:${key}`,
    input: said,
    sentAt: new Date(Number(event.timestamp)),
    unasked: welcomes.has(name),
  };
}

/** Our own messages come back too; only those with an `admin_id` were written by a human. */
function heardFromAccount(event: ZaloEvent, oa: string): Heard {
  const user = event.recipient?.id;
  const { admin_id: admin } = event.sender ?? {};
  if (user === undefined || admin === undefined || String(admin) === '') return nothing;
  return { kind: 'human', to: address(oa, user) };
}

const address = (oa: string, user: string): ZaloAddress => ({ oa, user, anonymousConversation: null });

/** What somebody does who may like to be greeted. */
const welcomes: ReadonlySet<string> = new Set(['follow', 'user_click_chatnow']);

const media: Readonly<
  Record<string, IncomingInput['kind'] & ('attachment' | 'location' | 'sticker' | 'link' | 'contact')>
> = {
  image: 'attachment',
  gif: 'attachment',
  audio: 'attachment',
  video: 'attachment',
  file: 'attachment',
  sticker: 'sticker',
  location: 'location',
  link: 'link',
  business_card: 'contact',
};

/** @returns null for events that are not for the assistant */
function inputOf({ event_name: name, message }: ZaloEvent): IncomingInput | ResumeLink | null {
  if (welcomes.has(name)) return { kind: 'open', procedure: null, language: null };
  const kind = /^(?:user|anonymous)_send_(\w+)$/.exec(name)?.[1];
  if (kind === undefined) return null;
  const text = message?.text ?? '';
  if (kind === 'text') return readTap(text);
  const instead = media[kind];
  if (instead === undefined) return null;
  // The words under a photo are a question like any other.
  return instead === 'attachment' && text.trim() !== '' ? readTap(text) : { kind: instead };
}
