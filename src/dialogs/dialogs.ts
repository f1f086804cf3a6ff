// The door of the dialogs room: makes the guidance of one knowledge base, ready to play turns.
import type { KnowledgeBase, Language } from '../knowledge/knowledge.ts';
import type { Understanding, UnderstandingContext } from '../understanding/types.ts';
import { clerkAt, clerkTokens, withClerk } from './clerk.ts';
import { doubtfulIn, type Doubtful } from './doubtful.ts';
import { moreChoice } from './fold.ts';
import { languageOf } from './language.ts';
import { withoutNumbers } from './masked-words.ts';
import { createPhraseMatcher, english } from './phrases.ts';
import { readEnglish } from './read-english.ts';
import { allOn, resting, withNotices, withoutResting, type Service } from './service.ts';
import { pickedByLabel, pickedByNumber } from './shown.ts';
import { initialState, parseResumePoint, parseState } from './state.ts';
import { step } from './step.ts';
import { subjectOf } from './turn.ts';
import type { StepContent } from './turn-of.ts';
import { fromToken } from './tokens.ts';
import type {
  Choice,
  ClerkInput,
  ConversationState,
  Input,
  Masked,
  ResumePoint,
  StepResult,
} from './types.ts';

export {
  caseSheet,
  type CaseAsked,
  type CaseSheet,
  type SheetFact,
  type SheetSection,
  type SheetStop,
} from './case-sheet.ts';
export { clerkAsked, clerkTokens } from './clerk.ts';
export type { Doubtful } from './doubtful.ts';
export { allOn, noticesAt, serviceOf, type Off, type Service } from './service.ts';
export { doubtsAbout } from './doubts.ts';
export { durationLine, feeLine, noFee } from './fact-amounts.ts';
export { firstScreen, fold } from './fold.ts';
export { concerns } from './fact-question.ts';
export { isMethod, methodsOf, stepsFor } from './journey.ts';
export { sourcesOf } from './parts.ts';
export { parseResumePoint, spokenLanguage } from './state.ts';
export { standing, type Standing } from './standing.ts';
export { stationsOf, type Station } from './stations.ts';
export { atHome, officeName, placesFor, unitName } from './turn.ts';
export { pointOf, sayChoices, type Choosing } from './walked.ts';

/** What came in, before it was understood. */
export type RawInput =
  | { readonly kind: 'text'; readonly text: string; readonly masked: Masked }
  | { readonly kind: 'tap'; readonly token: string; readonly label: string }
  | { readonly kind: 'open'; readonly procedure: string | null; readonly language?: Language | null }
  | { readonly kind: 'resume'; readonly point: unknown }
  | ClerkInput;

/** A turn that was played, with what the assistant was not sure about in it. */
export interface Played extends StepResult {
  readonly doubtful: Doubtful | null;
}

/** Plays the turns of any conversation. Holds no state of its own. */
export interface Guidance {
  /**
   * @param stored the state as storage gave it back, or null for a new conversation
   * @param input masked words, a tap, the opening or a resume link
   * @param now the moment of the turn
   * @param service what staff announced or switched off
   */
  play(stored: unknown, input: RawInput, now: Date, service?: Service): Promise<Played>;
}

/** Reads words in the context of a conversation. */
export type Understand = (text: string, context: UnderstandingContext) => Promise<Understanding>;

/** Makes the guidance for a knowledge base and an understanding of words. */
export function createGuidance(kb: KnowledgeBase, understand: Understand): Guidance {
  const inLanguage = (language: Language): StepContent => {
    const spoken = kb.inLanguage(language);
    const reading = language === 'vi' ? undefined : english(kb.english.words.small);
    return { kb: spoken, matcher: createPhraseMatcher(phrasesOf(spoken), reading) };
  };
  const vietnamese = inLanguage('vi');
  /** Made when somebody first speaks English. */
  let other: StepContent | null = null;
  const contentIn = (language: Language): StepContent =>
    language === 'vi' ? vietnamese : (other ??= inLanguage(language));
  return {
    play: async (stored, raw, now, service = allOn) => {
      const before = stored === null ? initialState() : parseState(stored);
      const picked = raw.kind === 'text' && !raw.masked ? pickedOf(raw.text, before) : null;
      const said =
        raw.kind === 'text' && picked
          ? ({ kind: 'tap', token: picked.token, label: raw.text } as const)
          : raw;
      const asked = languageAskedFor(stored === null, said) ?? before.language;
      const state = { ...before, language: languageOf(kb.english.words, said, asked) };
      const content = contentIn(state.language);
      if (service.off !== null && raw.kind !== 'clerk') {
        const rested = resting(content.kb, state, service.off);
        return { ...withNotices(service, raw.kind, now, rested), doubtful: null };
      }
      const clerk = clerkAt(service, kb, now);
      const input = await inputOf(aboutClerk(said, clerk) ?? said, async (text, byPerson) => {
        const read = await understand(text, contextOf(kb, state));
        return state.language === 'en' && byPerson ? readEnglish(content, text, read) : read;
      });
      const stepped = withoutResting(content.kb, service, input, step(content, state, input, now));
      const played = clerk && input.kind !== 'clerk' ? withClerk(content.kb, stepped) : stepped;
      const doubtful = doubtfulIn(state, input, played);
      return { ...withNotices(service, input.kind, now, played), doubtful };
    },
  };
}

