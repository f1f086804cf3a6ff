// Structured logs that can be kept: no words of a person, no secrets, no addresses, whatever an error or a request carries along.
import { AsyncLocalStorage } from 'node:async_hooks';
import { pino, stdTimeFunctions, type DestinationStream, type Logger, type LoggerOptions } from 'pino';

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

const requests = new AsyncLocalStorage<string>();

/** Everything logged by this work, and by what it sets off, carries the id of the request. */
export function withRequest<Result>(id: string, work: () => Result): Result {
  return requests.run(id, work);
}

/**
 * Makes the log of the process.
 *
 * @param level - trace, debug, info, warn, error, fatal or silent
 * @param destination - where the lines go; standard output if absent
 * @param heard - told the code of each coded error that is written
 */
export function createLog(
  level: string,
  destination?: DestinationStream,
  heard: (code: string) => void = () => {},
): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    mixin: () => {
      const request = requests.getStore();
      return request === undefined ? {} : { request };
    },
    hooks: {
      logMethod(args, method) {
        const [about] = args as readonly unknown[];
        if (typeof about === 'object' && about !== null && 'code' in about) heard(String(about.code));
        method.apply(this, args);
      },
    },
    redact: { paths: redactedPaths, censor: '[hidden]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
