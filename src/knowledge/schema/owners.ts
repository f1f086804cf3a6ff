// The shape of the register of owners: who answers for the content of which procedure.
import { z } from 'zod';
import type { ContentFile, ContentProblem } from '../yaml-file.ts';
import { id, procedureCode, text } from './values.ts';

export const owners = z
  .strictObject({
    /** Working days in which a report is answered. */
    workingDays: z.int().min(1).max(60),
    /** The owner of every procedure that nobody else has. */
    default: id,
    owners: z
      .array(
        z.strictObject({
          id,
          name: text,
          /** Names with which they sign in at the desk. */
          accounts: z.array(text),
          procedures: z.array(procedureCode),
        }),
      )
      .min(1),
  })
  .superRefine((register, context) => {
    const ids = register.owners.map((owner) => owner.id);
    const expected = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    if (!ids.includes(register.default)) expected(['default'], 'phải là id của một mục trong owners');
    const seen = new Set<string>();
    register.owners.forEach((owner, i) => {
      if (ids.indexOf(owner.id) !== i) expected(['owners', i, 'id'], `id ${owner.id} đã có ở trên`);
      owner.procedures.forEach((code, j) => {
        if (seen.has(code)) expected(['owners', i, 'procedures', j], `thủ tục ${code} đã có người giữ`);
        seen.add(code);
      });
    });
  });

export type Owners = z.infer<typeof owners>;
export type Owner = Owners['owners'][number];

/** Who answers for a procedure, or for an answer that is about none. */
export function ownerOf(register: Owners, procedure: string | null): Owner {
  const own = register.owners.find(({ procedures }) => procedure !== null && procedures.includes(procedure));
  const owner = own ?? register.owners.find(({ id: one }) => one === register.default);
  if (owner === undefined) throw new Error('owners.yml has no default owner');
  return owner;
}

/** Codes of the register that have no guide. */
export function unknownProcedures(
  file: ContentFile<Owners>,
  guides: ReadonlyMap<string, unknown>,
): ContentProblem[] {
  return file.data.owners.flatMap(({ procedures }, i) =>
    procedures.flatMap((code, j) =>
      guides.has(code) ? [] : [file.problem(['owners', i, 'procedures', j], `không có hướng dẫn ${code}`)],
    ),
  );
}
