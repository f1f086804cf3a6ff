// Names of conversations that tell nothing about the person: a platform's user id is never part of a log line or a count.
import { createHmac } from 'node:crypto';

/** Makes the name of the conversation with a person; the same for the same person, for as long as the key of the installation lives. */
export type Pseudonym = (channel: string, ...parts: readonly string[]) => string;

export function createPseudonym(secret: string): Pseudonym {
  const key = createHmac('sha256', secret).update('pseudonym').digest();
  return (channel, ...parts) => {
    const hash = createHmac('sha256', key).update(JSON.stringify([channel, ...parts]));
    return `${channel}-${hash.digest('base64url').slice(0, 22)}`;
  };
}
