// Takes up a procedure that a person named, answers about another one without leaving the running one, asks when two are possible.
import type { Guide } from '../../knowledge/types.ts';
import { cuedFacts } from '../fact-cues.ts';
import { answerFacts, isFactIntent } from '../facts.ts';
import { text } from '../parts.ts';
import { startChoice } from '../pending.ts';
import { words } from '../phrases.ts';
import { present, presentShort } from '../present.ts';
import { asksThat, begin } from '../start.ts';
import { reply, type Handler, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';
import { askWhether, askWhich, separable } from './ask-which.ts';
import { namedInWords, nameLikeness, otherNamed } from './name-likeness.ts';
import { notGuided } from './not-guided.ts';
import { placeNote } from './place.ts';
import { frequentAnswer } from './procedure-faq.ts';
import { heard, tellsHowThingsAre } from './told-of-oneself.ts';
import { factFrom, methodIntents, wanted } from './wanted.ts';

/** A procedure this likely is taken up; below, the person is asked. Probabilities are calibrated (models/REPORT.md). */
const clearFrom = 0.7;
/** Below this nothing is offered: it would be a guess. */
const offeredFrom = 0.35;
/** Below this a linked procedure must have words in common with its names: a journey is not left for a guess. */
const certain = 0.9;
/** So likely a procedure that is called by its name is asked back, whatever world the words sound to be of. */
const perhapsInside = 0.6;
/** From here on the linking alone is believed against the intent, as far as to ask. */
const beyondDoubt = 0.95;
/** Less than this in common with its names, words that ask for a fact name no procedure («bao nhiêu tiền»). */
const faintly = 0.1;
/** So like its names the words must be for that. */
const touched = 0.25;
/** So like them the words must be to leave a running procedure: «một mình» answers its question and opens no company. */
const namesIt = 0.4;
/** A question of so few words without a name is about the procedure talked of last. */
const fewWords = 10;
/** From here on the words left are a name of it and nothing else. */
const nothingBut = 0.8;
/** Two procedures nearer than this cannot be told apart by these words. */
const tooClose = 0.2;

/** A procedure was named clearly, or nearly. */
export const namedProcedure: Handler = (turn) => {
  const { understanding, running, subject } = turn;
  if (isOutOfScope(turn)) return askedOfAGuide(turn) ?? insideAfterAll(turn);
  if (asksForHelp(turn)) return null;
  if (running && tellsOfHaving(turn)) return null;
  const asksOnly = cuedFacts(understanding.text).length > 0 || understanding.methods.length > 0;
  const likely = understanding.candidates.flatMap((c): { guide: Guide; confidence: number }[] => {
    const guide = turn.kb.guide(c.code);
    if (!guide || c.confidence < offeredFrom) return [];
    // «hết bao nhiêu tiền» asks a fact of what is talked about; it names nothing, however sure the linking is.
    const named = !asksOnly || guide.code === subject?.code || nameLikeness(turn, guide) >= faintly;
    return named ? [{ guide, confidence: c.confidence }] : [];
  });
  // «em 17 tuổi muốn kết hôn» is a frequent question of what it names, however unsure the linking is.
  const asking = askedOfAGuide(turn);
  if (asking) return asking;
  const unguided = notGuided(turn, asksOnly);
  if (unguided) return unguided;
  const called = asksOnly && !running && likely.length < 2 ? calledByName(turn) : undefined;
  if (called) return begin(turn, called, { ...wanted(turn), before: placeNote(turn) });
  if (likely.length === 0 && asksOnly && subject && !running && words(turn.text).length <= fewWords) {
    return begin(turn, subject, { ...wanted(turn), before: placeNote(turn) });
  }
  const [best, second] = likely;
  if (!best || running?.guide.code === best.guide.code) return null;
  if (best.guide.code === subject?.code && !asksOnAbout(turn)) return null;
  if (best.confidence < clearFrom && !running) {
    const apart = separable(turn);
    if (apart.length > 1) return askWhich(turn, apart);
  }
  if (second && best.confidence - second.confidence < tooClose) {
    return running
      ? null
      : askWhich(
          turn,
          likely.slice(0, 4).map((l) => l.guide),
        );
  }
  const touches = nameLikeness(turn, best.guide) >= (running ? namesIt : touched);
  if (running && tellsHowThingsAre(turn)) return heard(turn, running, best.guide);
  if (best.confidence < clearFrom) return running || !touches ? null : askWhether(turn, best.guide);
  const own = best.guide.code === subject?.code;
  if (!touches && !own && best.confidence < certain) return null;
  // «thẻ tạm trú» goes on with what was asked about only where it is the name of nothing else.
  const other = own && !touches && !running ? namedInWords(turn) : [];
  if (other.length > 0) return askWhich(turn, other);
  return running
    ? elsewhere(turn, best.guide)
    : begin(turn, best.guide, { ...wanted(turn), before: placeNote(turn) });
};

/** «khai sinh gửi bưu điện được không»: beside the question there is nothing but the name of one procedure. */
function calledByName(turn: Turn): Guide | undefined {
  const called = namedInWords(turn).filter((guide) => nameLikeness(turn, guide) >= nothingBut);
  return called.length === 1 ? called[0] : undefined;
}

/** A frequent question of a procedure that is named («làm khai sinh muộn có bị phạt không»), whatever world it sounds to be of. */
function askedOfAGuide(turn: Turn): StepResult | null {
  const asking = turn.running ? [] : namedInWords(turn);
  const guide = asking.find((g) => frequentAnswer(turn, g, asksThat));
  return guide ? begin(turn, guide, wanted(turn)) : null;
}

/** «đổi số điện thoại VNeID» asks about VNeID for sure: a procedure that shares some of its words is not meant. */
function asksForHelp({ kb, matcher, text: said, understanding }: Turn): boolean {
  const [best] = understanding.intents;
  if (best === undefined || !helps.has(best.label) || best.confidence < surelyHelp) return false;
  const [likely] = understanding.candidates;
  const guide = likely && likely.confidence < certain ? kb.guide(likely.code) : undefined;
  return guide !== undefined && matcher.score(said, guide.title) < touched;
}

/** What the door helps with, whatever the procedure. */
const helps: ReadonlySet<string> = new Set([
  'human',
  'working_hours',
  'vneid',
  'account_login',
  'bot_identity',
]);
/** So sure the intent must be for that. */
const surelyHelp = 0.8;

/** Words that name no procedure are about the one talked of last only where they ask something of it or name a way of filing. */
function asksOnAbout({ understanding, text: said }: Turn): boolean {
  const best = understanding.intents[0];
  const asks = best !== undefined && best.confidence >= factFrom && procedural(best.label);
  return asks || (understanding.methods.length > 0 && words(said).length <= 8);
}

/** «nộp qua mạng, đã có VNeID mức 2» tells what somebody has; it asks for no other procedure. */
const atHand = /\b(?:da|co) (?:co|san|lam) (?!lam |xin |doi |cap )/;

/** Words with a way of filing that also tell of a paper or an account that is there. */
function tellsOfHaving({ understanding, text: said }: Turn): boolean {
  return understanding.methods.length > 0 && atHand.test(`${words(said).join(' ')} `);
}

const procedural = (intent: string): boolean =>
  isFactIntent(intent) || intent === 'how_to' || methodIntents[intent] !== undefined;

/** A procedure was perhaps named: asked where nothing else fits the words. */
export const nearlyNamed: Handler = (turn) => {
  if (isOutOfScope(turn)) return null;
  const best = turn.understanding.candidates.find((c) => c.code !== turn.subject?.code);
  if (!turn.running && !turn.state.flow) {
    const meant = best && best.confidence >= offeredFrom ? turn.kb.guide(best.code) : undefined;
    return meant && nameLikeness(turn, meant) >= faintly ? askWhether(turn, meant) : null;
  }
  const guide = best && best.confidence >= ownFrom ? turn.kb.guide(best.code) : undefined;
  const like = guide ? nameLikeness(turn, guide) : 0;
  return guide && like >= (words(turn.text).length <= 3 ? namesIt : touched) ? askWhether(turn, guide) : null;
};

/** From this confidence on a message names a procedure of its own, whatever is being worked on. */
const ownFrom = 0.5;

function isOutOfScope({ understanding, text: said }: Turn): boolean {
  const best = understanding.intents[0];
  // «mua xe mới thì sao» asks on, about what it names.
  if (asksOn.test(words(said).join(' ')) && (understanding.candidates[0]?.confidence ?? 0) >= clearFrom)
    return false;
  return understanding.reported === 'out_of_scope' && best !== undefined && best.confidence >= 0.5;
}

/** «hàng xóm xây nhà lấn đất thì kiện ở đâu» sounds like a matter for lawyers, and is called by the name of a procedure all the same: asked. */
function insideAfterAll(turn: Turn): StepResult | null {
  const [best] = turn.understanding.candidates;
  if (!best || best.confidence < perhapsInside || turn.running) return null;
  const guide = turn.kb.guide(best.code);
  if (!guide) return null;
  // Citizens' words for it are known to the linking alone («gia hạn visa»).
  const named = best.confidence >= beyondDoubt || nameLikeness(turn, guide) >= namesIt;
  return named ? askWhether(turn, guide) : null;
}

const asksOn = / thi (?:sao|the nao|rang)(?: .{1,4})?$/;

/** Another procedure is named in the middle of one: a fact about it is answered here; a wish to do it moves over. */
export function elsewhere(turn: Turn, guide: Guide, asked: readonly string[] = []): StepResult {
  const { intents, method } = wanted(turn);
  const facts = asked.length > 0 ? asked : intents.filter(isFactIntent);
  if (!turn.running || facts.length === 0 || turn.running.at.node.kind === 'outcome') {
    return begin(turn, guide, { ...wanted(turn), before: placeNote(turn) });
  }
  const label = turn.kb.say('buttons.switch_to', { title: guide.title });
  return reply(
    turn,
    'answered',
    [
      text(turn.kb.say('start.about_other', { title: guide.title })),
      ...answerFacts(turn, facts, { guide, method, facts: {} }),
      presentShort(turn, turn.running),
      { choices: [startChoice(guide, label)] },
    ],
    { asked: null },
  );
}

/** The person comes back to the procedure that is already running. */
export const sameProcedure: Handler = (turn) => {
  const { running, understanding } = turn;
  if (
    !running ||
    (understanding.intent !== 'how_to' && !asksOn.test(words(turn.text).join(' '))) ||
    understanding.candidates[0]?.code !== running.guide.code ||
    nameLikeness(turn, running.guide) < touched ||
    otherNamed(turn) !== null
  )
    return null;
  if (running.at.node.kind === 'outcome') return begin(turn, running.guide, wanted(turn));
  return reply(turn, 'step', [present(turn, running)]);
};
