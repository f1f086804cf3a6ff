// Reads an address that somebody pasted: what it was, whether it still opens, and where the same thing is today.
import type { LinkForm } from './types.ts';

/** What a pasted address is. */
export interface PastedLink {
  /** `foreign` looks like a portal and is none. */
  readonly state: LinkForm['state'] | 'foreign';
  /** Code of the procedure it is about, where that can be told. */
  readonly procedure: string | null;
  /** It is the page of a procedure that nothing is known of. */
  readonly unknownPage: boolean;
  /** The register's link to go on with. */
  readonly link: string | null;
}

/** An address with a scheme or a path, or a bare name of a host that has to do with public services. */
const address = /(https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d+)?([/?#]\S*)?/giu;
/** Names that pretend to be a portal of the state. */
const pretending = /dichvucong|dich-vu-cong|vneid|dvcqg|congdichvu|dvc\d*\.|govvn|gov-vn/i;

/**
 * @param text - a message, perhaps with an address in it
 * @param forms - the forms of addresses that are known, in order
 * @param codeOfPage - the procedure of a page of the portal
 * @returns null when no address of a portal is in the text
 */
export function readPastedLink(
  text: string,
  forms: readonly LinkForm[],
  codeOfPage: (portalId: string) => string | undefined,
): PastedLink | null {
  for (const [, scheme, host = '', rest = ''] of text.matchAll(address)) {
    const name = host.toLowerCase().replace(/^www\./, '');
    const known = forms.filter((form) => form.host === name);
    // The name of a portal by itself is talked about, not pasted.
    const pasted = scheme !== undefined || rest !== '';
    const form = pasted ? known.find(({ match }) => new RegExp(match, 'i').test(rest)) : undefined;
    if (form) return found(form, rest, codeOfPage);
    if (known.length === 0 && !name.endsWith('.gov.vn') && pretending.test(name))
      return { state: 'foreign', procedure: null, unknownPage: false, link: 'home' };
  }
  return null;
}

function found(form: LinkForm, rest: string, codeOfPage: (id: string) => string | undefined): PastedLink {
  const named = new RegExp(form.match, 'i').exec(rest)?.[1];
  const read =
    form.gives === 'code'
      ? named
      : form.gives === 'page' && named
        ? codeOfPage(named.toLowerCase())
        : undefined;
  const procedure = read ?? form.code ?? null;
  return {
    state: form.state,
    procedure,
    unknownPage: form.gives === 'page' && procedure === null,
    link: form.link ?? null,
  };
}
