// The shape of a guide, the plain-language companion of one procedure: content/guides/<code>.yml.
import { z } from 'zod';
import { question, step } from './flow.ts';
import { guard, id, isoDate, method, procedureCode, source, text, validity } from './values.ts';

/** A fee. `unknown` is not free: the portal's «0 without a note» means that nobody wrote the figure down. */
export const fee = z.strictObject({
  when: guard.optional(),
  label: text.optional(),
  kind: z.enum(['amount', 'free', 'unknown', 'set_by_province', 'suspected']),
  /** đồng */
  amount: z.int().positive().optional(),
  per: text.optional(),
  condition: text.optional(),
  /** Labels of the fees that a person for whom this one holds does not pay; the better fee wins. */
  insteadOf: z.array(text).min(1).optional(),
  note: text.optional(),
  ...validity,
});

/** How long the office may take. */
export const duration = z.strictObject({
  when: guard.optional(),
  label: text.optional(),
  value: z.number().positive().optional(),
  unit: z.enum(['working_day', 'day', 'hour', 'minute', 'month']).optional(),
  text: text.optional(),
  note: text.optional(),
  ...validity,
});

/** What form a paper must have in the dossier. */
export const paperForm = z.enum([
  'original',
  'certified_copy',
  'copy',
  'copy_with_original_to_compare',
  'show_original',
  'photo',
  'e_form',
  'electronic',
  'not_needed',
]);

/** What is said of a paper besides its name and form. */
const paperSayings = {
  note: text.optional(),
  whereToGet: text.optional(),
  ifMissing: text.optional(),
};

/** One paper (giấy tờ) of the dossier. */
export const document = z.strictObject({
  id,
  name: text,
  officialName: text.optional(),
  when: guard.optional(),
  /** The form per method; a method that is left out does not ask for this paper. */
  forms: z.partialRecord(method, paperForm),
  quantity: z.int().positive().default(1),
  optional: z.boolean().default(false),
  /** True for every way of filing that asks for this paper. */
  ...paperSayings,
  /** What is true for one way of filing only: said after the words for all, to those who chose it. */
  perMethod: z.partialRecord(method, z.strictObject(paperSayings)).default({}),
  /** Things people say about this paper and what a good clerk answers; `ticks` marks the paper as settled. */
  remarks: z
    .array(z.strictObject({ says: z.array(text).min(1), answer: text, ticks: z.boolean().default(false) }))
    .default([]),
  source: id,
});

/** How a procedure changes a generic step: replace its text, add to it, leave it out, or put a step of its own after it. */
export const stepChange = z.strictObject({
  replace: text.optional(),
  add: text.optional(),
  sees: text.optional(),
  simpler: text.optional(),
  example: text.optional(),
  skip: z.literal(true).optional(),
  when: guard.optional(),
  source: id.optional(),
});

export const ownStep = step.extend({ after: id, source: id });

/** One submission method of a procedure. */
export const submission = z.strictObject({
  /** `full` is toàn trình, `partial` một phần (online only). */
  level: z.enum(['full', 'partial']).optional(),
  /** Which screens the portal shows after «Nộp trực tuyến» (online only). */
  layout: z.enum(['one_page', 'four_steps', 'unknown']).default('unknown'),
  note: text.optional(),
  durations: z.array(duration).default([]),
  fees: z.array(fee).default([]),
  steps: z.record(id, stepChange).default({}),
  ownSteps: z.array(ownStep).default([]),
  source: id,
});

/** The plain-language companion of a procedure that people write: content/guides/<code>.yml. */
export const guide = z.strictObject({
  code: procedureCode,
  /** What people call it, in a form that fits after «thủ tục …», lower case start allowed. */
  title: text,
  officialName: text,
  field: text,
  grade: z.enum(['A', 'B', 'C']),
  gradeReason: text,
  portal: z.strictObject({
    id: z.uuid().nullable(),
    cases: z
      .array(z.strictObject({ id: z.uuid(), code: text.optional(), name: text.optional() }))
      .default([]),
    /** What to type into the portal's search box; also the spoken way to find it. */
    keyword: text,
  }),
  /** Who handles it: a key of offices.yml. */
  office: id,
  /** The label to pick in «Chọn cơ quan thực hiện». */
  officeOnPortal: text,
  summary: text,
  whoMayFile: text,
  aliases: z.array(text).min(5),
  sources: z.array(source).min(1),
  reviewBy: isoDate,
  legalBasis: z.array(z.strictObject({ number: text, name: text.optional() })).default([]),
  questions: z.array(question).default([]),
  documents: z.array(document),
  methods: z.partialRecord(method, submission),
  /** Why a method does not exist, in plain words, for the ones that do not. */
  noMethod: z.partialRecord(method, text).default({}),
  result: z.strictObject({ text, source: id, keeps: text.optional() }),
  mistakes: z.array(z.strictObject({ text, source: id })).min(2),
  /** Questions that only this procedure gets, with their answers. */
  faqs: z
    .array(
      z.strictObject({
        says: z.array(text).min(2),
        answer: text,
        source: id,
        /** Last day on which the answer is true; from the next day `afterwards` is said, or nothing. */
        effectiveTo: isoDate.optional(),
        afterwards: text.optional(),
      }),
    )
    .default([]),
  related: z.array(z.strictObject({ code: procedureCode, difference: text })).default([]),
  /** Further records of the portal for the same matter: they are not offered beside this guide, which tells about them. */
  alsoOnPortal: z.array(procedureCode).default([]),
  /** Where the guide says otherwise than the official record on purpose, and on whose authority. */
  differences: z
    .array(
      z.strictObject({
        about: z.enum(['gone', 'decision', 'page', 'method', 'duration', 'fee', 'paper']),
        method: method.optional(),
        /** Words of the reported difference, where the entry is about one of several. */
        match: text.optional(),
        why: text,
        source: id,
      }),
    )
    .default([]),
});
