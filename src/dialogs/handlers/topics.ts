// Help that belongs to no procedure: a forgotten password, an abolished paper, the old portal, a file that is too large.
import type { Topic } from '../../knowledge/types.ts';
import { aboutCentre, unitOf } from '../centre.ts';
import { linksOf, notice, text, type Part } from '../parts.ts';
import { spellings, stands } from '../move-words.ts';
import { likest } from '../likest.ts';
import { upperFirst } from '../present.ts';
import { toToken } from '../tokens.ts';
import { answerOf, answerOn } from '../topic-answer.ts';
import { reply, type Handler, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';
import { isOtherAmount } from '../fact-cues.ts';
import { isFactIntent } from '../facts.ts';
import { startByTopic } from '../journeys/entry.ts';
import { again } from '../pending.ts';
import { tellsOfOneself } from './told-of-oneself.ts';

/** Intents whose answer is most often a topic: for them a looser likeness is enough. */
const topical: ReadonlySet<string> = new Set([
  'vneid',
  'account_login',
  'payment',
  'digital_signature',
  'upload',
  'track_dossier',
  'human',
  'complaint',
  'bot_identity',
  'submit_online',
  'submit_post',
  'submit_in_person',
  'other',
  'working_hours',
  'dossier_returned',
  'amend_dossier',
  'meaning',
  'out_of_scope',
  'result',
  'where',
]);

interface Found {
  readonly topic: Topic;
  readonly score: number;
}

/** From here on the message is a question of the content itself, in other spelling at most. */
const verySame = 0.95;

/** A topic whose very question is asked, whose key word stands in the message, or whose question is nearly the same. */
export const clearTopic: Handler = (turn) => {
  const asked = nearestTopic(turn, turn.kb.topics);
  if (asked && asked.score >= verySame) return sayOrWalk(turn, asked.topic);
  const said = spellings(turn.text, turn.understanding.text);
  const byKeyword = turn.kb.topics.filter((t) => !t.urgent && stands(t.keywords, said));
  const nearest = byKeyword.length > 0 ? nearestTopic(turn, byKeyword) : asked;
  if (!nearest) return null;
  if (byKeyword.length > 0 || nearest.score >= 0.82) return sayOrWalk(turn, nearest.topic);
  return null;
};

/** A topic that fits well enough when the words ask for something of that kind. */
export const likelyTopic: Handler = (turn) => {
  const intent = turn.understanding.intent;
  const nearest = nearestTopic(turn, turn.kb.topics);
  if (!nearest || intent === null || isFactIntent(intent)) return null;
  return nearest.score >= (topical.has(intent) ? 0.5 : 0.65) && !isOtherAmount(turn.text)
    ? sayOrWalk(turn, nearest.topic)
    : null;
};

/** The topic whose question is most like the message. */
export function nearestTopic(turn: Turn, topics: readonly Topic[]): Found | null {
  let found: Found | null = null;
  for (const topic of topics) {
    const score = likest(turn, topic.says);
    if (!found || score > found.score) found = { topic, score };
  }
  return found;
}

/** A topic that is better walked through than told begins its journey; somebody who only tells of themselves in a guide is told. */
function sayOrWalk(turn: Turn, topic: Topic): StepResult {
  if (turn.running && tellsOfOneself(turn)) return sayTopic(turn, topic);
  return startByTopic(turn, topic.id) ?? sayTopic(turn, topic);
}

/** The answer of a topic, then what is pending. */
export function sayTopic(turn: Turn, topic: Topic): StepResult {
  const guide = topic.procedure ? turn.kb.guide(topic.procedure) : undefined;
  const contacts = topic.contacts.flatMap((id) => {
    const c = turn.kb.contacts.get(id);
    return c?.phone && !answerOf(topic, turn.day).includes(`{${id}}`) ? [`${c.name}: ${c.phone}.`] : [];
  });
  const unit = topic.aboutCentre ? unitOf(turn) : null;
  const centre = unit !== null && turn.kb.centres.has(unit) ? aboutCentre(turn, unit) : null;
  const vietnamese = turn.kb.isTranslated('topics', topic.id)
    ? {}
    : notice(turn.kb.say('facts.text_not_translated'));
  const said: Part = {
    ...text(...(centre ?? [...answerOn(turn, topic), ...contacts])),
    links: linksOf(turn.kb, topic.links, topic.procedure ?? null),
    choices: [
      ...(guide && turn.running?.guide.code !== guide.code
        ? [
            {
              label: upperFirst(guide.title),
              token: toToken({ kind: 'start', procedure: guide.code, method: null }),
            },
          ]
        : []),
      ...topic.asks.map((a) => ({ label: a.label, token: toToken({ kind: 'say', text: a.says }) })),
    ],
    sources: topic.sources.map((s) => ({
      id: s.id,
      title: s.title,
      recordOn: s.recordOn ?? null,
      verifiedOn: s.verifiedOn,
    })),
  };
  // What was talked about stays so: «giấy đó bao lâu có» is not about the procedure that the topic leads to.
  const about = guide && !turn.subject ? { about: guide.code, asked: null } : {};
  const rest = turn.subject ? again(turn) : {};
  return reply(turn, topic.status, [vietnamese, said, rest], about, [
    { name: 'topic', procedure: turn.running?.guide.code ?? null, detail: { topic: topic.id } },
  ]);
}
