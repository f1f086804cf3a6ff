// Transcript entries as Direct Line shows them.
import type { TranscriptEntry } from '../../../storage/types/conversations.ts';
import { activityId } from '../../renderers/direct-line.ts';

/** Activities with the place where they end. */
export interface ActivitySet {
  readonly activities: readonly unknown[];
  /** The sequence number of the last one; clients send it back as it is. */
  readonly watermark: string;
}

/** The parts of a stored activity that are completed when it is shown. */
interface Stored {
  readonly from?: unknown;
  readonly channelData?: object;
}

/**
 * @param after - where the entries begin; the watermark of an empty set
 */
export function toActivitySet(
  conversation: { readonly id: string; readonly userId: string },
  entries: readonly TranscriptEntry[],
  after: number,
): ActivitySet {
  const activities = entries.map(({ seq, at, activity }) => {
    const stored = activity as Stored;
    return {
      ...stored,
      id: activityId(conversation.id, seq),
      timestamp: at.toISOString(),
      channelId: 'directline',
      conversation: { id: conversation.id },
      from: stored.from ?? { id: conversation.userId, role: 'user' },
      channelData: { ...stored.channelData, 'webchat:sequence-id': seq },
    };
  });
  return { activities, watermark: String(entries.at(-1)?.seq ?? after) };
}
