// Help that belongs to no procedure: a forgotten password, an abolished paper, the old portal, a file that is too large.
import { startUpper } from '../../knowledge/knowledge.ts';
import type { Topic } from '../../knowledge/types.ts';
import { aboutCentre, unitOf } from '../centre.ts';
import { linksOf, notice, text, type Part } from '../parts.ts';
import { spellings, stands } from '../move-words.ts';
import { likest } from '../likest.ts';
import { toToken } from '../tokens.ts';
import { words } from '../phrases.ts';
import { answerOf, answerOn } from '../topic-answer.ts';
import { reply, type Handler, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';
import { isOtherAmount } from '../fact-cues.ts';
import { isFactIntent } from '../facts.ts';
import { startByTopic } from '../journeys/entry.ts';
import { again } from '../pending.ts';
import { frequentAnswer } from './procedure-faq.ts';
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

/** So like a frequent question of the guide that is talked of, the words are that. */
const sameQuestion = 0.7;

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
  if (byKeyword.length > 0) return sayOrWalk(turn, nearest.topic);
  // What the guide that is talked of says about it goes before what is said in general.
  const own = turn.subject ? frequentAnswer(turn, turn.subject, Math.min(nearest.score, sameQuestion)) : null;
  return nearest.score >= 0.82 && own === null ? sayOrWalk(turn, nearest.topic) : null;
};

/** «gửi ở đâu?», «có bị trả thù không?» right after complaints were explained: asked of what was told last. */
export const askedOfTopic: Handler = (turn) => {
  const { topic: told } = turn.state;
  if (told === null) return null;
  const nearest = nearestTopic(turn, turn.kb.topics, (t) =>
    t.follows?.topics.includes(told) ? t.follows.says : [],
  );
  if (!nearest || nearest.score < (namesItsOwn(turn) ? veryWords : followingFrom)) return null;
  return sayTopic(turn, nearest.topic);
};

/** So like one of its questions the words must be to go on with the topic that was told last. */
const followingFrom = 0.6;
/** The same where they name a procedure of their own. */
const veryWords = 0.95;

function namesItsOwn({ understanding, subject }: Turn): boolean {
  const own = understanding.candidates.find((c) => c.code !== subject?.code);
  return own !== undefined && own.confidence >= 0.5;
}

/** A topic that fits well enough when the words ask for something of that kind. */
export const likelyTopic: Handler = (turn) => {
  const intent = turn.understanding.intent;
  const nearest = nearestTopic(turn, turn.kb.topics);
  if (!nearest || intent === null || isFactIntent(intent)) return null;
  const from = topical.has(intent) && !nearest.topic.urgent ? 0.5 : 0.65;
  if (stands(nearest.topic.unless, spellings(turn.text, turn.understanding.text))) return null;
  return nearest.score >= from && !isOtherAmount(turn.text) && sharesMatter(turn, nearest.topic)
    ? sayOrWalk(turn, nearest.topic)
    : null;
};

/** «thờ cúng được bao nhiêu» asks as «cước gửi bao nhiêu» does, and of something else. */
function sharesMatter({ text: typed, understanding }: Turn, topic: Topic): boolean {
  const said = [typed, understanding.text].flatMap((line) => matterOf(line));
  return topic.says.some((one) => matterOf(one).some((w) => said.includes(w)));
}

const matterOf = (line: string): readonly string[] => words(line).filter((w) => !onlyAsks.has(w));

/** Words that ask, or stand in any question. */
const onlyAsks: ReadonlySet<string> = new Set(
  'bao nhieu may gi chi nao dau mo sao rang the khong ko k no duoc dc co phai thi la a ha cach khac nua lam toi em minh ai o nhu tien mot het mat'.split(
    ' ',
  ),
);

/** The topic whose question, by its `says` or by other phrases of it, is most like the message. */
export function nearestTopic(
  turn: Turn,
  topics: readonly Topic[],
  phrases: (topic: Topic) => readonly string[] = (topic) => topic.says,
): Found | null {
  let found: Found | null = null;
  for (const topic of topics) {
    const score = likest(turn, phrases(topic));
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
              label: startUpper(guide.title),
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
  const about = { topic: topic.id, ...(guide && !turn.subject ? { about: guide.code, asked: null } : {}) };
  const rest = turn.subject ? again(turn) : {};
  return reply(turn, topic.status, [vietnamese, said, rest], about, [
    { name: 'topic', procedure: turn.running?.guide.code ?? null, detail: { topic: topic.id } },
  ]);
}
