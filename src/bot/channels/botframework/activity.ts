// Reads the activities that Azure's channels and the Emulator post: the little the assistant answers, masked; the rest is left alone.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readProcedure } from '../../../knowledge/knowledge.ts';
import type { ResumeLink } from '../resume-link.ts';
import { readTap } from '../tap-payload.ts';
import { cleanText, echoText } from '../../incoming-text.ts';
import type { IncomingInput } from '../../types.ts';

const id = z.string().min(1).max(1_024);
const longestToken = 300;

const shape = z.looseObject({
  type: z.string().max(100),
  id: id.optional(),
  channelId: id,
  serviceUrl: z
    .string()
    .max(2_048)
    .refine((value) => URL.canParse(value)),
  conversation: z.looseObject({ id }),
  from: z.looseObject({ id }),
  recipient: z.looseObject({ id }),
  text: z.string().nullish(),
  name: z.string().max(100).nullish(),
  value: z.unknown().optional(),
  attachments: z.array(z.unknown()).nullish(),
  membersAdded: z.array(z.looseObject({ id })).nullish(),
});
export type Posted = z.infer<typeof shape>;

const tapValue = z.looseObject({ token: z.string().min(1).max(longestToken) });
const openValue = z.looseObject({
  procedure: z.string().nullish(),
  language: z.enum(['vi', 'en']).nullish(),
});

/** @returns null if it is not an activity that can be answered */
export function readPosted(body: unknown): Posted | null {
  const parsed = shape.safeParse(body);
  return parsed.success ? parsed.data : null;
}

/** The same for the same activity; what has no id of its own is known by what began. */
export function eventIdOf({ id: own, channelId, conversation }: Posted): string {
  return `${channelId}:${conversation.id}:${own ?? randomUUID()}`;
}

/** @returns null for what the assistant does not answer: typing, reactions, updates, that only the bot was added */
export function inputOf(activity: Posted): IncomingInput | ResumeLink | null {
  switch (activity.type) {
    case 'message':
      return messageOf(activity);
    case 'conversationUpdate': {
      const person = activity.membersAdded?.some((member) => member.id !== activity.recipient.id) === true;
      return person ? { kind: 'open', procedure: null, language: null } : null;
    }
    case 'event': {
      const open = openValue.safeParse(activity.value ?? {});
      if (activity.name !== 'open' || !open.success) return null;
      const { procedure = null, language = null } = open.data;
      return { kind: 'open', procedure: readProcedure(procedure), language };
    }
    default:
      return null;
  }
}

function messageOf({ text, value, attachments }: Posted): IncomingInput | ResumeLink {
  const typed = text ?? '';
  const tap = tapValue.safeParse(value);
  if (tap.success)
    return { kind: 'tap', token: cleanText(tap.data.token), label: echoText(typed).slice(0, longestToken) };
  // Some channels add an HTML copy of the words as an attachment.
  return typed.trim() === '' && (attachments ?? []).length > 0 ? { kind: 'attachment' } : readTap(typed);
}
