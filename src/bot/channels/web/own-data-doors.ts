// Whose data somebody may see: by the sealed link that the conversation was given, or by its own token.
import { Problem } from '../../../web/problem.ts';
import type { Signer } from '../../signing.ts';
import type { OwnDataDoors } from './own-data-routes.ts';
import type { Tokens } from './tokens.ts';

/** @param now - links and tokens hold for a while only */
export function ownDataDoors(signer: Signer, tokens: Tokens, now: () => Date): OwnDataDoors {
  return {
    bySealed: (sealed) => {
      const verified = signer.verify('own-data', sealed, now());
      return verified.outcome === 'valid' ? String(verified.claims['conv']) : null;
    },
    byToken: (request) => {
      const bearer = tokens.authorize(request);
      if (bearer === 'secret') throw new Problem(403, 'Forbidden', 'Việc này cần mã của cuộc trò chuyện.');
      return bearer.conversationId;
    },
  };
}
