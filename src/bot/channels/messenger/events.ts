// Reads what Meta posts to the webhook: batches of entries, each with messages, taps, referrals and echoes of a page.
import { z } from 'zod';
import type { Said } from '../hearing.ts';
import { readProcedure } from '../../../knowledge/knowledge.ts';
import { resumeOfRef, type ResumeLink } from '../resume-link.ts';
import { readTap } from '../tap-payload.ts';
import type { IncomingInput } from '../../types.ts';

const id = z.string().regex(/^[\w.:$-]{1,256}$/);
const person = z.looseObject({ id });
/** Of a message: only ever compared and given back, so whatever Meta writes is taken. */
const messageId = z.string().regex(/^[!-~]{1,512}$/);
const appNumber = z.union([z.string(), z.number()]).transform(String).nullish();
const referral = z.looseObject({ ref: z.string().max(2_083).optional() });

const envelope = z.looseObject({
  object: z.literal('page'),
  entry: z
    .array(
      z.looseObject({
        id,
        messaging: z.array(z.unknown()).optional(),
        standby: z.array(z.unknown()).optional(),
      }),
    )
    .max(1_000),
});

/** What comes later is no date any more. */
const lastMoment = 8.64e15;

const item = z.looseObject({
  sender: person,
  recipient: person,
  timestamp: z.number().int().nonnegative().max(lastMoment),
  message: z
    .looseObject({
      mid: messageId,
      text: z.string().optional(),
      quick_reply: z.looseObject({ payload: z.string() }).optional(),
      attachments: z
        .array(
          z.looseObject({
            type: z.string(),
            payload: z.looseObject({ sticker_id: z.unknown().optional() }).nullish(),
          }),
        )
        .optional(),
      is_echo: z.boolean().optional(),
      app_id: appNumber,
      metadata: z.string().nullish(),
    })
    .optional(),
  postback: z
    .looseObject({
      mid: messageId.optional(),
      title: z.string().optional(),
      payload: z.string().optional(),
      referral: referral.optional(),
    })
    .optional(),
  referral: referral.optional(),
  pass_thread_control: z.looseObject({ new_owner_app_id: appNumber }).optional(),
});
type Item = z.infer<typeof item>;

/** How a person is reached. */
export interface MessengerAddress {
  readonly page: string;
  readonly user: string;
}

/** What an event is to us. */
export type Heard =
  | Said<MessengerAddress>
  /** A human, or another app, wrote to this person in the name of the page. */
  | { readonly kind: 'human'; readonly to: MessengerAddress }
  /** One of our own messages has come back: Meta has it for certain. */
  | { readonly kind: 'own'; readonly outboxId: number }
  /** The conversation was given back to us. */
  | { readonly kind: 'ours-again'; readonly who: MessengerAddress }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreadable' };

/** What we write into the metadata of a message, to know it again. */
export const metadataOf = (outboxId: number): string => `tro-ly:${outboxId}`;

/**
 * @param appId - of our own app, where it is set
 * @returns what each event is, in the order of the batch; null if it is not a post of Meta's about a page
 */
export function readBatch(body: unknown, appId: string | null, pageId: string | null): Heard[] | null {
  const batch = envelope.safeParse(body);
  if (!batch.success) return null;
  return batch.data.entry.flatMap((entry) => {
    if (pageId !== null && entry.id !== pageId) return [];
    // In `standby` somebody else has the conversation: nothing of it is ours to answer or to keep.
    return (entry.messaging ?? []).map((one) => hear(one, entry.id, appId));
  });
}

function hear(raw: unknown, page: string, appId: string | null): Heard {
  const parsed = item.safeParse(raw);
  if (!parsed.success) return { kind: 'unreadable' };
  const event = parsed.data;
  if (event.message?.is_echo === true) return heardEcho(event, page, appId);
  const from = { page, user: event.sender.id };
  const { pass_thread_control: passed } = event;
  if (passed !== undefined) {
    // Only the new owner is told, as far as Meta says; where a name stands that is not ours, it counts.
    const toOther = appId !== null && (passed.new_owner_app_id ?? appId) !== appId;
    return toOther ? { kind: 'nothing' } : { kind: 'ours-again', who: from };
  }
  const input = inputOf(event);
  if (input === null) return { kind: 'nothing' };
  const key =
    event.message?.mid ?? event.postback?.mid ?? `${input.kind}:${event.sender.id}:${event.timestamp}`;
  return { kind: 'said', from, eventId: `${page}:${key}`, input, sentAt: new Date(event.timestamp) };
}

function heardEcho({ message, recipient }: Item, page: string, appId: string | null): Heard {
  const ours = /^tro-ly:(\d{1,15})$/.exec(message?.metadata ?? '')?.[1];
  if (ours !== undefined) return { kind: 'own', outboxId: Number(ours) };
  if (appId !== null && message?.app_id === appId) return { kind: 'nothing' };
  return { kind: 'human', to: { page, user: recipient.id } };
}

/** @returns null for deliveries, readings, reactions and the like */
function inputOf({ message, postback, referral: link }: Item): IncomingInput | ResumeLink | null {
  if (message !== undefined) {
    if (message.quick_reply !== undefined) return readTap(message.quick_reply.payload);
    const [attachment] = message.attachments ?? [];
    if ((message.text ?? '').trim() !== '' || attachment === undefined) return readTap(message.text ?? '');
    return { kind: kindOf(attachment) };
  }
  if (postback !== undefined) {
    const ref = postback.referral?.ref;
    if (ref !== undefined) return opened(ref);
    return readTap(postback.payload ?? postback.title ?? '');
  }
  return link === undefined ? null : opened(link.ref ?? '');
}

function kindOf({
  type,
  payload,
}: {
  readonly type: string;
  readonly payload?: { readonly sticker_id?: unknown } | null | undefined;
}): 'attachment' | 'location' | 'sticker' | 'link' {
  if (payload?.sticker_id !== undefined) return 'sticker';
  if (type === 'location') return 'location';
  return type === 'fallback' ? 'link' : 'attachment';
}

/** `m.me/page?ref=1.001193` opens that guide, `?ref=tiep.…` goes on where somebody left off in another channel. */
const opened = (ref: string): IncomingInput | ResumeLink =>
  resumeOfRef(ref) ?? { kind: 'open', procedure: readProcedure(ref.trim()), language: null };
