// Structured logs that can be kept: no words of a person, no secrets, no addresses, whatever an error or a request carries along.
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';

export type { Logger };

/** Field names whose values are never written, wherever they stand in the first three levels of a record. */
const secretFields = [
  'text',
  'payload',
  'activity',
  'body',
  'token',
  'authorization',
  'cookie',
  'secret',
  'password',
  'connectionString',
  'parameters',
  'detail',
];

const redactedPaths = secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/**
 * Makes the log of the process.
 *
 * @param level - trace, debug, info, warn, error, fatal or silent
 * @param destination - where the lines go; standard output if absent
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: redactedPaths, censor: '[hidden]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
