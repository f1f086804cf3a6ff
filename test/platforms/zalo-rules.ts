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
    payload: z.strictObject({ phone_code: z.string().regex(/^\d+$/) }),
  }),
]);
export type Button = z.infer<typeof button>;

const request = z.strictObject({
  recipient: z.strictObject({ user_id: z.string().min(1) }),
  message: z.strictObject({
    text: z.string().min(1),
    attachment: z
      .strictObject({
        type: z.literal('template'),
        payload: z.strictObject({ buttons: z.array(button).min(1) }),
      })
      .optional(),
  }),
});
export type SendRequest = z.infer<typeof request>;

/** Parses a call to send; -201 = not understood, -210 = past a limit. */
export function readSend(body: string): SendRequest | -201 | -210 {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return -201;
  }
  const parsed = request.safeParse(json);
  if (!parsed.success) return -201;
  const { text, attachment } = parsed.data.message;
  const buttons = attachment?.payload.buttons ?? [];
  const tooMuch =
    text.normalize('NFC').length > 2_000 ||
    buttons.length > 5 ||
    buttons.some(
      ({ title, payload }) => title.length > 100 || (typeof payload === 'string' && payload.length > 1_000),
    );
  return tooMuch ? -210 : parsed.data;
}
