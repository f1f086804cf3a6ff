// Counts and times for Prometheus. Labels never hold anything of a person: routes by their pattern, channels, codes.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Health, HealthReport, Metrics } from './types.ts';

const quick = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const stateNumbers = { ok: 0, degraded: 1, failing: 2 } as const;

/** Figures of parts that have one name of their own: metric, help, part, figure. */
const partFigures = [
  ['guidance_inbox_waiting', 'Messages that wait for their turn', 'inbox', 'waiting'],
  ['guidance_inbox_oldest_seconds', 'How long the oldest of them has waited', 'inbox', 'oldestSeconds'],
  ['guidance_disk_free_bytes', 'Free space on the disk of the data directory', 'disk', 'freeBytes'],
  ['guidance_streams_open', 'Open WebSockets of pages', 'streams', 'open'],
  ['guidance_catalogue_age_days', 'Days since the official records were taken', 'catalogue', 'ageDays'],
  ['guidance_catalogue_records', 'Official records that are answered from', 'catalogue', 'records'],
] as const;
/** Figures of push channels: metric, help, figure. */
const channelFigures = [
  ['guidance_outbox_waiting', 'Answers that wait for a platform', 'waiting'],
  ['guidance_outbox_oldest_seconds', 'How long the oldest of them has waited', 'oldestSeconds'],
] as const;
/** Parts that are push channels are named so. */
const channelPrefix = 'channel-';

/** Makes the register; metrics of the process itself (memory, event loop, collector) are in it. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
  ): Histogram<Label> => new Histogram({ name, help, labelNames, buckets: quick, registers });
  const requests = histogram('guidance_request_seconds', 'Requests answered, and how long it took', [
    'route',
    'method',
    'status',
  ]);
  const turns = histogram('guidance_turn_seconds', 'Turns of conversations', ['channel', 'outcome']);
  const answers = counter('guidance_answers_total', 'Answers by their kind', ['channel', 'status']);
  const sends = histogram('guidance_send_seconds', 'Messages handed to a platform', ['channel', 'verdict']);
  const errors = counter('guidance_errors_total', 'Coded errors in the log', ['code']);
  return {
    requestEnded: ({ status, ...about }, ms) => {
      requests.observe({ ...about, status: String(status) }, ms / 1_000);
    },
    turnEnded: (about, ms) => {
      turns.observe(about, ms / 1_000);
    },
    answered: (about) => {
      answers.inc(about);
    },
    sendEnded: (about, ms) => {
      sends.observe(about, ms / 1_000);
    },
    errorLogged: (code) => {
      errors.inc({ code });
    },
    tell: (health) => {
      tellHealth(registry, health);
    },
    text: () => registry.metrics(),
  };
}

function tellHealth(registry: Registry, health: Health): void {
  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    set: (gauge: Gauge<Label>, report: HealthReport) => void,
  ): void => {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        this.reset();
        set(this, await health.look());
      },
    });
  };
  gauge('guidance_part_state', '0 well, 1 degraded, 2 failing', ['part'], (states, { parts }) => {
    for (const [part, { state }] of Object.entries(parts)) states.set({ part }, stateNumbers[state]);
  });
  for (const [name, help, part, figure] of partFigures) {
    gauge(name, help, [], (one, { parts }) => {
      const value = parts[part]?.figures?.[figure];
      if (value !== undefined) one.set(value);
    });
  }
  for (const [name, help, figure] of channelFigures) {
    gauge(name, help, ['channel'], (one, { parts }) => {
      for (const [part, { figures }] of Object.entries(parts)) {
        if (!part.startsWith(channelPrefix)) continue;
        one.set({ channel: part.slice(channelPrefix.length) }, figures?.[figure] ?? 0);
      }
    });
  }
}
