// Reads models/aliases.tsv, the citizens' words for procedures, and adds them to the link targets.
import type { LinkTarget } from '../types.ts';

/** Aliases by procedure code, in the order of the file. */
export type AliasTable = ReadonlyMap<string, readonly string[]>;

/** Prior of a procedure that is known by its aliases only. */
const aliasOnlyPrior = 0.4;

/**
 * @param text - lines `code TAB alias TAB note`; empty lines and lines with # are skipped
 * @throws Error naming every line that is not of that form
 */
export function parseAliases(text: string): AliasTable {
  const table = new Map<string, string[]>();
  const problems: string[] = [];
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const [code = '', alias = ''] = line.split('\t');
    if (!/^\d\.\d{6}$/.test(code) || alias.trim() === '')
      problems.push(`aliases.tsv:${i + 1}: cần «mã thủ tục TAB tên gọi TAB ghi chú»`);
    else table.set(code, [...(table.get(code) ?? []), alias.trim()]);
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return table;
}

/**
 * The targets with the aliases of the table; a procedure that only the table knows becomes a target of its own, named by its first
 * alias, so that a message about it is not taken for something else.
 */
export function withAliases(targets: readonly LinkTarget[], table: AliasTable): LinkTarget[] {
  const known = new Set(targets.flatMap(codesOf));
  const extended = targets.map((target) => ({
    ...target,
    aliases: [...target.aliases, ...codesOf(target).flatMap((code) => table.get(code) ?? [])],
  }));
  const others = [...table].flatMap(([code, aliases]) =>
    known.has(code)
      ? []
      : [{ code, name: aliases[0] ?? code, aliases: aliases.slice(1), prior: aliasOnlyPrior }],
  );
  return [...extended, ...others];
}

const codesOf = ({ code, also = [] }: LinkTarget): readonly string[] => [code, ...also];
