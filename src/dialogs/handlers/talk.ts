// Small talk and the general questions of the door: greeting, thanks, who are you, a person please, and which procedure is meant.
import { text, type Part } from '../parts.ts';
import { officeName, reply, type Handler, type Turn } from '../turn.ts';
import type { AnswerStatus, Asked, StepResult } from '../types.ts';
import { cuedFacts } from '../fact-cues.ts';
import { isFactIntent } from '../facts.ts';
import { again, nothingPending, presentAsked } from '../pending.ts';
import { speaksFor, spellings, stands } from '../move-words.ts';
import { isWalking } from '../journeys/walking.ts';
import { menuChoices } from './menu.ts';
import { greetReturning } from './coming-back.ts';
import { askWhich } from './ask-which.ts';
import { namedInWords } from './name-likeness.ts';
import { tellsOfOneself } from './told-of-oneself.ts';
import { wanted } from './wanted.ts';
import { words } from '../phrases.ts';
import { nearestTopic, sayTopic } from './topics.ts';

interface GeneralAnswer {
  readonly status: AnswerStatus;
  /** Whether the buttons of frequent procedures help here. */
  readonly menu?: boolean;
}

/** Intents with one general answer (replies `talk.<intent>`), used when no topic and no procedure fits better. */
const general: Readonly<Record<string, GeneralAnswer>> = {
  greeting: { status: 'answered', menu: true },
  thanks: { status: 'answered' },
  goodbye: { status: 'answered' },
  human: { status: 'handover' },
  out_of_scope: { status: 'out_of_scope', menu: true },
};

/** Intents that a topic answers in general, when no topic is nearer to the words. */
const generalTopics: Readonly<Record<string, string>> = {
  bot_identity: 'assistant_who',
  complaint: 'feedback_how',
  track_dossier: 'track_where',
  vneid: 'vneid_level2_where',
  account_login: 'portal_login_fails',
  payment: 'pay_how',
  digital_signature: 'need_digital_signature',
  upload: 'photo_papers',
  working_hours: 'working_hours',
  dossier_returned: 'dossier_returned',
  amend_dossier: 'edit_dossier',
};

/** How sure an intent must be for its general answer. */
const sureEnough = 0.4;
/** The same in the middle of a guide. */
const sureInGuide = 0.6;

/** In the middle of a journey a few unclear words («có phạt không») are asked back rather than sent away. */
const surelyOutside = 0.8;

/** So few words in the middle of a guide («lớp 8», «đi buôn») were said to what is asked there. */
const fewWords = 4;

/** So like the name of one of its papers, words are about the running procedure. */
const aboutPaper = 0.3;

function insideAfterAll(turn: Turn, outside: number): boolean {
  const { running, matcher, text: said } = turn;
  if (!running) return false;
  return (
    tellsOfOneself(turn) ||
    outside < surelyOutside ||
    words(said).length <= fewWords ||
    running.guide.documents.some((d) => matcher.score(said, d.name) >= aboutPaper)
  );
}

/** Answers an intent that needs no procedure. */
export const talk: Handler = (turn) => {
  const best = turn.understanding.intents[0];
  if (!best || best.confidence < sureEnough) return null;
  if (!speaksFor(turn.kb, best.label, turn.text, turn.understanding.text)) return null;
  const topic = turn.kb.topics.find((t) => t.id === generalTopics[best.label]);
  // «giữa kỳ chuyển được không» in the middle of a guide is about the guide, unless it is surely not.
  if (topic && turn.running && best.confidence < sureInGuide) return null;
  if (topic) return sayTopic(turn, topic);
  const answer = general[best.label];
  if (!answer || (best.label === 'out_of_scope' && insideAfterAll(turn, best.confidence))) return null;
  if (best.label === 'greeting') {
    const returning = greetReturning(turn);
    if (returning) return returning;
  }
  const office = turn.running ? officeName(turn.kb, turn.running.guide, turn.state) : null;
  const parts: Part[] = [
    text(
      turn.kb.say(`talk.${best.label}`),
      best.label === 'human' && office ? turn.kb.say('talk.human_office', { office }) : null,
    ),
    nothingPending(turn) ? (answer.menu ? menuChoices(turn) : {}) : again(turn),
  ];
  return reply(turn, answer.status, parts, {}, [
    { name: best.label, procedure: turn.running?.guide.code ?? null, detail: {} },
  ]);
};

/** Insults get calm, and what was pending once more. */
export const insulted: Handler = (turn) => {
  const insults = turn.kb.moves.get('insult')?.holds ?? [];
  if (!stands(insults, spellings(turn.text, turn.understanding.text))) return null;
  return reply(turn, 'answered', [text(turn.kb.say('talk.insult')), again(turn)], {}, [
    { name: 'insulted', procedure: turn.running?.guide.code ?? null, detail: {} },
  ]);
};

/** So like a topic a question without a procedure must be to be answered by it. */
const topicFrom = 0.6;

/** A question that needs a procedure but named none: which one? */
export const whichProcedure: Handler = (turn) => {
  const { understanding, running } = turn;
  const best = understanding.intents[0];
  if (running || !best || best.confidence < 0.45) return null;
  const { intents, method } = wanted(turn);
  const { asked } = turn.state;
  const needsOne =
    isFactIntent(best.label) ||
    ['submit_online', 'submit_post', 'submit_in_person', 'how_to'].includes(best.label);
  if (!needsOne) return null;
  const perhaps = namedInWords(turn);
  if (perhaps.length > 0) return askWhich(turn, perhaps);
  if (isWalking(turn) && !turn.subject) return laterInWalk(turn);
  const nearest = turn.subject ? null : nearestTopic(turn, turn.kb.topics);
  if (nearest && nearest.score >= topicFrom) return sayTopic(turn, nearest.topic);
  if (asked?.kind === 'choose') {
    const still: Asked = { ...asked, intent: intents[0] ?? asked.intent, method: method ?? asked.method };
    return reply(turn, 'clarify', [presentAsked(turn, still) ?? {}], { asked: still });
  }
  const key = turn.kb.replies.has(`which.${best.label}`) ? `which.${best.label}` : 'which.any';
  return reply(turn, 'clarify', [text(turn.kb.say(key)), menuChoices(turn)], {
    asked: { kind: 'procedure', intent: intents[0] ?? null, method },
  });
};

/** In the middle of a journey no procedure is known yet: what was asked for comes once it is; the journey's question follows. */
function laterInWalk(turn: Turn): StepResult | null {
  const { method } = wanted(turn);
  if (method === null && cuedFacts(turn.text).length === 0) return null;
  const key = method === null ? 'walk.fact_later' : 'walk.method_later';
  return reply(turn, 'clarify', [text(turn.kb.say(key))]);
}
