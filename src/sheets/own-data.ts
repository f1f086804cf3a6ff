// Everything kept of one conversation, as a text to read and as JSON for programs: the same for the person and for the clerk they ask.
import { z } from 'zod';
import { pointOf, spokenLanguage } from '../dialogs/dialogs.ts';
import type { KnowledgeBase } from '../knowledge/knowledge.ts';
import { sayMoment } from '../web/moments.ts';
import type { Reply } from '../web/types.ts';
import { ownDataWords } from './own-data-words.ts';

/** What of all that is kept stands in the text; the JSON has everything it is given. */
export interface OwnData {
  readonly channel: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly usedAt: Date;
  readonly state: unknown;
  readonly transcript: readonly { readonly at: Date; readonly activity: unknown }[];
  readonly undelivered: readonly { readonly at: Date; readonly message: unknown }[];
  readonly questions: readonly { readonly day: string; readonly text: string }[];
  readonly handovers: readonly { readonly askedAt: Date; readonly claimedAt: Date | null }[];
  readonly received: readonly unknown[];
  readonly counted: readonly unknown[];
}

/** The part of a transcript line that says something; what the assistant said has a sender. */
const line = z.looseObject({ text: z.string(), from: z.unknown().optional() });

/** A file to keep, as text or JSON. */
export function ownDataFile(kept: OwnData, format: 'text' | 'json', kb: KnowledgeBase, now: Date): Reply {
  const day = now.toISOString().slice(0, 10);
  const name = `du-lieu-tro-ly-${day}.${format === 'json' ? 'json' : 'txt'}`;
  return {
    status: 200,
    headers: {
      'content-type': `${format === 'json' ? 'application/json' : 'text/plain'}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
    body: format === 'json' ? JSON.stringify({ takenAt: now, ...kept }, null, 2) : ownDataText(kept, kb, now),
  };
}

/** All of it in the language of the conversation. */
export function ownDataText(kept: OwnData, kb: KnowledgeBase, now: Date): string {
  const words = ownDataWords(spokenLanguage(kept.state));
  const point = pointOf(kept.state);
  const { procedure = null, unit = null } = point ?? {};
  const place = unit === null ? undefined : kb.units.get(unit);
  const title = procedure === null ? undefined : kb.guide(procedure)?.title;
  const said = kept.transcript.flatMap(({ at, activity }) => {
    const read = line.safeParse(activity);
    if (!read.success) return [];
    const who = read.data.from === undefined ? words.you : words.assistant;
    return [`[${sayMoment(at)}] ${who}: ${read.data.text}`];
  });
  return [
    words.title,
    words.taken(sayMoment(now)),
    '',
    `${words.channel}: ${words.channels[kept.channel] ?? kept.channel}`,
    `${words.account}: ${kept.userId === '' ? words.nothing : kept.userId}`,
    `${words.begun}: ${sayMoment(kept.createdAt)}`,
    `${words.used}: ${sayMoment(kept.usedAt)}`,
    `${words.working}: ${procedure === null ? words.nothing : `${title ?? ''} (${procedure})`.trim()}`,
    `${words.unit}: ${place === undefined ? words.nothing : `${place.type} ${place.name}`}`,
    ...section(words.messages(said.length), said),
    ...section(
      words.undelivered(kept.undelivered.length),
      kept.undelivered.map(({ at, message }) => `[${sayMoment(at)}] ${JSON.stringify(message)}`),
    ),
    ...section(
      words.questions(kept.questions.length),
      kept.questions.map(({ day, text }) => `[${day}] ${text}`),
    ),
    ...section(
      words.handovers(kept.handovers.length),
      kept.handovers.map(
        ({ askedAt, claimedAt }) =>
          `[${sayMoment(askedAt)}] ${claimedAt === null ? words.nobodyCame : words.clerkCame(sayMoment(claimedAt))}`,
      ),
    ),
    '',
    words.rest(kept.received.length, kept.counted.length),
    '',
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];
