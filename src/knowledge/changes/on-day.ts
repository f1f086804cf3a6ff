// What the content says on a day: only the facts that are valid then, and what will have to be looked at again.
import type { Content } from '../load.ts';
import type { Guide, Method, Submission, Topic } from '../types.ts';
import { isValidOn, sayDay } from '../validity.ts';
import { sayDuration, sayFee } from '../wording.ts';
import { methodWords } from '../method-words.ts';

/** The content with the facts of one day only, as it answers then. */
export function contentOn(content: Content, day: string): Content {
  return {
    ...content,
    guides: new Map([...content.guides].map(([code, guide]) => [code, guideOn(guide, day)])),
    topics: content.topics.map((topic) => topicOn(topic, day)),
  };
}

/** A guide with the facts of one day only. Its dates are left out: on that day they are not news. */
export function guideOn(guide: Guide, day: string): Guide {
  const methods = Object.fromEntries(
    Object.entries(guide.methods).map(([m, s]) => [m, submissionOn(s, day)]),
  ) as Guide['methods'];
  return {
    ...guide,
    methods,
    faqs: guide.faqs.filter((f) => f.afterwards !== undefined || isValidOn(f, day)),
  };
}

function submissionOn(s: Submission, day: string): Submission {
  const valid = <T extends { effectiveFrom?: string | undefined; effectiveTo?: string | undefined }>(
    facts: readonly T[],
  ): T[] =>
    facts
      .filter((f) => isValidOn(f, day))
      .map((f) => ({ ...f, effectiveFrom: undefined, effectiveTo: undefined }));
  return { ...s, fees: valid(s.fees), durations: valid(s.durations) };
}

function topicOn(topic: Topic, day: string): Topic {
  return isValidOn(topic, day) ? topic : { ...topic, answer: topic.afterwards ?? topic.answer };
}

/** Something that ends, begins or is due on a day. */
export interface Due {
  readonly day: string;
  readonly kind: 'ends' | 'begins' | 'review';
  readonly where: string;
  readonly says: string;
}

/**
 * What ends or begins from `from` to `to`, and what is or will be due for review by then, in the order of days.
 * @param from - today
 */
export function dueBetween(content: Content, from: string, to: string): readonly Due[] {
  const dues = [
    ...[...content.guides.values()].flatMap((g) => dueOfGuide(g)),
    ...content.topics.flatMap(dueOfTopic),
  ];
  return dues
    .filter((d) => d.day <= to && (d.kind === 'review' || d.day >= from))
    .sort((a, b) => a.day.localeCompare(b.day));
}

/** Everything dated in one guide. */
export function dueOfGuide(guide: Guide): readonly Due[] {
  const where = `${guide.code} ${guide.title}`;
  const facts = (Object.entries(guide.methods) as [Method, Submission][]).flatMap(([m, s]) => [
    ...s.fees.flatMap((f) => datesOf(f, where, sayFee(f)).map((due) => ({ m, due }))),
    ...s.durations.flatMap((d) => datesOf(d, where, `thời hạn ${sayDuration(d)}`).map((due) => ({ m, due }))),
  ]);
  return [
    { day: guide.reviewBy, kind: 'review', where, says: 'đến hạn xem lại' },
    ...once(facts),
    ...guide.faqs.flatMap((f) => datesOf(f, where, `hỏi đáp «${f.says[0] ?? ''}»`)),
  ];
}

function dueOfTopic(topic: Topic): readonly Due[] {
  const where = `chủ đề ${topic.id}`;
  return [
    ...(topic.reviewBy
      ? [{ day: topic.reviewBy, kind: 'review', where, says: 'đến hạn xem lại' } as const]
      : []),
    ...datesOf(topic, where, topic.title),
  ];
}

function datesOf(
  fact: { readonly effectiveFrom?: string | undefined; readonly effectiveTo?: string | undefined },
  where: string,
  says: string,
): readonly Due[] {
  return [
    ...(fact.effectiveTo
      ? [
          {
            day: fact.effectiveTo,
            kind: 'ends',
            where,
            says: `${says}, chỉ đến hết ${sayDay(fact.effectiveTo)}`,
          } as const,
        ]
      : []),
    ...(fact.effectiveFrom
      ? [
          {
            day: fact.effectiveFrom,
            kind: 'begins',
            where,
            says: `${says}, từ ${sayDay(fact.effectiveFrom)}`,
          } as const,
        ]
      : []),
  ];
}

/** The same date of the same fact by several ways of filing is named once. */
function once(dues: readonly { readonly m: Method; readonly due: Due }[]): readonly Due[] {
  const groups = Map.groupBy(dues, ({ due }) => `${due.kind}${due.day}${due.says}`);
  return [...groups.values()].flatMap((group) => {
    const due = group[0]?.due;
    return due ? [{ ...due, says: `${group.map(({ m }) => methodWords[m]).join(', ')}: ${due.says}` }] : [];
  });
}
