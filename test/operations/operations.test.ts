// How operators see the service: health, readiness and metrics of a running one; alerts and the dashboard name only what exists.
import { readFile } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics, serveMetrics } from '../../src/operations/operations.ts';
import { MessengerPlatform } from '../platforms/messenger.ts';
import { ZaloPlatform } from '../platforms/zalo.ts';
import { call, openChat, readUntil, say } from '../support/direct-line.ts';
import { eventually } from '../support/eventually.ts';
import { testData } from '../support/learnt.ts';
import { silent } from '../support/databases.ts';
import { startServer } from '../support/server.ts';

const file = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string; readonly runbook: string };
}
const { groups } = parse(await file('ops/prometheus/alerts.yml')) as { groups: { rules: Alert[] }[] };
const alerts = groups.flatMap(({ rules }) => rules);
const dashboard = JSON.parse(await file('ops/grafana/guidance.json')) as {
  panels: { title: string; targets: { expr: string }[] }[];
};

/** What `/metrics` of a whole service with both push channels says after somebody was answered. */
let text = '';
/** What an operator's SDK of OpenTelemetry was given. */
const spans = new InMemorySpanExporter();

beforeAll(async () => {
  new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }).register();
  const zalo = await ZaloPlatform.start();
  const messenger = await MessengerPlatform.start();
  const metrics = createMetrics();
  const server = await serveMetrics({ host: '127.0.0.1', port: 0 }, metrics);
  const config = readConfig({
    PORT: '0',
    DATA_DIR: testData,
    ...zalo.environment(),
    ...messenger.environment(),
  });
  const app = await createApp(config, silent, { storage: 'memory', metrics });
  const url = await app.start();
  const session = await openChat(url);
  await say(url, session, 'đăng ký khai sinh');
  await readUntil(url, session, 3);
  text = await (await fetch(server.url)).text();
  await app.stop();
  await Promise.all([server.close(), zalo.stop(), messenger.stop()]);
});

/** Names of metrics as they stand in an expression of Prometheus. */
function namesIn(expression: string): string[] {
  return expression.match(/\b(?:guidance|process|nodejs)_[a-z0-9_]+/g) ?? [];
}

function isTold(name: string): boolean {
  return text.includes(`# TYPE ${name.replace(/_(bucket|count|sum)$/, '')} `);
}

describe('traces', () => {
  it('reach the SDK that an operator loads, and the turn hangs on the request that set it off', () => {
    const ended = spans.getFinishedSpans();
    const turn = ended.find(({ name }) => name === 'turn');
    const request = ended.find((span) => span.spanContext().spanId === turn?.parentSpanContext?.spanId);
    expect(turn?.attributes).toEqual({ channel: 'web' });
    expect(request?.name).toBe('request');
    expect(request?.attributes).toEqual({ route: expect.stringContaining('/') as string, method: 'POST' });
  });
});

describe('metrics', () => {
  it('tell of requests, turns, answers, states and queues, and of nothing personal', () => {
    for (const line of [
      /^guidance_request_seconds_count\{route="\/api\/chat-token",method="POST",status="200"\} 1$/m,
      /^guidance_turn_seconds_count\{channel="web",outcome="committed"\} 2$/m,
      /^guidance_answers_total\{channel="web",status="\w+"\} 1$/m,
      /^guidance_part_state\{part="database"\} 0$/m,
      /^guidance_part_state\{part="channel-zalo"\} 0$/m,
      /^guidance_outbox_waiting\{channel="messenger"\} 0$/m,
      /^guidance_inbox_oldest_seconds \d+$/m,
    ])
      expect(text).toMatch(line);
    expect(text).not.toContain('khai sinh');
  });

  it.each(alerts)('$alert names what exists, and says what to do', async ({ alert, expr, annotations }) => {
    for (const name of namesIn(expr)) expect([name, isTold(name)]).toEqual([name, true]);
    const [path = '', anchor] = annotations.runbook.split('#');
    expect(anchor).toBe(alert.toLowerCase());
    const section = (await file(path)).split(`\n## ${alert}\n`)[1]?.split('\n## ')[0] ?? '';
    for (const part of ['**Nghĩa là:**', '**Làm gì:**']) expect(section).toContain(part);
  });

  it.each(dashboard.panels)('the panel «$title» shows what exists', ({ targets }) => {
    const names = targets.flatMap(({ expr }) => namesIn(expr));
    expect(names).not.toEqual([]);
    for (const name of names) expect([name, isTold(name)]).toEqual([name, true]);
  });

  it('count coded errors in the log', async () => {
    const metrics = createMetrics();
    const nowhere = new Writable({
      write: (_chunk, _encoding, done) => {
        done();
      },
    });
    const log = createLog('info', nowhere, (code) => {
      metrics.errorLogged(code);
    });
    log.error({ code: 'turn-failed' }, 'One');
    log.warn({ code: 'listen-lost' }, 'Two');
    log.info({ conversation: 'c' }, 'No code');
    expect(await metrics.text()).toContain('guidance_errors_total{code="turn-failed"} 1');
  });
});

describe('health', () => {
  it('names each part, and says whom to send people to', async () => {
    const { url, bot } = await startServer();
    expect((await call('GET', `${url}/healthz`)).body).toMatchObject({
      status: 'ok',
      parts: { database: { state: 'ok' }, inbox: { figures: { waiting: 0 } }, streams: { state: 'ok' } },
    });
    expect(await call('GET', `${url}/readyz`)).toMatchObject({
      status: 200,
      body: { ready: true, because: [] },
    });
    await bot.stop();
  });

  it('sends nobody to a process whose database is away', async () => {
    const { url, storage } = await startServer();
    await storage.close();
    const { body } = await eventually(async () => {
      const answer = await call('GET', `${url}/readyz`);
      return answer.status === 503 ? answer : null;
    });
    expect(body).toEqual({ ready: false, because: ['database-unreachable'] });
  });

  it('carries the id of the request through all that it sets off', async () => {
    const lines: string[] = [];
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    const { url } = await startServer({ log: createLog('error', stream) });
    const session = await openChat(url);
    const path = `${url}/v3/directline/conversations/${session.conversationId}/activities`;
    await call('POST', path, {
      token: session.token,
      body: { type: 'message', text: 'lỗi' },
      headers: { 'x-request-id': 'from-the-proxy-1' },
    });
    await readUntil(url, session, 3);
    const failed = lines.find((line) => line.includes('turn-failed'));
    expect(failed).toContain('"request":"from-the-proxy-1"');
    stream.destroy();
  });
});
