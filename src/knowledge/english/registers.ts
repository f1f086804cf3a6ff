// The registers in English: what offices, hotlines and links are called, and by which hours offices are said to be open.
import { z } from 'zod';
import type { Contact, Link, Office, OpeningHours } from '../types.ts';
import { laidOver, textsOver, type Texts } from './overlay.ts';

/** The registers that answers name things from. */
export interface Registers {
  readonly offices: ReadonlyMap<string, Office>;
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly links: ReadonlyMap<string, Link>;
  readonly hours: OpeningHours;
}

/** The shape of `en/registers.yml`: offices may be left out, everything else is there. */
export const registersOver = ({ offices, contacts, links, hours }: Registers): z.ZodType<Texts> =>
  z.strictObject({
    offices: over(offices, true),
    contacts: over(contacts, false),
    links: over(links, false),
    hours: textsOver({ basis: hours.basis }) ?? z.never(),
  }) as z.ZodType<Texts>;

function over(register: ReadonlyMap<string, unknown>, optional: boolean): z.ZodType {
  const shapes = [...register].map(([id, entry]) => {
    const shape = textsOver(entry) ?? z.never();
    return [id, optional ? shape.optional() : shape] as const;
  });
  return z.strictObject(Object.fromEntries(shapes));
}

/** The registers with their English names. */
export function inEnglish(registers: Registers, texts: Texts | undefined): Registers {
  const plain = {
    offices: Object.fromEntries(registers.offices),
    contacts: Object.fromEntries(registers.contacts),
    links: Object.fromEntries(registers.links),
    hours: registers.hours,
  };
  const { offices, contacts, links, hours } = laidOver(plain, texts);
  return {
    offices: new Map(Object.entries(offices)),
    contacts: new Map(Object.entries(contacts)),
    links: new Map(Object.entries(links)),
    hours,
  };
}
