// The shape of the registers that guides and topics refer to: offices, contacts, units, centres, codes.
import { z } from 'zod';
import { id, isoDate, procedureCode, text } from './values.ts';

/** An office that handles procedures; `name` is said when the person's unit is not known. */
export const office = z.strictObject({
  id,
  name: text,
  /** With `{unit}` for the commune or ward, e.g. «UBND {unit}». */
  nameInUnit: text.optional(),
  /** The same for a person who lives in another province, where it depends on where they are registered. */
  nameFromAfar: text.optional(),
  address: text.optional(),
  phone: text.optional(),
  hours: text.optional(),
  source: text,
});

/** A hotline or contact that a citizen may be given. */
export const contact = z.strictObject({ id, name: text, phone: text.optional(), what: text, source: text });

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
