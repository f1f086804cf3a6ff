// The shape of the register of links, of what people found who opened them, and of addresses that people paste.
import { z } from 'zod';
import { id, isoDate, procedureCode, text } from './values.ts';

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
