// Draws a resume link as a QR code, so that somebody goes on with it on another phone without typing. Only our own links are drawn.
import { renderSVG } from 'uqr';
import { notFound } from '../../../web/problem.ts';
import type { Signer } from '../../signing.ts';
import type { Route } from '../../../web/types.ts';

export interface QrParts {
  readonly signer: Signer;
  /** The address people reach us by, without a slash at the end. */
  readonly address: () => string;
  readonly now: () => Date;
}

/** `GET /qr.svg?tiep=…`: what stands in it is what the link says already, so whoever may see the link may see this. */
export function qrRoute({ signer, address, now }: QrParts): Route {
  return {
    method: 'GET',
    path: '/qr.svg',
    handle: (request) => {
      const signed = request.query.get('tiep') ?? '';
      if (signer.unseal('resume', signed, now()).outcome !== 'valid') return Promise.reject(notFound());
      return Promise.resolve({
        status: 200,
        headers: { 'content-type': 'image/svg+xml; charset=utf-8' },
        // Links are long: the lowest correction keeps the squares large enough for old cameras.
        body: renderSVG(`${address()}/?tiep=${signed}`, { ecc: 'L', border: 2 }),
      });
    },
  };
}
