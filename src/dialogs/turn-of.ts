// Makes the turn that handlers see: what was known, brought up to date with the content of the day, and what came in.
import { fold } from '@guidance-hatinh/lang-vi';
import { dayInVietnam, type KnowledgeBase } from '../knowledge/knowledge.ts';
import type { Understanding } from '../understanding/types.ts';
import { livesElsewhere } from './living.ts';
import { migrate } from './migrate.ts';
import type { PhraseMatcher } from './phrases.ts';
import { runningOf, subjectOf, type Turn } from './turn.ts';
import type { ConversationState, JourneyState, Masked } from './types.ts';

/** What `step` needs besides its inputs: the content and the matcher learnt from it. */
export interface StepContent {
  readonly kb: KnowledgeBase;
  readonly matcher: PhraseMatcher;
}

/** What is understood where no words came in. */
export const nothingSaid: Understanding = {
  text: '',
  intent: null,
  reported: null,
  also: [],
  intents: [],
  moves: [],
  candidates: [],
  band: 'stop',
  methods: [],
  places: [],
  units: [],
  place: null,
};

/** The state in the content of today: its journey migrated, or ended when its guide is gone. */
function upToDate(
  kb: KnowledgeBase,
  state: ConversationState,
): { readonly state: ConversationState; readonly changed: string | null } {
  if (state.flow?.under) return underToDate(kb, state, state.flow.under);
  if (!state.journey) return { state, changed: null };
  const guide = kb.guide(state.journey.procedure);
  if (!guide) return { state: { ...state, journey: null, asked: null }, changed: kb.say('moves.gone') };
  const { journey, changed } = migrate(kb, guide, state.journey);
  return { state: { ...state, journey }, changed };
}

const noNet =
  / (khong|ko|k|chua|chang|no) (co|biet|ranh|dung|vao|xai|thao)( duoc| duong)? (mang|internet|online|wifi|may tinh|cong nghe) /;

/** «nhà không có mạng» does not ask for filing online. */
function withoutDenied(words: string, understanding: Understanding): Understanding {
  if (!noNet.test(` ${fold(words).replaceAll(/[^a-z0-9]+/g, ' ')} `)) return understanding;
  const intents = understanding.intents.filter((i) => i.label !== 'submit_online');
  const methods = understanding.methods.filter((m) => m !== 'online');
  return { ...understanding, methods, intents, intent: intents[0]?.label ?? null };
}

/** The same for a guide that waits beneath a journey of the content. */
function underToDate(
  kb: KnowledgeBase,
  state: ConversationState,
  left: JourneyState,
): { readonly state: ConversationState; readonly changed: string | null } {
  const guide = kb.guide(left.procedure);
  const migrated = guide ? migrate(kb, guide, left) : { journey: null, changed: kb.say('moves.gone') };
  const flow = state.flow && { ...state.flow, under: migrated.journey };
  return { state: { ...state, flow }, changed: migrated.changed };
}

export function turnOf(
  { kb, matcher }: StepContent,
  state: ConversationState,
  now: Date,
  words: string,
  understanding: Understanding,
  masked: Masked,
): Turn {
  const { state: current, changed } = upToDate(kb, state);
  const away = current.away || livesElsewhere(understanding);
  const known = { ...current, away, unit: understanding.place ?? current.unit };
  return {
    kb,
    matcher,
    state: known,
    now,
    day: dayInVietnam(now),
    text: words,
    understanding: withoutDenied(words, understanding),
    masked,
    running: runningOf(kb, known),
    subject: subjectOf(kb, known),
    changed,
  };
}
