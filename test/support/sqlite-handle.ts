// Gets hold of the very connection that a service of this process uses, so that SQLite itself can be told to be full or read-only.
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';

/** Opens something, and returns it with the connection that was opened with it. */
export async function withHandle<Result>(
  open: () => Promise<Result>,
): Promise<{ readonly opened: Result; readonly handle: DatabaseSync }> {
  const seen: DatabaseSync[] = [];
  const exec = Object.getOwnPropertyDescriptor(DatabaseSync.prototype, 'exec');
  if (exec === undefined) throw new Error('node:sqlite has changed');
  const original = exec.value as (this: DatabaseSync, statement: string) => void;
  const restore = (): void => {
    Object.defineProperty(DatabaseSync.prototype, 'exec', exec);
  };
  onTestFinished(restore);
  Object.defineProperty(DatabaseSync.prototype, 'exec', {
    ...exec,
    value(this: DatabaseSync, statement: string): void {
      seen.push(this);
      original.call(this, statement);
    },
  });
  const opened = await open();
  restore();
  const [handle] = seen;
  if (handle === undefined) throw new Error('Nothing was opened');
  return { opened, handle };
}
