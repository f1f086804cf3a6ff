// Looks at something small in the database again and again, so that what one process changes is soon known to all of them.
import type { ErrorCode } from './errors.ts';
import type { Logger } from './log.ts';

/** What is looked at, how often, and what to say when it cannot be read. */
export interface PollSettings {
  /** Milliseconds between two looks. */
  readonly pace: number;
  readonly look: () => Promise<void>;
  readonly code: ErrorCode;
  readonly says: string;
  readonly log: Logger;
}

/**
 * Starts looking. A look that fails is tried again at the next; until then everything stays as it was.
 *
 * @returns a function that ends it and settles when nothing is read any more
 */
export function poll({ pace, look, code, says, log }: PollSettings): () => Promise<void> {
  let looking: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    looking = look()
      .catch((error: unknown) => log.error({ code, err: error }, says))
      .finally(() => (busy = false));
  }, pace);
  timer.unref();
  return () => {
    clearInterval(timer);
    return looking;
  };
}
