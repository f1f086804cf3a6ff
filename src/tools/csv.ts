// Reads and writes CSV the way spreadsheet programs do in Viet Nam: comma or semicolon, quotes, a byte order mark.

/** One row by column name, and where it stood in the file. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Writes rows with a heading. The mark at the start tells Excel that it is UTF-8. */
export function writeCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): string {
  const lines = [columns, ...rows.map((row) => columns.map((c) => row[c] ?? ''))];
  return `\ufeff${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function quoted(cell: string): string {
  // A cell that begins like a formula would be run by a spreadsheet program.
  const safe = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Reads rows by the names of the first line; empty lines are left out. */
export function readCsv(text: string): readonly CsvRow[] {
  const plain = text.replace(/^\ufeff/, '');
  const heading = plain.split(/\r?\n/, 1)[0] ?? '';
  const [names, ...rows] = cellsOf(plain, heading.includes(';') && !heading.includes(',') ? ';' : ',');
  if (!names) return [];
  return rows
    .filter(({ cells }) => cells.some((c) => c.trim() !== ''))
    .map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(names.cells.map((name, i) => [name.trim(), (cells[i] ?? '').trim()])),
    }));
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
