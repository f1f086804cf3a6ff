// The shape of help that belongs to no procedure, and of the words of moves.
import { z } from 'zod';
import { id, isoDate, procedureCode, source, text } from './values.ts';

/** How a move of the conversation («quay lại», «không hiểu») is told from what people say: content/moves.yml. */
export const moveWords = z.strictObject({
  id,
  /** The whole message, word for word. */
  says: z.array(text).min(1),
  /** Decides alone where it stands in a short message. */
  holds: z.array(text).default([]),
  /** The model's guess is believed only where one of these stands in the message. */
  cues: z.array(text).min(1),
});

/** Help that belongs to no procedure (a forgotten password, an abolished paper, an old portal): content/topics/*.yml. */
export const topic = z.strictObject({
  id,
  title: text,
  /** Whole questions people ask; the nearest one wins. */
  says: z.array(text).min(3),
  /** Words that decide alone, wherever they stand («sổ hộ khẩu»). */
  keywords: z.array(text).default([]),
  answer: text,
  links: z.array(id).default([]),
  contacts: z.array(id).default([]),
  /** Buttons: what they show and what they say for the person. */
  asks: z.array(z.strictObject({ label: text, says: text })).default([]),
  /** The procedure to offer after the answer. */
  procedure: procedureCode.optional(),
  status: z.enum(['answered', 'refused', 'handover', 'out_of_scope']).default('answered'),
  /** Where something is known of the centre of the person's commune, that is said instead of the answer. */
  aboutCentre: z.boolean().default(false),
  /** Last day on which the answer is taken as true without looking again; needed where it names a figure that can change. */
  reviewBy: isoDate.optional(),
  /** Last day on which the answer is true; from the next day `afterwards` is said. */
  effectiveTo: isoDate.optional(),
  afterwards: text.optional(),
  /** Short questions that mean it right after one of these topics: «gửi ở đâu?» once complaints were explained. */
  follows: z.strictObject({ topics: z.array(id).min(1), says: z.array(text).min(1) }).optional(),
  /** Words with which it is not meant, however like it the rest is: «còn sống» tells of no despair. */
  unless: z.array(text).default([]),
  /** Danger and forbidden requests: goes before everything else that is pending. */
  urgent: z.boolean().default(false),
  sources: z.array(source).min(1),
});
