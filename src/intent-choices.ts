// Reads for the clerks' desk what a message can be labelled as: the files of models/intents say themselves what each is about.
import type { SourceFile } from './understanding/understanding.ts';
import type { IntentChoice } from './staff/staff.ts';

/** Moves («tiếp», «quay lại») answer what is pending; nobody asks them. */
const isMove = /^kind: move$/m;
/** «# Ở đây: chỉ chào hỏi mở đầu, gọi trợ lý» and «# Hỏi mất bao nhiêu tiền: phí, lệ phí»: the part that says it in short. */
const beginning = /^# (?:Ở đây: )?([^:.;(\n]+)/;

/** @param files - the files of models/intents */
export function intentChoices(files: readonly SourceFile[]): IntentChoice[] {
  return files.flatMap(({ text }) => {
    const label = /^intent: (\w+)$/m.exec(text)?.[1];
    if (label === undefined || isMove.test(text)) return [];
    const about = beginning.exec(text)?.[1]?.trim() ?? label;
    return [{ label, about: about.charAt(0).toUpperCase() + about.slice(1) }];
  });
}
