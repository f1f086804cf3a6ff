// Reads CSV as spreadsheet programs in Viet Nam save it: comma or semicolon, quotes, a byte order mark.

/** One row by column name, and where it stood in the file. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Reads rows by the names of the first line; empty lines are left out. */
export function readCsv(text: string): readonly CsvRow[] {
  const plain = text.replace(/^\ufeff/, '');
  const [names, ...rows] = cellsOf(plain, separatorOf(plain.split(/\r?\n/, 1)[0] ?? ''));
  if (!names) return [];
  return rows
    .filter(({ cells }) => cells.some((c) => c.trim() !== ''))
    .map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(names.cells.map((name, i) => [name.trim(), (cells[i] ?? '').trim()])),
    }));
}

/** Names of columns may hold a comma; the sign that parts more of them is the one meant. */
function separatorOf(heading: string): string {
  const columns = (sign: string): number => cellsOf(heading, sign)[0]?.cells.length ?? 0;
  return columns(';') > columns(',') ? ';' : ',';
}

interface Line {
  readonly line: number;
  readonly cells: string[];
}

function cellsOf(text: string, separator: string): readonly Line[] {
  const lines: Line[] = [];
  let current: Line = { line: 1, cells: [''] };
  let line = 1;
  let inQuotes = false;
  const add = (char: string): void => {
    current.cells.push(`${current.cells.pop() ?? ''}${char}`);
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '\n') line++;
    if (inQuotes) {
      if (char !== '"') add(char);
      else if (text[i + 1] === '"') {
        add('"');
        i++;
      } else inQuotes = false;
    } else if (char === '"') inQuotes = true;
    else if (char === separator) current.cells.push('');
    else if (char === '\n') {
      lines.push(current);
      current = { line, cells: [''] };
    } else if (char !== '\r') add(char);
  }
  return current.cells.some((c) => c !== '') ? [...lines, current] : lines;
}
