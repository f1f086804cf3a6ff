// Whose request is it: the network address behind our own proxies, which nobody else can choose.
import type { IncomingMessage } from 'node:http';

/**
 * @param trustedHops - proxies of ours in front; each has added the address it saw to the end of X-Forwarded-For
 */
export function clientAddress(request: IncomingMessage, trustedHops: number): string {
  const direct = request.socket.remoteAddress ?? '';
  if (trustedHops === 0) return direct;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return forwarded.at(-trustedHops) ?? direct;
}
