// `npm run ask`: shows what the assistant makes of a message; a stable interface for scripts with --jsonl.
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openBrain, type Brain } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import type { Understanding } from '../understanding/types.ts';
import { orExit } from './or-exit.ts';

const question = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jsonl: { type: 'boolean', default: false },
    explain: { type: 'boolean', default: false },
    // Accepted for the sake of scripts that freeze the clock everywhere; understanding looks at no clock.
    now: { type: 'string' },
  },
});

const { kb, understanding: room } = await orExit(start());

async function start(): Promise<Brain> {
  return openBrain(readConfig(process.env), createLog('silent'));
}

/** «Phường Thành Sen». */
function nameOf(unit: string): string {
  const found = kb.units.get(unit);
  return found ? `${found.type} ${found.name}` : unit;
}

/** What is printed: the intent of the label table, finer names in `also`, places by name. */
function outcome(id: string | number | null, understood: Understanding): Record<string, unknown> {
  const { intent, reported, also, candidates, band, place, units } = understood;
  const finer = intent !== null && intent !== reported ? [intent] : [];
  return {
    ...(id === null ? {} : { id }),
    intent: reported,
    also: [...finer, ...also],
    procedure: candidates[0]?.code ?? null,
    candidates: candidates.map(({ code, confidence }) => ({
      code,
      confidence: Number(confidence.toFixed(4)),
    })),
    band,
    place: place === null ? null : nameOf(place),
    places: units.map((unit) => nameOf(unit)),
  };
}

async function answerLines(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const read = question.safeParse(parseJson(line));
    const said = read.success
      ? outcome(read.data.id, await room.understand(read.data.text))
      : { id: null, error: z.prettifyError(read.error) };
    process.stdout.write(`${JSON.stringify(said)}\n`);
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function explain(text: string): Promise<void> {
  process.stdout.write(`${JSON.stringify(await room.explain(text), null, 2)}\n`);
}

if (values.jsonl) await answerLines();
else if (positionals.length === 0)
  process.stderr.write(
    'Cách dùng: npm run ask -- "câu hỏi" [--explain], hoặc npm run -s ask -- --jsonl < câu.jsonl\n',
  );
else if (values.explain) await explain(positionals.join(' '));
else
  process.stdout.write(
    `${JSON.stringify(outcome(null, await room.understand(positionals.join(' '))), null, 2)}\n`,
  );
