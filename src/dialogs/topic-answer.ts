// What a topic says today: a text that has ended gives way to the one for afterwards, one that is due for review says so.
import { isValidOn } from '../knowledge/knowledge.ts';
import type { Topic } from '../knowledge/types.ts';
import type { Turn } from './turn.ts';

/** The answer on a day: what has ended is not said any more. */
export function answerOf(topic: Topic, day: string): string {
  return isValidOn(topic, day) ? topic.answer : (topic.afterwards ?? topic.answer);
}

/** The answer of today, with a warning where it is due for review. */
export function answerOn(turn: Turn, topic: Topic): readonly string[] {
  const overdue = topic.reviewBy !== undefined && turn.day > topic.reviewBy;
  const warning = overdue
    ? [turn.kb.say('facts.topic_overdue', { day: turn.kb.wording.day(topic.reviewBy ?? '') })]
    : [];
  return [turn.kb.fill(answerOf(topic, turn.day)), ...warning];
}
