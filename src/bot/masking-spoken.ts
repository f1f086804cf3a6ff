// Finds numbers that are spelled out, as phones write them down when somebody speaks: «không chín một hai …».
import { foldedInPlace } from './masking-secrets.ts';

const digit = '(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)';
/** Nobody counts nine single digits in a row but to give a number. */
const spoken = new RegExp(`(?<![a-z0-9])${digit}(?:[\\s,.-]+${digit}){8,}(?![a-z0-9])`, 'g');

/** Where they stand in a text, in order. */
export function findSpokenNumbers(text: string): readonly { readonly from: number; readonly to: number }[] {
  return [...foldedInPlace(text).matchAll(spoken)].map(({ 0: words, index }) => ({
    from: index,
    to: index + words.length,
  }));
}
