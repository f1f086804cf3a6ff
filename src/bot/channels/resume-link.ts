// Where a person stands, sealed into a code that goes from one channel to another: in a link, in the ref of m.me, or pasted as a message.
// Nodes and chosen values are in it, nothing personal.
import type { ResumePoint } from '../../dialogs/types.ts';
import { packPoint, unpackPoint } from '../resume-code.ts';
import type { Signer } from '../signing.ts';
import type { IncomingInput, TurnInput } from '../types.ts';

/** A code that came in and was not opened yet. */
export interface ResumeLink {
  readonly kind: 'resume-link';
  readonly signed: string;
}

/** How long a resume link leads back to its place. Days. */
const lifetime = 30;
/** As the widget writes it for platforms that take no words in a link, and as it stands in our own links. */
const written = /(?:#tiep:|[?&]tiep=)([\w-]{16,4000})/;
const inRef = /^tiep\.([\w-]{16,2000})$/;

export function signResume(signer: Signer, point: ResumePoint, now: Date): string {
  return signer.seal('resume', packPoint(point), lifetime, now);
}

/** Where a link leads; an old one still opens its procedure, a forged one nothing in particular. */
export function readResume(signer: Signer, sealed: string, now: Date): TurnInput {
  const opened = signer.unseal('resume', sealed, now);
  const point = opened.outcome === 'forged' ? null : unpackPoint(opened.content);
  if (point === null) return { kind: 'open', procedure: null, language: null };
  return opened.outcome === 'valid'
    ? { kind: 'resume', point }
    : { kind: 'open', procedure: point.procedure, language: point.language ?? null };
}

/** The code in what somebody pasted, with whatever stands around it. */
export const resumeIn = (text: string): ResumeLink | null => linkOf(written.exec(text));

/** The code in the ref of an m.me link. */
export const resumeOfRef = (ref: string): ResumeLink | null => linkOf(inRef.exec(ref.trim()));

/** What came in, with its code opened. */
export function openResume(said: IncomingInput | ResumeLink, signer: Signer, now: Date): IncomingInput {
  return said.kind === 'resume-link' ? readResume(signer, said.signed, now) : said;
}

function linkOf(found: RegExpExecArray | null): ResumeLink | null {
  return found?.[1] === undefined ? null : { kind: 'resume-link', signed: found[1] };
}
