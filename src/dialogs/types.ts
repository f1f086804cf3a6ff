// What goes into a turn of guidance and what comes out: the words that dialogs and every channel share.
import type { Language } from '../knowledge/knowledge.ts';
import type { Method } from '../knowledge/types.ts';
import type { Understanding } from '../understanding/types.ts';

/** How a turn ended, for statistics, for scripts and for the staff desk. */
export type AnswerStatus =
  | 'answered'
  | 'step'
  | 'clarify'
  | 'confirm'
  | 'stopped'
  | 'out_of_scope'
  | 'refused'
  | 'handover'
  | 'expired'
  | 'error';

/** One paper of the personal checklist. */
export interface PaperItem {
  readonly id: string;
  readonly name: string;
  /** The form it must have, in plain words: «bản chính», «bản sao có chứng thực». */
  readonly form: string;
  readonly note: string | null;
  readonly state: 'need' | 'have' | 'optional';
}

/** A piece of an answer. A renderer may split or fold blocks, never drop one. */
export type Block =
  /** `asks` marks a question of the assistant: it states nothing. */
  | { readonly kind: 'text'; readonly text: string; readonly asks?: true }
  | {
      readonly kind: 'step';
      readonly title: string;
      readonly number: number;
      readonly total: number;
      readonly text: string;
      /** What the person sees when it worked. */
      readonly sees: string | null;
    }
  | { readonly kind: 'papers'; readonly title: string; readonly items: readonly PaperItem[] }
  /** A warning about how sure or how old the facts are. */
  | { readonly kind: 'notice'; readonly text: string };

/** A button. `token` is what a tap sends back; typing the label, its number or its first words means the same. */
export interface Choice {
  readonly label: string;
  readonly token: string;
}

/** One thing the person did in a journey: the node id and the value chosen. The last of a node counts. */
export type Action = readonly [node: string, value: string];

/** Where a resume link takes up again. Holds no personal data: node ids and values of choices only. */
export interface ResumePoint {
  /** Null where only a journey of the content was walked through. */
  readonly procedure: string | null;
  readonly actions: readonly Action[];
  readonly papers: readonly string[];
  readonly unit: string | null;
  /** The journey of the content that was being walked through, if it was one. */
  readonly flow?: FlowPoint | null | undefined;
  /** The journeys it was begun inside of, the nearest last. */
  readonly outer?: readonly FlowPoint[] | undefined;
  /** The content the person left in and the node that was pending, so that a change since then is said. */
  readonly left?: { readonly version: string; readonly at: string } | null | undefined;
  /** The language they were spoken to in. */
  readonly language?: Language | null | undefined;
}

/** A place in a journey of the content (content/journeys): its id, what was answered, what was ticked off. */
export interface FlowPoint {
  readonly flow: string;
  readonly actions: readonly Action[];
  readonly ticks: readonly string[];
}

/** A link button. A portal link has its address; a resume link is signed by the bot. */
export type AnswerLink =
  | {
      readonly kind: 'portal';
      readonly id: string;
      readonly title: string;
      readonly url: string;
      readonly spoken: string;
      /** Day on which a person opened this address and saw the right page. */
      readonly checkedOn?: string;
    }
  | { readonly kind: 'resume'; readonly title: string; readonly point: ResumePoint }
  /** Leads the person to what is kept of this conversation; signed by the bot. */
  | { readonly kind: 'own-data'; readonly title: string };

/** Where a figure of this answer comes from. */
export interface AnswerSource {
  readonly id: string;
  readonly title: string;
  /** ISO date of the official record it was taken from. */
  readonly recordOn: string | null;
  /** ISO date on which a person checked it, or null: nobody did. */
  readonly verifiedOn: string | null;
}

/** What is said in one turn. Knows no channel; the bot gives it its number and signs its links. */
export interface Answer {
  readonly status: AnswerStatus;
  /** Code of the procedure the conversation is about, or null. */
  readonly procedure: string | null;
  readonly blocks: readonly Block[];
  readonly choices: readonly Choice[];
  readonly links: readonly AnswerLink[];
  readonly sources: readonly AnswerSource[];
  /** The language it is said in; Vietnamese where none is named, as in answers that are kept from before. */
  readonly language?: Language;
  /** A clerk wrote it; absent = the assistant says it. */
  readonly by?: 'clerk';
}

/** A link that can be followed as it is. */
export type FinishedLink = AnswerLink & { readonly url: string };

/** An answer with its number and signed links: what renderers get, what the widget receives whole, what is kept under the number. */
export interface FinishedAnswer extends Omit<Answer, 'links'> {
  /** Mã trả lời, e.g. KT7K-4M3P; null where nothing is stated that a clerk could want to see. */
  readonly number: string | null;
  readonly links: readonly FinishedLink[];
}

/** What was taken out of the words of a person before they were stored; where there was a password or code, that is what matters. */
export type Masked = false | 'number' | 'secret';

