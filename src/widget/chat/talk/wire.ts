// Reads what the server sends: Direct Line activities that carry a whole answer. Nothing unread goes further into the widget.

export interface Paper {
  readonly id: string;
  readonly name: string;
  readonly form: string;
  readonly note: string | null;
  readonly state: 'need' | 'have' | 'optional';
}

export type Block =
  /** `asks` marks a question of the assistant. */
  | { readonly kind: 'text'; readonly text: string; readonly asks?: true }
  | { readonly kind: 'notice'; readonly text: string }
  | {
      readonly kind: 'step';
      readonly title: string;
      readonly number: number;
      readonly total: number;
      readonly text: string;
      readonly sees: string | null;
    }
  | { readonly kind: 'papers'; readonly title: string; readonly items: readonly Paper[] };

export interface Choice {
  readonly label: string;
  readonly token: string;
}

export interface Link {
  readonly kind: 'portal' | 'resume' | 'own-data';
  /** In the register of links; a resume link has none. */
  readonly id?: string;
  readonly title: string;
  readonly url: string;
}

export interface Source {
  readonly title: string;
  readonly recordOn: string | null;
  readonly verifiedOn: string | null;
}

/** A language the assistant speaks. */
export type Language = 'vi' | 'en';

export interface Answer {
  readonly status: string;
  readonly procedure: string | null;
  readonly number: string | null;
  readonly blocks: readonly Block[];
  readonly choices: readonly Choice[];
  readonly links: readonly Link[];
  readonly sources: readonly Source[];
  /** Vietnamese where none is named. */
  readonly language?: Language;
  /** A clerk wrote it. */
  readonly by?: 'clerk';
}

/** One message of the conversation, whoever said it. */
export type Message =
  | {
      readonly from: 'assistant';
      readonly id: string;
      /** Milliseconds since 1970; null where the server did not say. */
      readonly at: number | null;
      readonly answer: Answer;
      /** Everything before it was deleted on the server. */
      readonly erased: boolean;
      /** From here on a clerk answers, who needs longer than the assistant. */
      readonly withClerk: boolean;
    }
  | {
      readonly from: 'person';
      readonly id: string;
      readonly at: number | null;
      /** The id this widget gave it before the server knew it; null when it was sent by another client. */
      readonly clientId: string | null;
      readonly text: string;
      readonly token: string | null;
    };

/** What a stream frame or a poll brings. */
export interface ActivitySet {
  readonly messages: readonly Message[];
  readonly watermark: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** @returns null for anything that is not a set of activities, such as the empty keep-alive frame */
export function readActivitySet(raw: unknown): ActivitySet | null {
  const set = fields(raw);
  const activities = set['activities'];
  if (!Array.isArray(activities)) return null;
  return {
    messages: activities.map(readActivity).filter((message) => message !== null),
    watermark: string(set['watermark']),
  };
}

function readActivity(raw: unknown): Message | null {
  const activity = fields(raw);
  const id = string(activity['id']);
  if (activity['type'] !== 'message' || id === null) return null;
  const channelData = fields(activity['channelData']);
  const text = string(activity['text']) ?? '';
  const at = readTime(activity['timestamp']);
  if (fields(activity['from'])['role'] !== 'bot') {
    const clientId = string(channelData['clientActivityID']);
    return { from: 'person', id, at, clientId, text, token: string(fields(activity['value'])['token']) };
  }
  const answer = readAnswer(channelData['answer']) ?? plainAnswer(text, activity);
  const [erased, withClerk] = [channelData['erased'] === true, channelData['withClerk'] === true];
  return { from: 'assistant', id, at, answer, erased, withClerk };
}

function readTime(raw: unknown): number | null {
  const at = Date.parse(string(raw) ?? '');
  return Number.isNaN(at) ? null : at;
}

/** The answer is written by our own server in this very shape; only where it could do harm is it looked at closely. */
function readAnswer(raw: unknown): Answer | null {
  if (!Array.isArray(fields(raw)['blocks'])) return null;
  const answer = raw as Answer;
  return { ...answer, links: answer.links.filter((link) => /^https?:/.test(link.url)) };
}

/** A message that another part of the system sent without an answer in it: its words and its buttons. */
function plainAnswer(text: string, activity: Fields): Answer {
  const actions = fields(activity['suggestedActions'])['actions'];
  const choices = (Array.isArray(actions) ? actions : []).map(fields).flatMap((action): Choice[] => {
    const label = string(action['title']);
    if (label === null) return [];
    return [{ label, token: string(fields(action['value'])['token']) ?? label }];
  });
  return {
    status: 'answered',
    procedure: null,
    number: null,
    blocks: text === '' ? [] : [{ kind: 'text', text }],
    choices,
    links: [],
    sources: [],
  };
}

/** The fields of an object; none for anything else. */
export function fields(raw: unknown): Fields {
  return typeof raw === 'object' && raw !== null ? (raw as Fields) : {};
}

export function string(raw: unknown): string | null {
  return typeof raw === 'string' ? raw : null;
}
