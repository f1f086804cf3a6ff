// A browser, and the scripted service in a process beside it, for as long as a file of tests runs.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { startBrowser } from '../support/browser.ts';
import { ServiceProcess } from '../support/service-process.ts';

interface Scripted {
  readonly browser: Browser;
  readonly service: ServiceProcess;
}

/** To be called once in a file; what it returns is there from the first test on. */
export function scripted(): Scripted {
  const started: { browser?: Browser; service?: ServiceProcess } = {};
  beforeAll(async () => {
    const script = new URL('scripted-server.ts', import.meta.url).pathname;
    const service = await ServiceProcess.prepare(script);
    [started.browser] = await Promise.all([startBrowser(), service.start()]);
    started.service = service;
  });
  afterAll(async () => {
    await started.browser?.close();
    await started.service?.remove();
  });
  return {
    get browser() {
      return there(started.browser);
    },
    get service() {
      return there(started.service);
    },
  };
}

function there<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('Asked for before the first test');
  return part;
}
