// A log that a test can read: which codes an operator would find in it.
import { Writable } from 'node:stream';
import { createLog, type Logger } from '../../src/log.ts';

export function heardLog(): { readonly log: Logger; readonly codes: () => (string | undefined)[] } {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  const codes = (): (string | undefined)[] =>
    lines.map((line) => (JSON.parse(line) as { code?: string }).code);
  return { log: createLog('warn', stream), codes };
}
