// The rules by which Zalo refuses a message, with its own error codes, so that tests meet what production meets.
import { z } from 'zod';

const url = z.string().regex(/^https?:\/\//);
const button = z.discriminatedUnion('type', [
  z.strictObject({
    title: z.string().min(1),
    type: z.literal('oa.open.url'),
    payload: z.strictObject({ url }),
  }),
  z.strictObject({
    title: z.string().min(1),
    type: z.enum(['oa.query.show', 'oa.query.hide']),
    payload: z.string().min(1),
  }),
  z.strictObject({
    title: z.string().min(1),
    type: z.literal('oa.open.phone'),
    payload: z.strictObject({ phone_code: z.string().regex(/^(?:84|1[89]00)\d+$/) }),
  }),
]);
export type Button = z.infer<typeof button>;

const message = z.strictObject({
  text: z.string().min(1),
  attachment: z
    .strictObject({
      type: z.literal('template'),
      payload: z.strictObject({ buttons: z.array(button).min(1) }),
    })
    .optional(),
});

const request = z.strictObject({ recipient: z.strictObject({ user_id: z.string().min(1) }), message });

/** To a visitor without an account. */
const replyRequest = z.strictObject({
  recipient: z.strictObject({ anonymous_id: z.string().min(1), conversation_id: z.string().min(1) }),
  message,
});

/** A message that keeps the rules, and whom it is for. */
export interface Sent {
  readonly to: string;
  /** Of a visitor; null for everybody else. */
  readonly conversation: string | null;
  readonly message: z.infer<typeof message>;
}

/** -201 = not understood, -210 = past a limit. */
export type Refusal = -201 | -210;

/** Parses a call that sends a message to somebody with an account. */
export function readSend(body: string): Sent | Refusal {
  const parsed = request.safeParse(jsonOf(body));
  if (!parsed.success) return -201;
  return within({ to: parsed.data.recipient.user_id, conversation: null, message: parsed.data.message });
}

/** Parses a call that answers a visitor. */
export function readReply(body: string): Sent | Refusal {
  const parsed = replyRequest.safeParse(jsonOf(body));
  if (!parsed.success) return -201;
  const { anonymous_id: to, conversation_id: conversation } = parsed.data.recipient;
  return within({ to, conversation, message: parsed.data.message });
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function within(sent: Sent): Sent | -210 {
  const { text, attachment } = sent.message;
  const buttons = attachment?.payload.buttons ?? [];
  const tooMuch =
    text.normalize('NFC').length > 2_000 ||
    buttons.length > 5 ||
    buttons.some(
      ({ title, payload }) => title.length > 100 || (typeof payload === 'string' && payload.length > 1_000),
    );
  return tooMuch ? -210 : sent;
}
