// Reads one official record in either of its two outer shapes, or says in Vietnamese what is wrong with it.
import { z } from 'zod';
import { readFlatRecord, type ReadRecord } from './flat-record.ts';
import { readRawRecord, unwrapRaw } from './raw-record.ts';

/** Something that was set aside, and why. */
export interface Unreadable {
  readonly reason: string;
}

/** Reads one parsed JSON value as a record; never throws for bad content. */
export function readRecord(value: unknown): ReadRecord | Unreadable {
  const detail = unwrapRaw(value);
  try {
    return isFlat(detail) ? readFlatRecord(detail) : readRawRecord(detail);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return { reason: error.issues.slice(0, 3).map(sayIssue).join('; ') };
  }
}

/** Reads one line of a file: JSON, then the record. */
export function readLine(line: string): ReadRecord | Unreadable {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { reason: 'không phải JSON' };
  }
  return readRecord(value);
}

function isFlat(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('channels' in value || 'record_type' in value);
}

function sayIssue(issue: z.core.$ZodIssue): string {
  const where = issue.path.map(String).join('.');
  return where ? `${where}: ${issue.message}` : issue.message;
}
