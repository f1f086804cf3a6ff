// Puts together what one message means: its intents, the procedure, places and methods, and how sure that is.
import { bandOf, meantFrom, type Sureness } from './bands.ts';
import { correctionIn, pickedByPlace } from './follow-up.ts';
import type { ClassifyIntent } from './intents/engine.ts';
import { methodsIn } from './methods.ts';
import type { Normalise } from './normaliser.ts';
import { findPlaces } from './places/find-places.ts';
import type { Gazetteer } from './places/gazetteer.ts';
import type { LinkMatch, ProcedureLinker } from './procedures/linker.ts';
import { noneInputs, noneMeant } from './procedures/none-meant.ts';
import type { QuestionTerms } from './procedures/question-terms.ts';
import { separate, type SiblingQuestion } from './procedures/siblings.ts';
import type {
  Candidate,
  LinkTarget,
  Scored,
  Separation,
  Understanding,
  UnderstandingContext,
} from './types.ts';

/** A second intent is reported when it is at least this likely, in the message or in a clause of its own. */
const alsoFrom = { message: 0.3, clause: 0.5 } as const;
/** Labels that a clause gets when it only tells what the question is about. */
const tellingOnly = new Set(['how_to', 'other', 'greeting', 'thanks', 'out_of_scope']);
/** When even the best candidate is below this, the message names no procedure. */
const noiseBelow = 0.1;
/** A message names a procedure of its own, whatever was talked about, from this confidence of the best candidate. */
const ownFrom = 0.5;
/** A procedure this likely needs no question. */
const sureFrom = 0.9;
/** The second procedure is a choice when it is this likely, or at least this part as likely as the first. */
const alsoMeant = { from: 0.1, part: 0.25 } as const;
/** «Thủ tục thứ hai» leaves no doubt but the one about the counting. */
const pickedConfidence = 0.98;
/** A correction that was read together with the present procedure is asked back before it is believed. */
const correctedConfidence = 0.75;

/** What a message is read with. */
export interface Parts {
  readonly classify: ClassifyIntent;
  readonly linker: ProcedureLinker;
  readonly targets: ReadonlyMap<string, LinkTarget>;
  readonly siblings: readonly SiblingQuestion[];
  readonly normalise: Normalise;
  readonly gazetteer: Gazetteer;
  readonly questions: QuestionTerms;
  /** Whether a folded place name is also a pair of ordinary words («dong tien»: Đồng Tiến or đóng tiền). */
  readonly isOrdinary: (folded: string) => boolean;
  readonly reports: ReadonlyMap<string, string>;
}

function alsoOf(intents: readonly Scored[], clauses: readonly Scored[]): string[] {
  const further = intents.slice(1, 4).filter((intent) => intent.confidence >= alsoFrom.message);
  const asked = clauses.filter(
    (clause) => clause.confidence >= alsoFrom.clause && !tellingOnly.has(clause.label),
  );
  return [...new Set([...further, ...asked].map((intent) => intent.label))].filter(
    (label) => label !== intents[0]?.label,
  );
}

/** «Không, ý em là cấp lại»: the likeliest other procedure when the words are read together with the present one's name. */
function correctedTo(parts: Parts, words: string, context: UnderstandingContext): Candidate | null {
  const present = context.procedure === null ? undefined : parts.targets.get(context.procedure);
  const meant = correctionIn(words);
  if (!present || meant === null) return null;
  const together = parts.linker.match(`${meant} ${parts.normalise(present.name)}`);
  const other = together.find(({ target }) => target.code !== present.code);
  return other ? { code: other.target.code, confidence: correctedConfidence } : null;
}

/** «Giấy khai sinh», asked back, then «của con tôi bị sai ngày sinh»: what the words name when they go on with its name. */
function addedTo(parts: Parts, words: string, context: UnderstandingContext): Candidate | null {
  const present = context.procedure === null ? undefined : parts.targets.get(context.procedure);
  if (!present || context.unsure !== true) return null;
  const name = parts.normalise(present.name).replace(/^thủ tục /, '');
  const [best] = parts.linker.match(`${name} ${words}`);
  if (!best || best.target.code === present.code || best.confidence < ownFrom) return null;
  return { code: best.target.code, confidence: correctedConfidence };
}

/** The candidates of the message itself, or those of the conversation when the message names none. */
function candidatesOf(
  parts: Parts,
  own: readonly Candidate[],
  words: string,
  context: UnderstandingContext,
): Candidate[] {
  const picked = pickedByPlace(words, context);
  if (picked !== null) return [{ code: picked, confidence: pickedConfidence }];
  const best = own[0]?.confidence ?? 0;
  const meant = best >= noiseBelow ? own : [];
  if (context.procedure === null || best >= ownFrom) return [...meant];
  const current = correctedTo(parts, words, context) ??
    addedTo(parts, words, context) ?? { code: context.procedure, confidence: 1 - best / 2 };
  return [current, ...meant.filter((candidate) => candidate.code !== current.code)].slice(0, 5);
}

/** The question between the two likeliest procedures, unless the first is sure or the second is hardly meant. */
function separationOf(parts: Parts, [first, second]: readonly Candidate[]): Separation | null {
  if (!first || !second || first.confidence >= sureFrom) return null;
  if (second.confidence < Math.min(alsoMeant.from, alsoMeant.part * first.confidence)) return null;
  const [one, other] = [parts.targets.get(first.code), parts.targets.get(second.code)];
  return one && other ? separate(one, other, parts.siblings, parts.normalise) : null;
}

/** A message as it was read, with what the band was decided from. */
export interface Reading {
  readonly understanding: Understanding;
  readonly words: string;
  readonly matches: readonly LinkMatch[];
  readonly sureness: Sureness;
  /** What the probability of no procedure being meant was worked out from. */
  readonly none: readonly number[];
}

/** Reads a message; pure but for the promise that nlp.js gives. */
export async function readMessage(
  parts: Parts,
  message: string,
  context: UnderstandingContext,
): Promise<Reading> {
  const { text, words, intents, moves, clauses } = await parts.classify(message);
  const matches = parts.linker.match(words);
  const own = matches.map(({ target, confidence }) => ({ code: target.code, confidence }));
  const candidates = candidatesOf(parts, own, words, context);
  const places = findPlaces(words, parts.gazetteer, parts.isOrdinary);
  const top = intents[0] ?? null;
  const reported = top === null ? null : (parts.reports.get(top.label) ?? top.label);
  const best = candidates[0]?.confidence ?? 0;
  const none = noneInputs(words, own[0]?.confidence ?? 0, reported, parts.questions);
  const sureness: Sureness = {
    intent: top?.confidence ?? 0,
    procedure: best >= meantFrom ? best : noneMeant(none),
    outOfScope: reported === 'out_of_scope',
  };
  const separation = separationOf(parts, candidates);
  const understanding: Understanding = {
    text,
    intent: top?.label ?? null,
    reported,
    also: alsoOf(intents, clauses),
    intents,
    moves,
    candidates,
    band: bandOf(sureness),
    ...(separation ? { separation } : {}),
    methods: methodsIn(words),
    places: places.mentions,
    place: places.likeliest,
    units: places.possible,
  };
  return { understanding, words, matches, sureness, none };
}
