// Names must lead to one place: an alias to one procedure, a question id to one question.
import type { Flow, WrittenGuide } from '../types.ts';
import type { ContentFile, ContentProblem } from '../yaml-file.ts';

/** Ids that the engine uses for places of its own. */
const reserved: ReadonlySet<string> = new Set(['method', 'layout', 'papers', 'outcome']);

/** An alias that two guides claim decides nothing. */
export function sharedAliases(files: readonly ContentFile<WrittenGuide>[]): readonly ContentProblem[] {
  const owner = new Map<string, string>();
  return files.flatMap((file) =>
    file.data.aliases.flatMap((alias, i) => {
      const key = alias.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
      const first = owner.get(key);
      owner.set(key, first ?? file.data.code);
      if (first === undefined) return [];
      const where = first === file.data.code ? 'đã có ở trên' : `thủ tục ${first} cũng có`;
      return [file.problem(['aliases', i], `tên gọi "${alias}" ${where}`)];
    }),
  );
}

/** Answers are kept by question id: an id means the same question wherever it stands. */
export function questionIds(
  files: readonly ContentFile<WrittenGuide>[],
  flows: readonly Flow[],
): readonly ContentProblem[] {
  const ofFlows = new Set(flows.flatMap((f) => f.questions.map((q) => q.id)));
  const known = new Map<string, { readonly code: string; readonly values: string }>();
  return files.flatMap((file) =>
    file.data.questions.flatMap((question, i) => {
      const values = question.choices
        .map((c) => c.value)
        .sort()
        .join(' ');
      const first = known.get(question.id);
      if (!first) known.set(question.id, { code: file.data.code, values });
      const says =
        reserved.has(question.id) || ofFlows.has(question.id)
          ? `id "${question.id}" đã dùng cho các bước chung, chọn id khác`
          : first && first.values !== values
            ? `id "${question.id}" ở thủ tục ${first.code} có các lựa chọn khác, chọn id khác`
            : null;
      return says === null ? [] : [file.problem(['questions', i, 'id'], says)];
    }),
  );
}
