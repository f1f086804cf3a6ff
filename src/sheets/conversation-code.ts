// The code by which a clerk finds the conversation of somebody who asks for their data: longer than an answer number, so that neither is taken for the other.
import { drawSpokenCode, readSpokenCode } from './spoken-code.ts';

const groups = 3;

/** A random code like «KT7K-4M3P-Q6AD». There are 6·10¹⁶, and only signed-in clerks can try them, one by one and audited. */
export const drawConversationCode = (): string => drawSpokenCode(groups);

/** @returns the code as it was drawn; null for anything that cannot be one */
export const readConversationCode = (given: string): string | null => readSpokenCode(given, groups);
