// The shape of everything people write in content/: zod schemas are the single source of the content types.
import { z } from 'zod';

const isoDate = z.iso.date();
const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'chữ thường không dấu, số và gạch dưới, ví dụ: birth_certificate');
const text = z.string().trim().min(1);
/** Official code of a procedure, e.g. 1.001193; the portal's only stable public key. */
export const procedureCode = z.string().regex(/^\d\.\d{6}$/, 'mã thủ tục dạng 1.001193');

/** The three ways a dossier can be handed in. */
export const method = z.enum(['online', 'post', 'counter']);

/** Which case a fact, paper or step is for: every key must match; a key is `method` or the id of a question. */
export const guard = z.record(z.string(), z.array(z.string()).min(1));

/** Where a fact comes from. `verifiedOn` is filled only when a person opened the portal or the law to check. */
export const source = z.strictObject({
  id,
  title: text,
  number: text.optional(),
  date: isoDate.optional(),
  recordOn: isoDate.optional(),
  verifiedOn: isoDate.nullable().default(null),
  kind: z.enum(['portal_record', 'law', 'province', 'ward', 'press', 'project']),
});

const validity = {
  source: id,
  effectiveFrom: isoDate.optional(),
  effectiveTo: isoDate.optional(),
};

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
  note: text.optional(),
  whereToGet: text.optional(),
  ifMissing: text.optional(),
  /** Things people say about this paper and what a good clerk answers; `ticks` marks the paper as settled. */
  remarks: z
    .array(z.strictObject({ says: z.array(text).min(1), answer: text, ticks: z.boolean().default(false) }))
    .default([]),
  source: id,
});

/** A choice of a question, in the citizen's words. */
export const choice = z.strictObject({
  value: id,
  label: text,
  /** Other ways people say it. */
  says: z.array(text).default([]),
  /** A time the person names («2 tuần») falls here when it is within these bounds, in days. */
  days: z.strictObject({ min: z.int().optional(), max: z.int().optional() }).optional(),
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
  when: guard.optional(),
  /** Other wordings for some cases (the portal has two layouts); the first whose guard holds is used. */
  variants: z.array(z.strictObject({ when: guard, text, sees: text.optional() })).default([]),
  /** Side buttons: a question the person may well ask here. */
  asks: z.array(z.strictObject({ label: text, says: text })).default([]),
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

/** The steps of one way of filing, written once for every procedure: content/flows/<method>.yml. */
export const flow = z.strictObject({
  id: method,
  title: text,
  /** Questions asked before the papers (has the person a VNeID account?). */
  questions: z.array(question).default([]),
  steps: z.array(step).min(3),
  sources: z.array(source).min(1),
});

/** An office that handles procedures; `name` is said when the person's unit is not known. */
export const office = z.strictObject({
  id,
  name: text,
  /** With `{unit}` for the commune or ward, e.g. «UBND {unit}». */
  nameInUnit: text.optional(),
  address: text.optional(),
  phone: text.optional(),
  hours: text.optional(),
  source: text,
});

/** A hotline or contact that a citizen may be given. */
export const contact = z.strictObject({ id, name: text, phone: text.optional(), what: text, source: text });

/** A link of the register; content names it by id and never holds a raw address. */
export const link = z.strictObject({
  id,
  title: text,
  /** With `{portalId}`, `{caseId}`, `{keyword}`, `{provinceId}` or `{provinceCode}` filled in (URL-encoded) by the builder. */
  url: z.string().startsWith('https://'),
  /** The way to say it aloud. */
  spoken: text,
  confidence: z.enum(['high', 'medium', 'low']),
  source: text,
});

/** What a person found who opened an address: content/link-checks.yml, written by `npm run links -- record`. */
export const linkCheck = z.strictObject({
  url: z.string().startsWith('https://'),
  opens: z.boolean(),
  on: isoDate,
  by: text,
  note: text.optional(),
});

/** A form of address that people paste, and what it is today: content/link-forms.yml. */
export const linkForm = z
  .strictObject({
    host: z.string().regex(/^[a-z0-9.-]+$/),
    match: z.string().refine(isPattern, 'mẫu không đọc được'),
    /** What the brackets of the pattern hold: the portal's id of a page, or the code of a procedure. */
    gives: z.enum(['page', 'code']).optional(),
    code: procedureCode.optional(),
    link: id.optional(),
    state: z.enum(['today', 'old_national', 'old_provincial', 'other']),
    source: text,
  })
  .refine(
    (form) => form.gives === undefined || /\((?!\?)/.test(form.match),
    'gives cần một phần trong ngoặc của mẫu',
  );

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern).source !== '';
  } catch {
    return false;
  }
}

/** A commune or ward since 1 July 2025 (Nghị quyết 1665/NQ-UBTVQH15) and the former units that went into it. */
export const unit = z.strictObject({
  code: z.string().regex(/^\d{5}$/),
  name: text,
  type: z.enum(['Xã', 'Phường']),
  former: z.array(
    z.strictObject({ name: text, type: text, code: z.string(), district: text, whole: z.boolean() }),
  ),
});

/** What the province or a commune told of its centre; what is left out is unknown: content/centres.yml. */
export const centre = z.strictObject({
  /** Code of the commune or ward. */
  unit: z.string().regex(/^\d{5}$/),
  address: text.optional(),
  phone: text.optional(),
  zalo: text.optional(),
  hours: text.optional(),
  /** Who told it, and on which day. */
  by: text,
  on: isoDate,
});

/** Official names of procedures that texts refer to without there being a guide: content/codes.yml. */
export const knownCodes = z.record(procedureCode, text);
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
  /** Danger and forbidden requests: goes before everything else that is pending. */
  urgent: z.boolean().default(false),
  sources: z.array(source).min(1),
});
