// Tells which errors of a database are no fault of the program: an operator can act on them, and what failed can be tried again.
import { CodedError, type ErrorCode } from '../errors.ts';

/** Result codes of SQLite; the lower byte says what, the upper ones why. https://www.sqlite.org/rescode.html */
const sqliteCodes: Readonly<Record<number, ErrorCode>> = {
  8: 'database-read-only',
  10: 'database-unreachable',
  11: 'database-damaged',
  13: 'disk-full',
  14: 'database-unreachable',
  26: 'database-damaged',
};
/** https://www.postgresql.org/docs/current/errcodes-appendix.html; by the whole code, else by its class. */
const postgresqlCodes: Readonly<Record<string, ErrorCode>> = {
  '25006': 'database-read-only',
  '53100': 'disk-full',
  XX001: 'database-damaged',
  XX002: 'database-damaged',
  '08': 'database-unreachable',
  '25': 'database-unreachable',
  '53': 'database-unreachable',
  '55': 'database-unreachable',
  '57': 'database-unreachable',
};
/** What Node says of files and networks. */
const systemCodes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'database-read-only',
  ECONNREFUSED: 'database-unreachable',
  ECONNRESET: 'database-unreachable',
  ENOTFOUND: 'database-unreachable',
  EAI_AGAIN: 'database-unreachable',
  EPIPE: 'database-unreachable',
  ETIMEDOUT: 'database-unreachable',
};
/** What the drivers say in words only. */
const lostConnection =
  /connection terminated|connection ended|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|database is not open|already been destroyed/i;

/** The code of a trouble with the database; null for any other error. */
export function troubleOf(error: unknown): ErrorCode | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof AggregateError) return troubleOf(error.errors[0]);
  if (error instanceof CodedError) return error.code;
  const { errcode, code } = error as { errcode?: unknown; code?: unknown };
  if (typeof errcode === 'number') return sqliteCodes[errcode & 0xff] ?? null;
  if (typeof code === 'string') {
    const known = postgresqlCodes[code] ?? systemCodes[code] ?? postgresqlCodes[code.slice(0, 2)];
    if (known !== undefined) return known;
  }
  return lostConnection.test(error.message) ? 'database-unreachable' : null;
}