/** The language that a page or a resume link asks for; a page does not overrule what was said before. */
function languageAskedFor(begins: boolean, input: RawInput): Language | null {
  if (input.kind === 'resume') return parseResumePoint(input.point)?.language ?? null;
  return input.kind === 'open' && begins ? (input.language ?? null) : null;
}

/** What the buttons around a clerk mean at this moment; null for any other input. */
function aboutClerk(input: RawInput, clerk: ReturnType<typeof clerkAt>): ClerkInput | null {
  if (input.kind !== 'tap') return null;
  if (input.token === clerkTokens.assistant) return { kind: 'clerk', what: 'called_back' };
  if (input.token !== clerkTokens.ask) return null;
  return clerk ? { kind: 'clerk', what: 'asked', minutes: clerk.minutes } : { kind: 'clerk', what: 'nobody' };
}

/** The button that was typed rather than pressed. In Vietnamese its words are understood as any others are, except those that call a clerk. */
function pickedOf(text: string, { shown, rest, language }: ConversationState): Choice | null {
  // Where a channel has folded the answer, «Xem thêm» is the button after the last.
  const onScreen = rest.length > 0 ? [...shown, moreChoice('')] : shown;
  const named = pickedByLabel(text, shown);
  const counts = language !== 'vi' || named?.token === clerkTokens.ask;
  return pickedByNumber(text, onScreen) ?? (counts ? named : null);
}

/**
 * @param read tells what words mean, and is told whether the person chose them: what a button says for the person is Vietnamese
 */
async function inputOf(
  raw: RawInput,
  read: (text: string, byPerson: boolean) => Promise<Understanding>,
): Promise<Input> {
  switch (raw.kind) {
    case 'text':
      return { ...raw, understanding: await read(raw.masked ? withoutNumbers(raw.text) : raw.text, true) };
    case 'tap': {
      const tap = fromToken(raw.token);
      const text = tap?.kind === 'say' ? tap.text : raw.label;
      return { kind: 'tap', token: raw.token, text, understanding: await read(text, tap?.kind !== 'say') };
    }
    case 'resume': {
      const point: ResumePoint | null = parseResumePoint(raw.point);
      return point ? { kind: 'resume', point } : { kind: 'open', procedure: null };
    }
    case 'open':
    case 'clerk':
      return raw;
  }
}

function contextOf(kb: KnowledgeBase, state: ConversationState): UnderstandingContext {
  return {
    procedure: subjectOf(kb, state)?.code ?? null,
    unsure: state.asked?.kind === 'confirm',
    offered: state.asked?.kind === 'choose' ? state.asked.procedures : [],
  };
}

/** Every phrase that words are matched against; the weights of words are learnt from them. */
function* phrasesOf(kb: KnowledgeBase): Iterable<string> {
  for (const topic of kb.topics) yield* [...topic.says, ...(topic.follows?.says ?? [])];
  for (const guide of kb.guides.values()) {
    yield* [guide.title, ...guide.aliases];
    for (const faq of guide.faqs) yield* faq.says;
    for (const d of guide.documents) for (const r of d.remarks) yield* r.says;
    for (const q of guide.questions) for (const c of q.choices) yield* [c.label, ...c.says];
  }
  for (const flow of kb.journeys.values()) {
    for (const start of flow.starts) yield* start.says;
    for (const node of flow.nodes)
      if (node.kind === 'question') for (const c of node.choices) yield* [c.label, ...c.says];
  }
  for (const flow of Object.values(kb.flows)) {
    for (const q of flow.questions) for (const c of q.choices) yield* [c.label, ...c.says];
  }
}
