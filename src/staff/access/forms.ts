// Reads forms that were sent to the desk, and tells those of our own pages from those of other sites.
import type { Request } from '../../web/types.ts';

/** Fields of a form as browsers send it; anything else has none, and then fails for want of the form's token. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return new URLSearchParams();
  return new URLSearchParams((await request.body()).toString('utf8'));
}

/** Browsers say with each form which site it is from. Who says nothing is no browser of today. */
export function isFromHere(request: Request, publicUrl: string | null): boolean {
  const origin = request.header('origin');
  if (origin === null || !URL.canParse(origin)) return false;
  if (publicUrl !== null) return origin === new URL(publicUrl).origin;
  return new URL(origin).host === request.header('host');
}

/** Where somebody wanted to go: only ever a page of the desk, and none of signing in. */
export function wantedOf(from: URLSearchParams): string {
  const wanted = from.get('tiep') ?? '';
  return /^\/can-bo(?!\/vao)(?:[/?][\w\-./?=&%+~]*)?$/.test(wanted) ? wanted : '/can-bo';
}
