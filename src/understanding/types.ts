// What the assistant makes of a person's words, before anything is decided about the answer.
import type { Method } from '../knowledge/types.ts';

/** The labels that are reported outside (`ask`), as models/intents defines them; finer ones carry `reports`. */
export type Intent = string;

/** A conversation move: next, back, repeat, restart, yes, no, not_understood, change_answer, stop_for_now … */
export type Move = string;

/**
 * How sure we are: `answer` it, `confirm` («ý bạn là…?»), let the person `choose` between a few, or `stop` (say so, offer a person).
 * A confident wrong answer is the failure that ends a government bot.
 */
export type Band = 'answer' | 'confirm' | 'choose' | 'stop';

/** A label with a calibrated probability (0..1) of being right. */
export interface Scored<Label extends string = string> {
  readonly label: Label;
  readonly confidence: number;
}

/** A procedure the person may mean, with the calibrated probability of being the right one. */
export interface Candidate {
  readonly code: string;
  readonly confidence: number;
}

/** The one question that tells the two likeliest procedures apart, in plain words. */
export interface Separation {
  readonly ask: string;
  readonly choices: readonly { readonly label: string; readonly code: string }[];
}

/** A place the person named: units since 1 July 2025 that it can be today. */
export interface PlaceMention {
  /** As written by the person. */
  readonly text: string;
  /** Codes of the units it can be; several for an old district or a former unit that was split. */
  readonly units: readonly string[];
  /** What was named: a unit of today, a former commune, or an abolished district. */
  readonly kind: 'unit' | 'former_unit' | 'former_district' | 'own_province' | 'other_province';
}

/** What one message means. Immutable, and the same for the same input: no clock, network or random is involved. */
export interface Understanding {
  /** The message in standard written Vietnamese, lower case. */
  readonly text: string;
  /** Finest intent, e.g. `working_hours`; null for text without content. */
  readonly intent: Intent | null;
  /** The same as the label table of models/intents reports it, e.g. `other`. */
  readonly reported: Intent | null;
  /** Further intents in the same message («phí bao nhiêu và mấy ngày có»), finest names, and the finer names of the first. */
  readonly also: readonly Intent[];
  /** All intents, best first. */
  readonly intents: readonly Scored[];
  /** Conversation moves, best first; meaningful only while something is pending. */
  readonly moves: readonly Scored[];
  /** Procedures, best first, at most five. */
  readonly candidates: readonly Candidate[];
  readonly band: Band;
  /** Present when two procedures remain and one question separates them. */
  readonly separation?: Separation;
  /** The submission methods named, in order of mention («qua mạng», «bưu điện», «ra xã»). */
  readonly methods: readonly Method[];
  readonly places: readonly PlaceMention[];
  /** Code of the likeliest unit named; null when none is, or nobody can tell (an old district, a split unit). */
  readonly place: string | null;
  /** Codes of every unit the message can mean today, the likeliest first. */
  readonly units: readonly string[];
}

/** What was being talked about: used to read follow-ups without a name («thế gửi bưu điện thì sao»). */
export interface UnderstandingContext {
  /** The procedure the conversation is about. */
  readonly procedure: string | null;
  /** It was only asked back («ý bạn là …?»): words that add to its name may make it another one. */
  readonly unsure?: boolean;
  /** Procedures offered a moment ago, in the order shown («thủ tục thứ hai»). */
  readonly offered: readonly string[];
}

/** Something a message can be linked to. */
export interface LinkTarget {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** How readily it is preferred among equals: guided > commune or province level > the rest. 0..1 */
  readonly prior: number;
  /** Codes of further records of the same matter: what people call those, they call this. */
  readonly also?: readonly string[];
}
