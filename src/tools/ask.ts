// `npm run ask`: shows what the assistant makes of a message; a stable interface for scripts with --jsonl.
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { openBrain, type Brain } from '../brain.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import type { Understanding } from '../understanding/types.ts';
import { explanationText } from './ask-explanation.ts';
import { orExit } from './or-exit.ts';
import { optionsOrUsage } from './options.ts';

const question = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

const usage =
  'Cách dùng: npm run -s ask -- --jsonl < câu-hỏi.jsonl, hoặc npm run ask -- [--explain] "câu hỏi"\n';
const { values, positionals } = optionsOrUsage(
  {
    allowPositionals: true,
    options: {
      jsonl: { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      // Accepted for the sake of scripts that freeze the clock everywhere; understanding looks at no clock.
      now: { type: 'string' },
    },
  },
  usage,
);

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

/** One line in, one line out; a line that cannot be read is named on stderr and the next one goes on. */
async function answerLines(): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    number++;
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (typeof read === 'string') process.stderr.write(`Dòng ${number} bị bỏ qua: ${read}\n`);
    else process.stdout.write(`${JSON.stringify(outcome(read.id, await room.understand(read.text)))}\n`);
  }
}

/** The question of a line, or what is wrong with the line. */
function readLine(line: string): z.infer<typeof question> | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'không phải JSON; mỗi dòng cần dạng {"id": "1", "text": "câu hỏi"}';
  }
  const read = question.safeParse(value);
  if (read.success) return read.data;
  return `cần id và text, ví dụ {"id": "1", "text": "câu hỏi"} (${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')})`;
}

if (values.jsonl) await answerLines();
else if (positionals.length === 0)
  process.stderr.write(
    'Cách dùng: npm run ask -- "câu hỏi" [--explain], hoặc npm run -s ask -- --jsonl < câu.jsonl\n',
  );
else if (values.explain)
  process.stdout.write(explanationText(await room.explain(positionals.join(' ')), nameOf));
else
  process.stdout.write(
    `${JSON.stringify(outcome(null, await room.understand(positionals.join(' '))), null, 2)}\n`,
  );