/** What came in: words with what they mean, a tapped button, or a return by resume link. */
export type Input =
  | {
      readonly kind: 'text';
      /** Masked text as the person typed it. */
      readonly text: string;
      readonly understanding: Understanding;
      readonly masked: Masked;
    }
  | {
      readonly kind: 'tap';
      readonly token: string;
      /** What the button says for the person: its own words, or its label. */
      readonly text: string;
      readonly understanding: Understanding;
    }
  | { readonly kind: 'resume'; readonly point: ResumePoint }
  /** The conversation was opened, perhaps at one procedure. */
  | { readonly kind: 'open'; readonly procedure: string | null }
  | ClerkInput;

/** Why a conversation that a clerk was asked into is the assistant's again. */
export type ClerkGone = 'late' | 'given_back' | 'silent' | 'called_back';

/** What happened around a clerk. */
export type ClerkInput =
  /** The person asks for one and somebody is there; `minutes`: how long they wait at most. */
  | { readonly kind: 'clerk'; readonly what: 'asked'; readonly minutes: number }
  /** Nobody is there to be asked, or one has come. */
  | { readonly kind: 'clerk'; readonly what: 'nobody' | 'came' | ClerkGone }
  /** The person wrote to the clerk, and something had to be masked. */
  | { readonly kind: 'clerk'; readonly what: 'masked'; readonly masked: Masked };

/** Something worth counting. Never holds the words of a person. */
export interface GuidanceEvent {
  readonly name: string;
  readonly procedure: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

/** One procedure being worked on: what the person did, in order. Where they stand is found by replaying it. */
export interface JourneyState {
  readonly procedure: string;
  readonly actions: readonly Action[];
  /** Papers ticked off. */
  readonly papers: readonly string[];
  /** What «quay lại» took back last, to show the old answer. */
  readonly undone: Action | null;
  /** Version of the content that the last turn was played with. */
  readonly version: string;
  /** The node that was pending then: after a content update the person goes on there where it still exists. */
  readonly at: string | null;
}

/** A journey of the content being walked through, perhaps on top of the guide that waits beneath it. */
export interface FlowState extends FlowPoint {
  readonly undone: Action | null;
  /** The journeys it was begun inside of, the nearest last: at its outcome the last goes on. */
  readonly outer: readonly FlowPoint[];
  /** The guide to come back to at the outcome. */
  readonly under: JourneyState | null;
}

/** A question the assistant asked that is not a node of a journey. */
export type Asked =
  | {
      readonly kind: 'confirm';
      readonly procedure: string;
      readonly intent: string | null;
      readonly method: Method | null;
    }
  | {
      readonly kind: 'choose';
      readonly procedures: readonly string[];
      /** The one question that tells them apart and its answers, in the order of the procedures; null where their names are shown. */
      readonly separation: { readonly ask: string; readonly labels: readonly string[] } | null;
      readonly intent: string | null;
      readonly method: Method | null;
    }
  /** «Bạn muốn làm cách nào, tôi dẫn từng bước» after a fact was told. */
  | { readonly kind: 'offer'; readonly procedure: string }
  /** «Bạn hỏi về thủ tục nào?» after a question that named none. */
  | { readonly kind: 'procedure'; readonly intent: string | null; readonly method: Method | null }
  | { readonly kind: 'place'; readonly units: readonly string[] }
  | { readonly kind: 'missing' }
  /** «Bạn có giấy này chưa?», looking through the papers; `later` are those the person does not have yet. */
  | { readonly kind: 'paper'; readonly paper: string; readonly later: readonly string[] }
  | { readonly kind: 'change' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'restart' }
  | { readonly kind: 'delete' };

/** The whole memory of a conversation; JSON, versioned, free of personal data. */
export interface ConversationState {
  readonly v: 1;
  readonly journey: JourneyState | null;
  /** A journey set aside: by «dừng», by switching to another procedure. */
  readonly parked: JourneyState | null;
  /** While one is walked through, `journey` is null and the guide beneath it waits in `flow.under`. */
  readonly flow: FlowState | null;
  /** Procedures that a journey ended at, in the order in which to do them. */
  readonly plan: readonly string[];
  readonly asked: Asked | null;
  /** The procedure talked about last while none is being worked on: «bao lâu?» is then asked of it. */
  readonly about: string | null;
  /** The topic that was told last, while nothing else was said since: «gửi ở đâu?» is then asked of it. */
  readonly topic: string | null;
  /** Code of the person's unit, where told. */
  readonly unit: string | null;
  /** The person said that they live in another province. */
  readonly away: boolean;
  /** How often in a row the assistant did not understand. */
  readonly lost: number;
  /** How often in a row the person did not understand the pending node. */
  readonly unclear: number;
  /** The buttons of the last answer: a typed number means one of them. */
  readonly shown: readonly Choice[];
  /** What did not fit the first screen of the last answer: «xem thêm» brings it. */
  readonly rest: readonly Block[];
  /** ISO time of the last turn, to greet a person who returns. */
  readonly lastAt: string | null;
  /** Numbers of the notices this conversation was told. */
  readonly told: readonly number[];
  readonly language: Language;
}

/** What a turn returns. */
export interface StepResult {
  readonly state: ConversationState;
  readonly answer: Answer;
  readonly events: readonly GuidanceEvent[];
}
