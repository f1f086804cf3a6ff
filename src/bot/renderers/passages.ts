// An answer as passages of text for channels that send messages: what belongs together stays together, each step stands alone.
import type { FinishedAnswer } from '../../dialogs/types.ts';
import { blockText, bySpeaker, originText } from './plain-text.ts';
import { splitText } from './split-text.ts';

/**
 * @param limit - characters per message
 * @returns all words of an answer but its links and choices, in order
 */
export function passagesOf(answer: FinishedAnswer, limit: number): string[] {
  const speaker = bySpeaker(answer);
  const groups: string[][] = [speaker === '' ? [] : [speaker]];
  let stepBefore = false;
  for (const block of answer.blocks) {
    const step = block.kind === 'step';
    // What follows a step is about it (what to watch out for, how sure that is); only the next step begins anew.
    if (step && stepBefore) groups.push([]);
    groups.at(-1)?.push(blockText(block, answer.language));
    stepBefore ||= step;
  }
  groups.at(-1)?.push(originText(answer));
  return groups.flatMap((group) => packed(group, limit));
}

/** Fills messages with whole blocks where they fit; a block longer than a message is split. */
function packed(blocks: readonly string[], limit: number): string[] {
  const messages: string[] = [];
  for (const block of blocks) {
    for (const part of splitText(block, limit)) {
      const last = messages.at(-1);
      const joined = last === undefined ? part : `${last}\n\n${part}`;
      if (last !== undefined && joined.length <= limit) messages[messages.length - 1] = joined;
      else messages.push(part);
    }
  }
  return messages;
}
