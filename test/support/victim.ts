// A server process that can be killed and started again on the same port and the same data.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const script = fileURLToPath(new URL('../faults/counting-server.ts', import.meta.url));

export class Victim {
  readonly url: string;
  readonly #env: Record<string, string>;
  #child: ChildProcess | null = null;

  private constructor(port: number, env: Record<string, string>) {
    this.url = `http://127.0.0.1:${port}`;
    this.#env = { LOG_LEVEL: 'error', CHAT_TOKENS_PER_MINUTE: '1000', ...env, PORT: String(port) };
  }

  /**
   * Gets one ready that ends with the test, however the test ends.
   *
   * @param env - where its data is: DATA_DIR or DATABASE_URL
   */
  static async prepare(env: Record<string, string>): Promise<Victim> {
    const probe = createServer();
    probe.listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    const victim = new Victim(port, env);
    onTestFinished(() => victim.kill());
    return victim;
  }

  /** Starts it; settles when it listens. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, ...this.#env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    const ended = once(child, 'exit').then(() => {
      throw new Error('The server ended before it listened');
    });
    await Promise.race([once(child.stdout, 'data'), ended]);
  }

  /** Ends it as a power cut of the process would: no handler runs. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to stop; settles with its exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    if (child === null) return null;
    const exited = once(child, 'exit');
    child.kill(signal);
    const [code] = (await exited) as [number | null];
    return code;
  }
}
