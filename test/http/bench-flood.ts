// `npm run bench:flood`: how long people wait for their message to be taken and answered, without and with somebody who floods from one
// address: the whole service as a process, real understanding and guidance, SQLite.
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { call, type ActivitySet, type Session } from '../support/direct-line.ts';
import { ServiceProcess } from '../support/service-process.ts';

const people = 20;
const questions = ['em muon lam khai sinh cho con', 'phí bao nhiêu', 'nộp qua mạng', 'quay lại'];
const flooders = 5;

const service = await ServiceProcess.prepare(fileURLToPath(new URL('../../src/main.ts', import.meta.url)), {
  TRUSTED_PROXIES: '127.0.0.0/8',
  // As an operator gets them.
  MESSAGES_PER_MINUTE: '30',
  MESSAGES_PER_MINUTE_ADDRESS: '600',
});

/** @returns milliseconds from sending to the answer */
async function askAll(address: string): Promise<number[]> {
  const headers = { 'x-forwarded-for': address };
  const { body: session } = await call<Session>('POST', `${service.url}/api/chat-token`, { headers });
  const url = `${service.url}/v3/directline/conversations/${session.conversationId}/activities`;
  const waits: number[] = [];
  let { watermark } = session;
  for (const text of questions) {
    const began = performance.now();
    await call('POST', url, { token: session.token, headers, body: { type: 'message', text } });
    for (let answered = false; !answered;) {
      const { body } = await call<ActivitySet>('GET', `${url}?watermark=${watermark}`, {
        token: session.token,
      });
      ({ watermark } = body);
      answered = body.activities.some(({ from }) => from.role === 'bot');
      if (!answered) await setTimeout(50);
    }
    waits.push(performance.now() - began);
    await setTimeout(200);
  }
  return waits;
}

async function flood(stop: AbortSignal, counts: Map<number, number>): Promise<void> {
  const headers = { 'x-forwarded-for': '203.0.113.66' };
  const { body: session } = await call<Session>('POST', `${service.url}/api/chat-token`, { headers });
  const url = `${service.url}/v3/directline/conversations/${session.conversationId}/activities`;
  while (!stop.aborted) {
    // A flood of a hundred times what a person types; a bench on the same cores must leave the service some of them.
    await setTimeout(25);
    const body = { type: 'message', text: 'lũ lũ lũ' };
    const { status } = await call('POST', url, { token: session.token, headers, body });
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
}

async function everybody(): Promise<string> {
  const waits = await Promise.all(Array.from({ length: people }, (_, i) => askAll(`198.51.100.${i}`)));
  const sorted = waits.flat().sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(0);
  return `${sorted.length} questions answered after p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`;
}

await service.start();
// Warm.
await everybody();
const alone = await everybody();
const stop = new AbortController();
const counts = new Map<number, number>();
const floods = Promise.all(Array.from({ length: flooders }, () => flood(stop.signal, counts)));
await setTimeout(3_000);
const flooded = await everybody();
stop.abort();
await floods;
const seen = [...counts].map(([status, count]) => `${count} × ${status}`).join(', ');
process.stdout.write(`alone: ${alone}\nflooded: ${flooded}\nthe flood was answered ${seen}\n`);
await service.remove();
