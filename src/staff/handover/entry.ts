// One line of a transcript as the desk shows it: who said it, when, and their (masked) words.
import { z } from 'zod';
import type { TranscriptEntry } from '../../storage/types/conversations.ts';
import { html, type Html } from '../../web/html.ts';
import { sayMoment } from '../../web/moments.ts';

const activity = z.object({
  text: z.string().default(''),
  from: z.object({ role: z.string() }).optional().catch(undefined),
  channelData: z
    .object({ answer: z.object({ by: z.string(), blocks: z.array(z.object({ text: z.string() })) }) })
    .optional()
    .catch(undefined),
});

const speakers = { person: 'Người dân', assistant: 'Trợ lý', clerk: 'Cán bộ' } as const;

/** Nothing for what is no message. */
export function sayEntry({ seq, at, activity: kept }: TranscriptEntry): readonly Html[] {
  const read = activity.safeParse(kept);
  if (!read.success || read.data.text === '') return [];
  const { text, from, channelData } = read.data;
  const byClerk = channelData?.answer.by === 'clerk';
  const speaker = byClerk ? 'clerk' : from === undefined ? 'person' : 'assistant';
  const words = byClerk ? channelData.answer.blocks.map((block) => block.text).join('\n') : text;
  return [
    html`<li id="tin-${seq}" class="by-${speaker}">
      <p class="small"><strong>${speakers[speaker]}</strong> <time>${sayMoment(at)}</time></p>
      <p class="words">${words}</p>
    </li>`,
  ];
}
