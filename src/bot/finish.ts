// Gives an answer what only the edge can give: its number, and signed addresses for its resume links.
import type { Answer, AnswerLink, FinishedAnswer, FinishedLink, ResumePoint } from '../dialogs/types.ts';

/** How to make a resume address. */
export type ResumeUrl = (point: ResumePoint) => string;

/**
 * @param drawNumber - called only for answers that state something
 */
export function finishAnswer(answer: Answer, drawNumber: () => string, resumeUrl: ResumeUrl): FinishedAnswer {
  return {
    ...answer,
    number: states(answer) ? drawNumber() : null,
    links: answer.links.map((link) => finishLink(link, resumeUrl)),
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

function finishLink(link: AnswerLink, resumeUrl: ResumeUrl): FinishedLink {
  return link.kind === 'portal' ? link : { ...link, url: resumeUrl(link.point) };
}
