// A journey of the content with the place where the person stands, and what its texts and guards may know.
import { lunarHoliday, nextOpening, officeHours, type CaseFacts } from '../../knowledge/knowledge.ts';
import type { JourneyFlow, Method } from '../../knowledge/types.ts';
import { position } from '../journey.ts';
import { placesOf, unitName, type Running, type Turn } from '../turn.ts';
import type { FlowState, JourneyState } from '../types.ts';
import { flowPosition, type FlowPosition } from './replay.ts';

/** The journey that says whom to ask: what comes behind it is about the same people. */
export const contacts = 'reach_person';

/** A journey being walked through. */
export interface Walking {
  readonly begun: JourneyFlow;
  readonly state: FlowState;
  readonly at: FlowPosition;
  /** The guide that waits beneath, with its place. */
  readonly under: Running | null;
}

/** The journey of a turn, or null when none is walked through or its content is gone. */
export function walkingOf(turn: Turn, state: FlowState | null = turn.state.flow): Walking | null {
  const begun = state ? turn.kb.journeys.get(state.flow) : undefined;
  if (!state || !begun) return null;
  const under = underOf(turn, state.under);
  return { begun, state, under, at: flowPosition(turn.kb, begun, state.actions, factsOf(turn, under)) };
}

/** True while a node of a journey waits for the person; after its outcome nothing does. */
export function isWalking(turn: Turn): boolean {
  const walking = walkingOf(turn);
  return walking !== null && walking.at.node.kind !== 'outcome';
}

/** The guide that waits beneath a journey. */
export function underOf(turn: Turn, under: JourneyState | null): Running | null {
  const guide = under ? turn.kb.guide(under.procedure) : undefined;
  return under && guide ? { guide, journey: under, at: position(turn.kb, guide, under) } : null;
}

/** What guards of a journey may ask besides its answers. */
function factsOf(turn: Turn, under: Running | null): CaseFacts {
  const can = (m: Method): string => (under ? (under.guide.methods[m] ? 'yes' : 'no') : 'unknown');
  return {
    in_guide: under ? 'yes' : 'no',
    can_online: can('online'),
    can_post: can('post'),
    can_counter: can('counter'),
    hours: officeHours(turn.kb.hours, turn.now),
    unit: turn.state.unit === null ? 'unknown' : 'known',
  };
}

/** The places of the texts of a journey; the guide beneath fills in its own. */
export function flowPlaces(turn: Turn, under: Running | null): Record<string, string> {
  const hours = sayHours(turn);
  if (under)
    return {
      ...placesOf(turn, under.guide, under.at.method),
      who: turn.kb.fill(under.guide.whoMayFile, placesOf(turn, under.guide)),
      hours,
    };
  const unit = unitName(turn.kb, turn.state.unit);
  return {
    title: turn.kb.say('hours.any_task'),
    office: unit ? `UBND ${unit}` : turn.kb.say('hours.any_office'),
    unit: unit ?? turn.kb.say('hours.any_unit'),
    result: turn.kb.say('hours.any_result'),
    who: turn.kb.say('hours.any_who'),
    method: turn.kb.wording.methods.online,
    hours,
  };
}

/** Whether offices are usually open at this moment, and when next. */
function sayHours({ kb, now }: Turn): string {
  const { day, from } = nextOpening(kb.hours, now);
  const next = kb.wording.opening(from, day);
  const holiday = lunarHoliday(kb.hours, now) ?? '';
  return kb.say(`hours.${officeHours(kb.hours, now)}`, { basis: kb.hours.basis, next, holiday });
}
