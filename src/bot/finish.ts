// Gives an answer what only the edge can give: its number, a code where its words have a place for one, and signed addresses for its links.
import { sayDay, dayInVietnam } from '../knowledge/knowledge.ts';
import type {
  Answer,
  AnswerLink,
  Block,
  FinishedAnswer,
  FinishedLink,
  ResumePoint,
} from '../dialogs/types.ts';
import type { ConversationCode } from '../storage/types/turns.ts';

/** How to make a resume address. */
export type ResumeUrl = (point: ResumePoint) => string;

export interface Finishing {
  /** Called only for answers that state something. */
  readonly drawNumber: () => string;
  readonly resumeUrl: ResumeUrl;
  /** Where the person of this conversation sees what is kept of them. */
  readonly ownDataUrl: () => string;
  /** What a clerk may be told; absent where nobody asked for it. */
  readonly code?: ConversationCode | undefined;
}

export function finishAnswer(answer: Answer, finishing: Finishing): FinishedAnswer {
  const { code } = finishing;
  return {
    ...answer,
    blocks: code === undefined ? answer.blocks : answer.blocks.map((block) => withCode(block, code)),
    // What leads to a person's data is no answer for others to look up.
    number: code === undefined && states(answer) ? finishing.drawNumber() : null,
    links: answer.links.map((link) => finishLink(link, finishing)),
  };
}

/**
 * A clerk may want to see answers that state facts or lead through a step. Greetings, thanks and questions back have no number: they are
 * about no procedure and name no source.
 */
function states({ blocks, sources, status, procedure }: Answer): boolean {
  const onlyAsks = blocks.every((b) => b.kind === 'text' && b.asks);
  if (sources.length > 0 || onlyAsks) return sources.length > 0;
  return status === 'step' || (status === 'answered' && procedure !== null);
}

function finishLink(link: AnswerLink, { resumeUrl, ownDataUrl }: Finishing): FinishedLink {
  if (link.kind === 'portal') return link;
  return { ...link, url: link.kind === 'resume' ? resumeUrl(link.point) : ownDataUrl() };
}

function withCode(block: Block, { code, until }: ConversationCode): Block {
  if (block.kind !== 'text') return block;
  const day = sayDay(dayInVietnam(until));
  return { ...block, text: block.text.replaceAll('{code}', code).replaceAll('{day}', day) };
}
