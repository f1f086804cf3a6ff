// What the server put into the page: the conversation that was opened for it, and how the page was asked for.
import { fields, string, type Language } from './wire.ts';

/** Who may speak in which conversation, and for how long. */
export interface Issued {
  readonly conversationId: string;
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** What opening a conversation returns, inline in the page and from POST /api/chat-token alike. */
export interface Opened extends Issued {
  readonly streamUrl: string;
  readonly watermark: string | null;
  /** Unread: the history or the greeting. */
  readonly activities: unknown;
}

/** Another channel in which one can go on. */
export interface Place {
  readonly name: string;
  /** `{code}` stands for where the person left off; where it is missing, they paste the code. */
  readonly url: string;
}

export interface Boot {
  /** null when the browser said that it has a conversation already, or when too many were opened. */
  readonly chat: Opened | null;
  /** Code of the procedure the page is about. */
  readonly procedure: string | null;
  /** The language the page asks for. */
  readonly language: Language;
  /** Where the English texts are. */
  readonly english: string;
  /** The signed point of a resume link. */
  readonly resume: string | null;
  /** Inside a frame on the page of somebody else. */
  readonly embedded: boolean;
  readonly elsewhere: readonly Place[];
  /** For how many days what was said is kept. */
  readonly keepDays: number;
}

/** @returns null for anything that is not a token */
export function readIssued(raw: unknown): Issued | null {
  const issued = fields(raw);
  const conversationId = string(issued['conversationId']);
  const token = string(issued['token']);
  const expires = issued['expires_in'];
  if (conversationId === null || token === null || typeof expires !== 'number') return null;
  return { conversationId, token, expiresIn: expires };
}

/** @returns null for anything that is not an opened conversation */
export function readOpened(raw: unknown): Opened | null {
  const chat = fields(raw);
  const issued = readIssued(raw);
  const streamUrl = string(chat['streamUrl']);
  if (issued === null || streamUrl === null) return null;
  return { ...issued, streamUrl, watermark: string(chat['watermark']), activities: chat['activities'] };
}

function readPlace(raw: unknown): Place[] {
  const { name, url } = fields(raw);
  return typeof name === 'string' && typeof url === 'string' ? [{ name, url }] : [];
}

/** @param json - the text of the page's data element */
export function readBoot(json: string): Boot {
  const boot = fields(JSON.parse(json));
  return {
    chat: readOpened(boot['chat']),
    procedure: string(boot['procedure']),
    language: boot['language'] === 'en' ? 'en' : 'vi',
    english: string(boot['english']) ?? '',
    resume: string(boot['resume']),
    embedded: boot['embedded'] === true,
    elsewhere: Array.isArray(boot['elsewhere']) ? boot['elsewhere'].flatMap(readPlace) : [],
    keepDays: Number(boot['keepDays']),
  };
}
