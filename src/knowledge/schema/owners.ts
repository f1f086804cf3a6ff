// The shape of the register of owners: who answers for the content of which procedure.
import { z } from 'zod';
import type { Guide } from '../types.ts';
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
          /** Fields, as guides name them, of which every procedure is theirs that nobody holds by its code. */
          fields: z.array(text),
        }),
      )
      .min(1),
  })
  .superRefine((register, context) => {
    const ids = register.owners.map((owner) => owner.id);
    const expected = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    if (!ids.includes(register.default)) expected(['default'], 'phải là id của một mục trong owners');
    const held = new Set<string>();
    register.owners.forEach((owner, i) => {
      if (ids.indexOf(owner.id) !== i) expected(['owners', i, 'id'], `id ${owner.id} đã có ở trên`);
      owner.procedures.forEach((code, j) => {
        if (held.has(code)) expected(['owners', i, 'procedures', j], `thủ tục ${code} đã có người giữ`);
        held.add(code);
      });
      owner.fields.forEach((field, j) => {
        if (held.has(field)) expected(['owners', i, 'fields', j], `lĩnh vực «${field}» đã có người giữ`);
        held.add(field);
      });
    });
  });

export type Owners = z.infer<typeof owners>;
export type Owner = Owners['owners'][number];

/** Who answers for a procedure: by its code, else by its field, else as for an answer that is about none. */
export function ownerOf(register: Owners, procedure: Pick<Guide, 'code' | 'field'> | null): Owner {
  const holder = (holds: (owner: Owner) => boolean): Owner | undefined => register.owners.find(holds);
  const owner =
    holder(({ procedures }) => procedure !== null && procedures.includes(procedure.code)) ??
    holder(({ fields }) => procedure !== null && fields.includes(procedure.field)) ??
    holder(({ id: one }) => one === register.default);
  if (owner === undefined) throw new Error('owners.yml has no default owner');
  return owner;
}

/** Codes and fields of the register that no guide has. */
export function unknownProcedures(
  file: ContentFile<Owners>,
  guides: ReadonlyMap<string, Pick<Guide, 'field'>>,
): ContentProblem[] {
  const fields = new Set([...guides.values()].map(({ field }) => field));
  return file.data.owners.flatMap((owner, i) => [
    ...owner.procedures.flatMap((code, j) =>
      guides.has(code) ? [] : [file.problem(['owners', i, 'procedures', j], `không có hướng dẫn ${code}`)],
    ),
    ...owner.fields.flatMap((field, j) =>
      fields.has(field)
        ? []
        : [file.problem(['owners', i, 'fields', j], `không có hướng dẫn nào thuộc lĩnh vực «${field}»`)],
    ),
  ]);
}
