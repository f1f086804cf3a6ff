// The shape of content/journeys/<id>.yml: questions, explanations, checklists, actions and outcomes that belong to no one procedure.
import { z } from 'zod';
import { guard, id, isoDate, method, procedureCode, source, text } from './values.ts';

/** Where to go: a node of this journey, or the first node of another (`journey:lost_papers`). */
const target = z
  .string()
  .regex(/^(journey:)?[a-z][a-z0-9_]*$/, 'id của một nút, hoặc journey:<id hành trình>');

/** One target, or several with the case each is for; the last one has no case. */
const route = z.union([target, z.array(z.strictObject({ when: guard.optional(), to: target })).min(2)]);

/** Other ways people say what a button does. */
const says = z.array(text).default([]);

const choice = z.strictObject({
  value: id,
  label: text,
  says,
  /** A span of time the person names falls here when it is within these bounds, in days. */
  days: z
    .strictObject({ min: z.int().optional(), max: z.int().optional(), age: z.boolean().default(false) })
    .optional(),
  /** Offered only in this case. */
  when: guard.optional(),
  /** Said right after this choice. */
  reply: text.optional(),
  next: route,
});

const question = z.strictObject({
  id,
  kind: z.literal('question'),
  ask: text,
  /** What is asked the second time, where `ask` says more than a question. */
  again: text.optional(),
  help: text.optional(),
  example: text.optional(),
  choices: z.array(choice).min(2).max(8),
  links: z.array(id).default([]),
  sources: z.array(id).default([]),
  /** `handover` where the question itself already says whom to call. */
  status: z.enum(['step', 'handover']).default('step'),
});

/** What an explanation or an outcome says: words of its own, or those of a topic, so that no fact is written twice. */
const said = {
  text: text.optional(),
  topic: id.optional(),
  links: z.array(id).default([]),
  /** Side buttons: a question the person may well ask here. */
  asks: z.array(z.strictObject({ label: text, says: text })).default([]),
  /** Ids of the sources of this file that stand behind what is said. */
  sources: z.array(id).default([]),
};

const explain = z.strictObject({
  id,
  kind: z.literal('explain'),
  ...said,
  simpler: text.optional(),
  done: text,
  next: route,
});

const item = z.strictObject({
  id,
  name: text,
  form: text.optional(),
  note: text.optional(),
  /** Where to get it, or what to do without it. */
  whereToGet: text,
  says,
  optional: z.boolean().default(false),
  when: guard.optional(),
});

const checklist = z.strictObject({
  id,
  kind: z.literal('checklist'),
  title: text,
  items: z.array(item).min(2).max(8),
  done: text,
  next: route,
  sources: z.array(id).default([]),
});

/** Something to do outside: do what, where, what is seen when it worked; and the way on when it does not. */
const action = z.strictObject({
  id,
  kind: z.literal('action'),
  title: text,
  text,
  sees: text.optional(),
  simpler: text.optional(),
  example: text.optional(),
  links: z.array(id).default([]),
  done: text,
  next: route,
  fails: z.strictObject({ label: text, says, next: route }).optional(),
  sources: z.array(id).default([]),
});

const outcome = z.strictObject({
  id,
  kind: z.literal('outcome'),
  ...said,
  contacts: z.array(id).default([]),
  status: z.enum(['answered', 'handover', 'refused', 'out_of_scope']).default('answered'),
  /** The procedures it ends at, in the order in which to do them; a single one is taken up at once. */
  procedures: z
    .array(z.strictObject({ code: procedureCode, name: text, why: text.optional(), when: guard.optional() }))
    .max(5)
    .default([]),
  /** The submission method to take in the guide that waits beneath. */
  method: method.optional(),
});

export const journeyNode = z.discriminatedUnion('kind', [question, explain, checklist, action, outcome]);

/** What starts a journey. */
const start = z.strictObject({
  /** Whole sentences; a near one starts it. */
  says: z.array(text).default([]),
  /** These sentences begin it only when little else is said: what is more precise goes before them. */
  vague: z.boolean().default(false),
  /** Words that decide alone, wherever they stand. */
  keywords: z.array(text).default([]),
  /**
   * «mất giấy khai sinh và mất luôn sổ đỏ»: one of `said` stands in the message, and words of two choices of this question. `among`: one of
   * the two is this choice.
   */
  several: z.strictObject({ node: id, said: z.array(text).min(1), among: id.optional() }).optional(),
  /** Intents that start it when nothing more precise fits. */
  intents: z.array(text).default([]),
  /** Topics that are better walked through than told. */
  topics: z.array(id).default([]),
  /** What such a sentence has already answered. */
  answers: z.record(id, z.string()).default({}),
});

export const journey = z.strictObject({
  id,
  title: text,
  first: id,
  starts: z.array(start).default([]),
  sources: z.array(source).min(1),
  nodes: z.array(journeyNode).min(2),
});

/** When offices are usually open; said with its source, since no one has confirmed the hours of this year. */
export const openingHours = z.strictObject({
  weekdays: z.array(z.int().min(0).max(6)).min(1),
  spans: z.array(z.strictObject({ from: z.string(), to: z.string() })).length(2),
  /** Fixed public holidays, month-day. */
  holidays: z.array(z.string().regex(/^\d\d-\d\d$/)),
  /** Days around holidays of the lunar calendar, on which offices may be closed: the days off are decided anew each year. */
  lunar: z.array(z.strictObject({ name: text, from: isoDate, to: isoDate })).default([]),
  basis: text,
  source,
});
