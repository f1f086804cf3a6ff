// What must be said about the age and the origin of a guide's facts.
import type { KnowledgeBase } from '../knowledge/knowledge.ts';
import type { Guide } from '../knowledge/types.ts';
import { notice, type Part } from './parts.ts';
import { officeName, placesOf, type Home, type Turn } from './turn.ts';

/** What must be said about the age and the origin of a guide's facts; grade C, overdue reviews and bare records are never silent. */
export function doubts(turn: Turn, guide: Guide): readonly Part[] {
  const untranslated = turn.kb.isTranslated('guides', guide.code)
    ? []
    : [notice(turn.kb.say('facts.not_translated', placesOf(turn, guide)))];
  return [...untranslated, ...aboutAge(turn, guide)];
}

function aboutAge(turn: Turn, guide: Guide): readonly Part[] {
  // Who is on the way in it has been told why; once is enough.
  if (guide.grade === 'C' && turn.running?.guide.code === guide.code) {
    const office = officeName(turn.kb, guide, turn.state);
    return [turn.kb.say('facts.changed_again', { office }), ...ofRecord(turn.kb, guide)].map(notice);
  }
  return doubtsAbout(turn.kb, guide, turn.day, turn.state).map(notice);
}

/** The same as sentences, for a page too, where nobody is talking. */
export function doubtsAbout(kb: KnowledgeBase, guide: Guide, day: string, home: Home): readonly string[] {
  return [...aged(kb, guide, day, home), ...ofRecord(kb, guide)];
}

function aged(kb: KnowledgeBase, guide: Guide, day: string, home: Home): readonly string[] {
  const contact = { office: officeName(kb, guide, home) };
  if (guide.grade === 'C') return [`${guide.gradeReason} ${kb.say('facts.ask_office', contact)}`];
  if (day <= guide.reviewBy) return [];
  return [kb.say('facts.overdue', { day: kb.wording.day(guide.reviewBy), ...contact })];
}

/** A guide that nobody wrote: the record it was taken from, and what is odd about that record. */
function ofRecord(kb: KnowledgeBase, guide: Guide): readonly string[] {
  if (guide.layer !== 'record') return [];
  const day = guide.sources.find((s) => s.kind === 'portal_record')?.recordOn ?? '';
  return [[kb.say('record.official', { day: kb.wording.day(day) }), ...guide.notices].join(' ')];
}
