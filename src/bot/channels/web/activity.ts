// Reads what a Direct Line client posts: takes the little the assistant answers, masks it, and drops everything else.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { badArgument } from '../../../web/problem.ts';
import { cleanText, echoText, readText } from '../../incoming-text.ts';
import type { IncomingInput } from '../../types.ts';
import type { ResumeLink } from '../resume-link.ts';
import { readProcedure } from '../../../knowledge/knowledge.ts';

const longestToken = 300;

const posted = z.object({
  type: z.string().max(100),
  text: z.string().optional(),
  name: z.string().max(100).optional(),
  value: z.unknown().optional(),
  attachments: z.array(z.unknown()).optional(),
  channelData: z
    .object({
      clientActivityID: z.string().optional(),
      messageBack: z.object({ displayText: z.string().optional() }).optional(),
    })
    .nullish()
    .catch(undefined),
});
type Posted = z.infer<typeof posted>;

const tapValue = z.object({ token: z.string().min(1).max(longestToken) });
const openValue = z.object({
  procedure: z.string().max(40).nullish(),
  language: z.enum(['vi', 'en']).nullish(),
});
const resumeValue = z.object({ resume: z.string() });

/** What is to be stored of a post. */
export interface ReadActivity {
  /** Named by the client, so that posting again is the same event; else random. */
  readonly eventId: string;
  readonly input: IncomingInput | ResumeLink;
  /** The masked echo for the transcript; null for events that are not shown. */
  readonly echo: unknown;
}

/**
 * @returns null for activities the assistant has no use for (typing, unknown types): they are acknowledged and forgotten
 * @throws Problem 400 if it is not an activity
 */
export function readActivity(body: unknown): ReadActivity | null {
  const result = posted.safeParse(body);
  if (!result.success) throw badArgument('Nội dung gửi lên không phải một activity của Direct Line.');
  const activity = result.data;
  if (activity.type === 'event') return readEvent(activity);
  return activity.type === 'message' ? readMessage(activity) : null;
}

function readEvent(activity: Posted): ReadActivity | null {
  const eventId = clientId(activity) ?? randomUUID();
  const resume = resumeValue.safeParse(activity.value);
  if (activity.name === 'resume' && resume.success) {
    return { eventId, input: { kind: 'resume-link', signed: resume.data.resume }, echo: null };
  }
  if (activity.name === 'erase') return { eventId, input: { kind: 'erase' }, echo: null };
  const open = openValue.safeParse(activity.value ?? {});
  if (activity.name !== 'open' || !open.success) return null;
  const { procedure = null, language = null } = open.data;
  return { eventId, input: { kind: 'open', procedure: readProcedure(procedure), language }, echo: null };
}

function readMessage(activity: Posted): ReadActivity {
  const id = clientId(activity);
  const typed = activity.channelData?.messageBack?.displayText ?? activity.text ?? '';
  const echo = {
    type: 'message',
    text: echoText(typed),
    channelData: id === null ? {} : { clientActivityID: id },
  };
  return { eventId: id ?? randomUUID(), input: readInput(activity, typed), echo };
}

function readInput(activity: Posted, typed: string): IncomingInput {
  const tap = tapValue.safeParse(activity.value);
  if (tap.success) {
    return { kind: 'tap', token: cleanText(tap.data.token), label: echoText(typed).slice(0, longestToken) };
  }
  const input = readText(typed);
  return input.kind === 'empty' && (activity.attachments ?? []).length > 0 ? { kind: 'attachment' } : input;
}

/** Ids that clients make: letters, digits and a few signs. Another one is not echoed and does not make a post repeatable. */
function clientId(activity: Posted): string | null {
  const id = activity.channelData?.clientActivityID ?? '';
  return /^[\w.:-]{1,100}$/.test(id) ? id : null;
}
