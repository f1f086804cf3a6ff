// What a platform's answer to a message means for that message and for the whole channel: the only words the outbox needs to know.

export type Verdict =
  | { readonly kind: 'sent' }
  /** Not now: tried again later. `maybeSent`: the platform may have taken it, so the next try may double it. */
  | {
      readonly kind: 'again';
      readonly reason: string;
      readonly maybeSent: boolean;
      readonly mostTries?: number;
    }
  /** The platform asks for fewer messages: the whole channel waits. */
  | { readonly kind: 'slower'; readonly reason: string; readonly waitMs?: number }
  /** Nothing can be sent until an operator acts: the channel waits, the messages stay. */
  | { readonly kind: 'halt'; readonly reason: string }
  /** This message can never be delivered; an operator sees it. */
  | { readonly kind: 'give-up'; readonly reason: string };

/** How long to wait before a try, given how many there were; ms. Doubles up to five minutes, a quarter up or down so that tries spread. */
export function backOff(tries: number, random: number): number {
  const doubled = 1_000 * 2 ** Math.min(tries - 1, 20);
  return Math.round(Math.min(doubled, 300_000) * (0.75 + random / 2));
}
