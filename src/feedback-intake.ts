// Gives what a person says of an answer to whoever answers for that content: masked, with the owner and the day by which they answer.
import { maskPersonal } from './bot/masking.ts';
import type { TakeFeedback } from './bot/feedback.ts';
import type { FinishedAnswer } from './dialogs/types.ts';
import { ownerOf, workingDayAfter, type KnowledgeBase } from './knowledge/knowledge.ts';
import type { Answers } from './storage/types/conversations.ts';
import type { Feedback } from './storage/types/feedback.ts';

export interface IntakeParts {
  readonly answers: Answers;
  readonly feedback: Feedback;
  readonly kb: () => KnowledgeBase;
  readonly now: () => Date;
}

export function createIntake({ answers, feedback, kb, now }: IntakeParts): TakeFeedback {
  return async ({ number, helped, reason, channel, words }) => {
    const answer = await answers.find(number);
    if (answer === null) return 'unknown';
    // Written by the turn that gave it this number.
    const { procedure } = answer.snapshot as FinishedAnswer;
    const known = kb();
    const { owners, hours } = known;
    const about = procedure === null ? null : (known.guide(procedure) ?? null);
    const isReport = reason === 'wrong';
    await feedback.give({
      ...{ number, helped, reason, channel, procedure, at: now() },
      words: words === null || words === '' ? null : maskPersonal(words).text,
      owner: isReport ? ownerOf(owners, about).id : null,
      dueOn: isReport ? workingDayAfter(hours, now(), owners.workingDays) : null,
    });
    return 'taken';
  };
}

/** For the report: how many answers helped, and how many did not, as far as people said. */
export async function satisfactionOf(
  feedback: Feedback,
  from: Date,
  until: Date,
): Promise<{ readonly helped: number; readonly notHelped: number }> {
  const counts = await feedback.counts(from, until);
  const helped = counts.get('helped') ?? 0;
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { helped, notHelped: all - helped };
}
