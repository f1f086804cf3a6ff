// The shape of a way of filing: its questions and steps, content/flows/<method>.yml.
import { z } from 'zod';
import { guard, id, isoDate, method, procedureCode, source, text } from './values.ts';

/** A choice of a question, in the citizen's words. */
export const choice = z.strictObject({
  value: id,
  label: text,
  /** Other ways people say it. */
  says: z.array(text).default([]),
  /** A time the person names («2 tuần») falls here when it is within these bounds, in days. */
  days: z
    .strictObject({ min: z.int().optional(), max: z.int().optional(), age: z.boolean().default(false) })
    .optional(),
  /** Said right after this choice (a warning, a consequence). */
  reply: text.optional(),
  /** This choice belongs to another procedure: go there. */
  goTo: procedureCode.optional(),
  /** This choice is another way of filing: shown only where the procedure has it, and changes to it. */
  switchTo: method.optional(),
});

/** A question that decides the case. */
export const question = z.strictObject({
  id,
  ask: text,
  help: text.optional(),
  example: text.optional(),
  when: guard.optional(),
  /** Asked only where a fee of the chosen way of filing depends on it. */
  forFees: z.literal(true).optional(),
  /** Days on which the question makes sense; outside of them it is not asked. */
  effectiveFrom: isoDate.optional(),
  effectiveTo: isoDate.optional(),
  /** Where a figure in the question, its help or its choices comes from. */
  source: id.optional(),
  choices: z.array(choice).min(2).max(6),
});

/** One step of a way of filing: do what, where, and what is seen when it is done. */
export const step = z.strictObject({
  id,
  title: text,
  text,
  /** What the person sees when it worked. */
  sees: text.optional(),
  /** The same in simpler words, and an example, for «tôi không hiểu». */
  simpler: text.optional(),
  example: text.optional(),
  /** The button that says it is done, in the citizen's words. */
  done: text,
  link: id.optional(),
  /** Who has done this step has handed the dossier in. */
  handsIn: z.literal(true).optional(),
  when: guard.optional(),
  /** Other wordings for some cases (the portal has two layouts); the first whose guard holds is used. */
  variants: z.array(z.strictObject({ when: guard, text, sees: text.optional() })).default([]),
  /** Side buttons: a question the person may well ask here. */
  asks: z.array(z.strictObject({ label: text, says: text })).default([]),
});

/** The steps of one way of filing, written once for every procedure: content/flows/<method>.yml. */
export const flow = z.strictObject({
  id: method,
  title: text,
  /** Questions asked before the papers (has the person a VNeID account?). */
  questions: z.array(question).default([]),
  steps: z.array(step).min(3),
  sources: z.array(source).min(1),
});
