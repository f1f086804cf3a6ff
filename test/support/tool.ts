// Runs a command-line tool of ours as its own process, the way a person runs it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a tool said and how it ended. */
export interface ToolRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** How a tool is run. */
export interface ToolOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What the person types when the tool asks with «> »; gets what it said before. */
  readonly types?: (out: string) => Promise<string>;
}

/** What `npm run <name>` hands to node before the script: a tool is tested with the memory it has in earnest. */
function flagsOf(name: string): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    scripts: Readonly<Record<string, string>>;
  };
  return (scripts[name] ?? '').split(' ').filter((word) => word.startsWith('--'));
}

/** @param name - the tool in src/tools, e.g. `content` */
export async function runTool(
  name: string,
  args: readonly string[],
  { env = {}, cwd, types }: ToolOptions = {},
): Promise<ToolRun> {
  const script = fileURLToPath(new URL(`../../src/tools/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [...flagsOf(name), script, ...args], {
    env: { ...process.env, DATABASE_URL: '', LOG_LEVEL: 'silent', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(cwd ? { cwd } : {}),
  });
  let out = '';
  let err = '';
  if (types === undefined) child.stdin.end();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (types !== undefined && out.endsWith('> '))
      void types(out).then((typed) => child.stdin.end(`${typed}\n`));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}
