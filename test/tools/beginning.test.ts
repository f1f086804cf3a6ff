// A tool that cannot begin says in one sentence what is wrong: people who maintain content run these, and a stack trace tells them nothing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test.each([['ask', '--jsonl'], ['converse', '--jsonl'], ['chat'], ['evaluate']])(
  '%s with a setting that is wrong',
  async (tool, ...options) => {
    const { said, code } = await run(tool, options);
    expect(said).toBe('Biến PORT phải là một số từ 0 đến 65535.\n');
    expect(code).toBe(1);
  },
);

test.each(['ask', 'converse', 'chat', 'evaluate', 'catalogue', 'links', 'centres', 'content'])(
  '%s with an option that it does not know',
  async (tool) => {
    const { said, code } = await run(tool, ['--no-such-option']);
    expect(said).toMatch(/^Cách dùng:/);
    expect(code).toBe(2);
  },
);

async function run(tool: string, options: readonly string[]): Promise<{ said: string; code: number }> {
  const script = fileURLToPath(new URL(`../../src/tools/${tool}.ts`, import.meta.url));
  const child = spawn(process.execPath, [script, ...options], { env: { ...process.env, PORT: 'abc' } });
  child.stdin.end();
  const exited = once(child, 'exit') as Promise<[number]>;
  const [said, [code]] = await Promise.all([text(child.stderr), exited]);
  return { said, code };
}
