// The rules by which Messenger refuses a message, so that tests meet what production meets.
import { z } from 'zod';

const url = z.string().regex(/^https?:\/\//);
const payload = z.string().min(1).max(1_000);
const linkButton = z.strictObject({ type: z.literal('web_url'), title: z.string().min(1).max(20), url });
const button = z.discriminatedUnion('type', [
  linkButton,
  z.strictObject({ type: z.literal('postback'), title: z.string().min(1).max(20), payload }),
]);
const template = z.discriminatedUnion('template_type', [
  z.strictObject({
    template_type: z.literal('button'),
    text: z.string().min(1).max(640),
    buttons: z.array(button).min(1).max(3),
  }),
  z.strictObject({
    template_type: z.literal('generic'),
    elements: z
      .array(
        z.strictObject({
          title: z.string().min(1).max(80),
          subtitle: z.string().max(80).optional(),
          buttons: z.array(button).min(1).max(3).optional(),
        }),
      )
      .min(1)
      .max(10),
  }),
]);
const quickReply = z.strictObject({
  content_type: z.literal('text'),
  title: z.string().min(1).max(20),
  payload,
});
const message = z.union([
  z.strictObject({
    text: z.string().min(1).max(2_000),
    quick_replies: z.array(quickReply).min(1).max(13).optional(),
    metadata: z.string().max(1_000).optional(),
  }),
  z.strictObject({
    attachment: z.strictObject({ type: z.literal('template'), payload: template }),
    metadata: z.string().max(1_000).optional(),
  }),
]);

const recipient = z.strictObject({ id: z.string().min(1) });
const request = z.union([
  z.strictObject({ recipient, messaging_type: z.literal('RESPONSE'), message }),
  z.strictObject({ recipient, sender_action: z.enum(['typing_on', 'typing_off', 'mark_seen']) }),
]);
export type MessengerRequest = z.infer<typeof request>;
export type MessengerSent = z.infer<typeof message>;

/** Parses a call to send; null = error 100, a bad parameter. */
export function readMessengerSend(body: unknown): MessengerRequest | null {
  const parsed = request.safeParse(body);
  return parsed.success ? parsed.data : null;
}

/** Everything a person can press under a message. */
export function pressable(
  sent: MessengerSent,
): { readonly title: string; readonly payload: string | null; readonly url: string | null }[] {
  if ('text' in sent)
    return (sent.quick_replies ?? []).map(({ title, payload: back }) => ({
      title,
      payload: back,
      url: null,
    }));
  const { payload: content } = sent.attachment;
  const buttons =
    content.template_type === 'button'
      ? content.buttons
      : content.elements.flatMap((element) => element.buttons ?? []);
  return buttons.map((one) => ({
    title: one.title,
    payload: one.type === 'postback' ? one.payload : null,
    url: one.type === 'web_url' ? one.url : null,
  }));
}

/** All words of a message. */
export function wordsOf(sent: MessengerSent): string {
  if ('text' in sent) return sent.text;
  const { payload: content } = sent.attachment;
  return content.template_type === 'button'
    ? content.text
    : content.elements.map(({ title, subtitle }) => [title, subtitle].join('\n')).join('\n');
}
