// Values that everything written in content/ is made of: ids, days, codes, guards, sources.
import { z } from 'zod';

export const isoDate = z.iso.date();

export const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'chữ thường không dấu, số và gạch dưới, ví dụ: birth_certificate');

export const text = z.string().trim().min(1);

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

export const validity = {
  source: id,
  effectiveFrom: isoDate.optional(),
  effectiveTo: isoDate.optional(),
};
