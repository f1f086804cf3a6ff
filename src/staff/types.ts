// The words of the staff room: what a page of the desk is given and what it gives back.
import type { Role, StaffAccount } from '../storage/types/staff.ts';
import type { Reply, Request } from '../web/types.ts';
import type { Html } from '../web/html.ts';

/** A page of the desk, before the frame is put around it. */
export interface DeskPage {
  readonly title: string;
  /** Where the page itself is headed by other words than its tab; else the title. */
  readonly heading?: string;
  readonly main: Html;
  /** A page to print: without the frame, for paper of this size. */
  readonly paper?: 'a5' | 'slip';
  /** How large it is printed; the slip is always printed in the usual size, its roll is long enough. */
  readonly letters?: 'usual' | 'smaller' | 'smallest';
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What each handler is given. */
export interface Visit {
  readonly request: Request;
  /** Fields of the form that was sent; empty for a page that is only opened. */
  readonly form: URLSearchParams;
  readonly token: string;
  /** Null only where everybody may come. */
  readonly account: StaffAccount | null;
  readonly now: Date;
  /** Puts the frame around a page. */
  readonly page: (page: DeskPage) => Reply;
  /** The hidden field that every form must carry. */
  readonly field: Html;
}

/** A visit of somebody who is signed in. */
export type StaffVisit = Visit & { readonly account: StaffAccount };

/**
 * Who may come: everybody, whoever still owes the second factor, everybody signed in (with a one-time password too), or a role and those
 * above.
 */
export type Least = 'anyone' | 'password-given' | 'signed-in' | Role;
