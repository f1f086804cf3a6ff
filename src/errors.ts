// The one register of coded errors: an operator finds each code, who failed and what to do in docs/reference/errors.md.

/** Who has to act on an error. */
export type Blame = 'operator' | 'program' | 'database' | 'network';

/** What the register knows about one code. */
export interface ErrorEntry {
  readonly blame: Blame;
  /** What happened, one English sentence for logs. */
  readonly says: string;
}

export const errorRegister = {
  'config-invalid': { blame: 'operator', says: 'The configuration cannot be used.' },
  'data-directory-unusable': { blame: 'operator', says: 'The data directory cannot be written.' },
  'database-unreachable': { blame: 'database', says: 'The database does not answer.' },
  'database-newer': { blame: 'operator', says: 'The database was migrated by a newer release.' },
  'migration-failed': { blame: 'program', says: 'A migration could not be applied; nothing was changed.' },
  'address-in-use': { blame: 'operator', says: 'Another program listens on the address.' },
  'address-unusable': { blame: 'operator', says: 'The address cannot be listened on.' },
  'listen-lost': { blame: 'network', says: 'The connection that carries notifications was lost.' },
  'tidy-failed': { blame: 'database', says: 'Deleted rows could not be taken out of the files.' },
  'retention-failed': { blame: 'database', says: 'Rows that were kept long enough could not be deleted.' },
  'disk-full': {
    blame: 'operator',
    says: 'The disk is full; what cannot be stored is refused and sent again.',
  },
  'database-read-only': { blame: 'operator', says: 'The database takes no writes.' },
  'database-damaged': { blame: 'operator', says: 'The database file is damaged.' },
  'restore-refused': { blame: 'operator', says: 'A backup could not be put in place; nothing was changed.' },
  'disk-low': { blame: 'operator', says: 'The disk is nearly full.' },
  'answers-late': { blame: 'operator', says: 'Messages wait too long for their answer.' },
  'deliveries-late': { blame: 'network', says: 'Answers wait too long for the platform of a channel.' },
  'catalogue-old': { blame: 'operator', says: 'The official records have not been imported for long.' },
  'staff-key-missing': {
    blame: 'operator',
    says: 'Second factors of staff are sealed under a key that is not set, or another.',
  },
  'content-invalid': { blame: 'operator', says: 'The content or the training lines have mistakes.' },
  'model-rebuilt': {
    blame: 'operator',
    says: 'A file of the trained model or of the content taken apart was broken and was made anew.',
  },
  'ended-uncleanly': { blame: 'operator', says: 'The last run was ended from outside, not by a stop.' },
  'turn-failed': { blame: 'program', says: 'A turn threw; the person got an apology.' },
  'turn-abandoned': { blame: 'program', says: 'A turn was begun too often and never ended.' },
  'turn-postponed': { blame: 'database', says: 'A turn could not be stored and is tried again.' },
  'sweep-failed': { blame: 'database', says: 'Unfinished turns could not be looked up.' },
  'catalogue-unread': { blame: 'database', says: 'A newly imported catalogue could not be read.' },
  'service-unread': { blame: 'database', says: 'Notices and switches could not be read.' },
  'handovers-unread': { blame: 'database', says: 'Those who wait for a clerk could not be looked up.' },
  'request-failed': { blame: 'program', says: 'A request ended in an unexpected error.' },
  'stream-failed': { blame: 'program', says: 'A WebSocket stream ended in an unexpected error.' },
  'delivery-postponed': { blame: 'database', says: 'The outbox of a channel could not be worked on.' },
  'message-given-up': { blame: 'operator', says: 'A message could not be delivered and was given up.' },
  'channel-halted': { blame: 'operator', says: 'The platform takes nothing until an operator acts.' },
  'platform-authorization-lost': { blame: 'operator', says: 'The platform does not renew the token.' },
  'webhook-unsigned': { blame: 'network', says: 'A webhook call had no right signature and was dropped.' },
  'shutdown-cut': { blame: 'program', says: 'The shutdown did not wait for everything.' },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorRegister;

/**
 * An error an operator can look up.
 *
 * @param code - its key in the register and the heading of its section in docs/reference/errors.md
 * @param detail - what exactly, in Vietnamese where an operator reads it at the start; never the words of a person
 */
export class CodedError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, detail?: string, cause?: unknown) {
    super(detail ?? errorRegister[code].says, { cause });
    this.name = 'CodedError';
    this.code = code;
  }
}
