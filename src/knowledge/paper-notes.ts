// Says of a paper what is true for the way of filing that was chosen, so that nobody at a counter reads about the post.
import type { Document, Method } from './types.ts';

export type PaperSaying = 'note' | 'whereToGet' | 'ifMissing';

const methods: readonly Method[] = ['online', 'post', 'counter'];

/**
 * The words about a paper, in the order asked for: those for all ways of filing, then those of the chosen one.
 * @param method - null while none is chosen: every way is told, with its name in front
 * @param names - how the ways of filing are called
 */
export function paperNotes(
  paper: Document,
  sayings: readonly PaperSaying[],
  method: Method | null,
  names: Readonly<Record<Method, string>>,
): readonly string[] {
  return sayings.flatMap((saying) => [
    ...(appliesTo(paper, method) ? said(paper[saying]) : []),
    ...methods
      .filter((m) => method === null || m === method)
      .flatMap((m) =>
        said(paper.perMethod[m]?.[saying]).map((s) => (method === null ? named(names[m], s) : s)),
      ),
  ]);
}

/** Words about handing a paper in are not for those who need not hand it in. */
function appliesTo(paper: Document, method: Method | null): boolean {
  return method === null || paper.forms[method] !== 'not_needed';
}

const said = (words: string | undefined): readonly string[] => (words === undefined ? [] : [words]);

const named = (name: string, words: string): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${words}`;
