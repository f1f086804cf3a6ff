// The words of the bot room: what comes in from a channel, the port that answers it, and what a channel gets to show.
import type { Activity, TurnContext } from 'botbuilder';
import type { Doubtful } from '../dialogs/dialogs.ts';
import type { Language } from '../knowledge/knowledge.ts';
import type {
  Answer,
  ClerkGone,
  ClerkInput,
  FinishedAnswer,
  GuidanceEvent,
  Masked,
  ResumePoint,
} from '../dialogs/types.ts';

export type ChannelName = 'web' | 'console' | 'api' | 'zalo' | 'messenger' | 'botframework';
export type { Language } from '../knowledge/knowledge.ts';

/** What a person did, after masking: the part of it that the assistant answers. */
export type TurnInput =
  | {
      readonly kind: 'text';
      /** Masked text as typed; never longer than the edge allows, may be empty only in tests of the port. */
      readonly text: string;
      /** What was masked out of it. */
      readonly masked: Masked;
    }
  | { readonly kind: 'tap'; readonly token: string; readonly label: string }
  | { readonly kind: 'open'; readonly procedure: string | null; readonly language: Language | null }
  | { readonly kind: 'resume'; readonly point: ResumePoint }
  /** Never from outside: what a hand-over to a clerk makes of a turn. */
  | ClerkInput;

/** What the edge itself answers, without asking the assistant. */
export type EdgeInput =
  | { readonly kind: 'too-long' }
  | { readonly kind: 'empty' }
  /** A photo, file or voice message, which is refused and not stored. */
  | { readonly kind: 'attachment' }
  /** The person has everything deleted that was said, and has confirmed it. */
  | { readonly kind: 'erase' }
  /** Where the person is; not stored. */
  | { readonly kind: 'location' }
  | { readonly kind: 'sticker' }
  /** A web address, which is not opened. */
  | { readonly kind: 'link' }
  /** Somebody's name and number; not stored. */
  | { readonly kind: 'contact' }
  /** More messages in a minute than one person or one network may send; not stored. */
  | { readonly kind: 'too-fast' }
  /** More than all of us can answer at the moment; not stored. */
  | { readonly kind: 'too-busy' };

/** What comes from the clerks' desk, or from the clock where nobody there does anything. */
export type DeskInput =
  | { readonly kind: 'clerk-came'; readonly handover: number }
  | {
      readonly kind: 'clerk-gone';
      readonly handover: number;
      readonly why: Exclude<ClerkGone, 'called_back'>;
    }
  /** Masked words. */
  | { readonly kind: 'clerk-said'; readonly handover: number; readonly text: string };

export type IncomingInput = TurnInput | EdgeInput | DeskInput;

/** One turn, as the assistant gets it. */
export interface Turn {
  readonly channel: string;
  readonly conversationId: string;
  readonly userId: string;
  readonly input: TurnInput;
  /** What the last turn returned as state; null in a new conversation. */
  readonly state: unknown;
  /** When the message came in, so that running it again gives the same. */
  readonly now: Date;
}

/** What the assistant says and remembers. */
export interface TurnResult {
  /** JSON; free of personal data. */
  readonly state: unknown;
  readonly answer: Answer;
  readonly events: readonly GuidanceEvent[];
  /** Words it was not sure about, for staff to look at. */
  readonly doubtful?: Doubtful | null;
}

/** The botbuilder adapter of a channel, as the assistant sees it. */
export interface TurnRunner {
  /** Runs a bot for one turn; returns the activities it sent, in order. Throws what the logic throws. */
  run(turn: Turn, logic: (context: TurnContext) => Promise<void>): Promise<Partial<Activity>[]>;
}

/** The port behind which the assistant sits. It may be called again for the same turn, so it must not do anything to the outside. */
export type HandleTurn = (turn: Turn, adapter: TurnRunner) => Promise<TurnResult>;

/** What a channel makes of an answer. */
export interface Rendering {
  /** Lines of the transcript, JSON. */
  readonly transcript: readonly unknown[];
  /** Messages that are pushed to a platform, JSON. */
  readonly outbox: readonly unknown[];
}

/** What a renderer must know beside the answer. */
export interface RenderAbout {
  readonly conversationId: string;
  /** The transcript number of the message that is answered. */
  readonly replyTo: number | null;
  /** Everything before this answer was deleted: who still shows it takes it away. */
  readonly erased: boolean;
  /** A clerk answers from here on: nobody waits for the assistant. */
  readonly withClerk: boolean;
}

/** One renderer per channel. */
export type Render = (answer: FinishedAnswer, about: RenderAbout) => Rendering;

/** How the widget begins: everything in one answer, because a slow phone pays seconds for each round trip. */
export interface ChatSession {
  readonly conversationId: string;
  readonly token: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly streamUrl: string;
  /** Where `activities` end. */
  readonly watermark: string;
  readonly activities: readonly unknown[];
}

/** What opens a chat. */
export interface ChatRequest {
  readonly procedure: string | null;
  readonly language: Language | null;
  /** The signed point of a resume link. */
  readonly resume: string | null;
  /** The token this browser had, expired perhaps: its conversation goes on. */
  readonly token: string | null;
}
