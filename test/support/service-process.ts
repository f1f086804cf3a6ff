// A server of ours as a process with a port and data of its own: it can be killed, started again, and lose its data.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { unlimited } from './unlimited.ts';

/** As `npm start`, the unit and the image start it. */
const asInstalled = ['--max-semi-space-size=16'];

export class ServiceProcess {
  readonly url: string;
  readonly dataDir: string;
  readonly #script: string;
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;

  private constructor(script: string, port: number, dataDir: string, env: Readonly<Record<string, string>>) {
    this.url = `http://127.0.0.1:${port}`;
    this.dataDir = dataDir;
    this.#script = script;
    this.#env = {
      LOG_LEVEL: 'error',
      ...unlimited,
      DATA_DIR: dataDir,
      ...env,
      PORT: String(port),
    };
  }

  /**
   * @param script - path of a program that prints a line when it listens
   * @param env - e.g. DATABASE_URL, to keep conversations there
   */
  static async prepare(script: string, env: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    return new ServiceProcess(
      script,
      await freePort(),
      await mkdtemp(join(tmpdir(), 'guidance-service-')),
      env,
    );
  }

  /** Settles when it listens, with what it printed then. */
  async start(): Promise<string> {
    const child = spawn(process.execPath, [...asInstalled, this.#script], {
      env: { ...process.env, ...this.#env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    const ended = once(child, 'exit').then(() => {
      throw new Error('The server ended before it listened');
    });
    const [printed] = (await Promise.race([once(child.stdout, 'data'), ended])) as [Buffer];
    return printed.toString();
  }

  /** As the power cut of a process: no handler runs. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Of the running process. */
  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error('The server is not running');
    return pid;
  }

  /** It stands still, with all its connections open, until told to go on. */
  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  goOn(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Asks it to stop; settles with its exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** Only while it is stopped. */
  async loseData(): Promise<void> {
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** For the end of a test. */
  async remove(): Promise<void> {
    await this.kill();
    await this.loseData();
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
