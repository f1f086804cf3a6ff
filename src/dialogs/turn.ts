// What every handler of a turn works with: the content, the state as it was, the words and what they mean.
import { isDoubtful, type CaseFacts, type KnowledgeBase } from '../knowledge/knowledge.ts';
import type { Guide, Method } from '../knowledge/types.ts';
import type { Understanding } from '../understanding/types.ts';
import { position, type Position } from './journey.ts';
import { compose, spokenIn, type Part } from './parts.ts';
import type { PhraseMatcher } from './phrases.ts';
import type {
  Answer,
  AnswerStatus,
  Asked,
  ConversationState,
  GuidanceEvent,
  JourneyState,
  Masked,
  StepResult,
} from './types.ts';

/** Everything a handler may look at. */
export interface Turn {
  readonly kb: KnowledgeBase;
  readonly matcher: PhraseMatcher;
  readonly state: ConversationState;
  readonly now: Date;
  /** Calendar day in Việt Nam, YYYY-MM-DD. */
  readonly day: string;
  readonly text: string;
  readonly understanding: Understanding;
  readonly masked: Masked;
  /** The guide and place of the running journey, or null. */
  readonly running: Running | null;
  /** The procedure that words without a name are about: the running one, else the one being asked about or talked about last. */
  readonly subject: Guide | null;
  /** What a content update changed for this person since the last turn; said before anything else. */
  readonly changed: string | null;
}

/** A journey with its guide and the place where the person stands. */
export interface Running {
  readonly guide: Guide;
  readonly journey: JourneyState;
  readonly at: Position;
}

/** Where a person is at home: their unit, where told, and whether they live in another province. */
export type Home = Pick<ConversationState, 'unit' | 'away'>;

/** A home in this unit, or that of nobody in particular, where nobody is talking: for pages. */
export const atHome = (unit: string | null): Home => ({ unit, away: false });

/** A handler says what happens, or null when the turn is not its business. */
export type Handler = (turn: Turn) => StepResult | null;

/** Finds the running journey of a state; null when there is none or its guide is gone. */
export function runningOf(kb: KnowledgeBase, state: ConversationState): Running | null {
  const journey = state.journey;
  const guide = journey ? kb.guide(journey.procedure) : undefined;
  if (!journey || !guide) return null;
  return { guide, journey, at: position(kb, guide, journey) };
}

/** The procedure a conversation is about; null in its beginning. */
export function subjectOf(kb: KnowledgeBase, state: ConversationState): Guide | null {
  const codes = [codeAsked(state), state.journey?.procedure, state.flow?.under?.procedure, state.about];
  for (const code of codes) {
    const guide = code ? kb.guide(code) : undefined;
    if (guide) return guide;
  }
  return null;
}

function codeAsked({ asked }: ConversationState): string | null {
  return asked?.kind === 'confirm' || asked?.kind === 'offer' ? asked.procedure : null;
}

/** The places of content texts for a guide and the person's unit. */
export function placesOf(
  turn: Pick<Turn, 'kb' | 'state'>,
  guide: Guide,
  method: Method | null = null,
): Record<string, string> {
  return placesFor(turn.kb, guide, turn.state, method);
}

/** The places of content texts, also where nobody is talking: for pages. */
export function placesFor(
  kb: KnowledgeBase,
  guide: Guide,
  home: Home,
  method: Method | null,
): Record<string, string> {
  return {
    title: guide.title,
    code: guide.code,
    keyword: guide.portal.keyword,
    office: officeName(kb, guide, home),
    officeOnPortal: officeOnPortal(kb, guide, home),
    unit: unitName(kb, home.unit) ?? kb.wording.anyUnit,
    result: guide.result.text,
    method: method ? kb.wording.methods[method] : kb.wording.anyMethod,
  };
}

/** «xã Cẩm Duệ», or null when the person's unit is not known. */
export function unitName(kb: KnowledgeBase, code: string | null): string | null {
  const unit = code ? kb.units.get(code) : undefined;
  return unit ? `${unit.type.toLowerCase()} ${unit.name}` : null;
}

/** The office that handles a procedure: in the record's own words, else by its name in the person's unit where that is known. */
export function officeName(kb: KnowledgeBase, guide: Guide, { unit, away }: Home): string {
  if (guide.officeWords) return guide.officeWords;
  const office = kb.offices.get(guide.office);
  const name = unitName(kb, unit);
  const inUnit = away ? (office?.nameFromAfar ?? office?.nameInUnit) : office?.nameInUnit;
  if (inUnit && name) return inUnit.replace('{unit}', name);
  return office?.name ?? '';
}

/** What to pick in «Chọn cơ quan thực hiện», with the person's own commune or ward where such an office handles it. */
function officeOnPortal(kb: KnowledgeBase, guide: Guide, { unit, away }: Home): string {
  const name = unitName(kb, unit);
  const inUnit = kb.offices.get(guide.office)?.nameInUnit;
  if (!name || !inUnit || guide.officeWords) return guide.officeOnPortal;
  const places = { office: guide.officeOnPortal, unit: name };
  return kb.say(away || inUnit.includes('(') ? 'place.on_portal_perhaps' : 'place.on_portal', places);
}

/** The facts of the running case, or none. */
export function factsOf(turn: Turn, guide: Guide): CaseFacts {
  return turn.running?.guide.code === guide.code ? turn.running.at.facts : {};
}

/** Ends a turn: the parts become the answer, and the state moves on. */
export function reply(
  turn: Turn,
  status: AnswerStatus,
  parts: readonly Part[],
  change: Partial<ConversationState> = {},
  events: readonly GuidanceEvent[] = [],
): StepResult {
  const kept = lasting(turn.state.asked);
  const state = { ...turn.state, asked: kept, topic: null, lost: 0, unclear: 0, ...change };
  const answer = compose(status, subjectOf(turn.kb, state)?.code ?? null, parts);
  return { state, answer: spokenIn(turn.kb, withSpokenWay(turn, answer)), events };
}

/** A link that nobody opened of late is offered together with the way to say it. */
function withSpokenWay(turn: Turn, answer: Answer): Answer {
  const said = JSON.stringify(answer.blocks);
  const ways = answer.links.flatMap((l) =>
    l.kind === 'portal' && l.id !== 'home' && isDoubtful(l.checkedOn ?? null, turn.day) ? [l.spoken] : [],
  );
  const [way] = ways.filter((w) => w !== '' && !said.includes(JSON.stringify(w).slice(1, -1)));
  if (way === undefined) return answer;
  const text = turn.kb.say('links.in_case', { spoken: way });
  return { ...answer, blocks: [...answer.blocks, { kind: 'text', text }] };
}

/** The questions of the assistant that stay open while something else is answered. */
const staysOpen: ReadonlySet<Asked['kind']> = new Set(['confirm', 'choose', 'offer', 'procedure', 'place']);

function lasting(asked: Asked | null): Asked | null {
  return asked && staysOpen.has(asked.kind) ? asked : null;
}
