// Starts the understanding room for the command-line tools: guides, aliases, units and, if asked for, a national catalogue file.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { loadKnowledge } from '../knowledge/knowledge.ts';
import type { LinkTarget } from '../understanding/types.ts';
import {
  createUnderstanding,
  type MessageUnderstanding,
  type SourceFile,
} from '../understanding/understanding.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The parts of a catalogue record that linking needs. */
const record = z.object({
  code: z.string(),
  name: z.string(),
  record_type: z.string(),
  internal: z.boolean(),
  promulgating_agency: z.string().nullable(),
  level: z.array(z.string()),
});

/** The files of models/intents. */
export function intentFiles(): SourceFile[] {
  const folder = join(root, 'models/intents');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/**
 * Targets from a catalogue file (JSON lines, gzip): national procedures and those of Hà Tĩnh, without internal ones.
 * @param guided - codes that have a guide and are left out here
 */
function catalogueTargets(path: string, guided: ReadonlySet<string>): LinkTarget[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  return lines.flatMap((line): LinkTarget[] => {
    const {
      code,
      name,
      record_type: type,
      internal,
      promulgating_agency: agency,
      level,
    } = record.parse(JSON.parse(line));
    if (internal || guided.has(code) || (type === 'SPECIFIC' && agency !== 'UBND tỉnh Hà Tĩnh')) return [];
    const isLocal = level.includes('Cấp Xã') || level.includes('Cấp Tỉnh');
    return [{ code, name, aliases: [], prior: isLocal ? 0.3 : 0 }];
  });
}

/**
 * @param catalogue - path of a catalogue file, or null for guides and aliases only
 * @returns the room, its model cached in DATA_DIR (default: data)
 */
export function openUnderstanding(
  catalogue: string | null,
): MessageUnderstanding & { readonly nameOf: (unit: string) => string } {
  const knowledge = loadKnowledge();
  const guides = [...knowledge.guides.values()].map((guide) => ({
    code: guide.code,
    name: guide.officialName,
    aliases: [guide.title, ...guide.aliases],
    prior: 1,
  }));
  const others =
    catalogue === null ? [] : catalogueTargets(catalogue, new Set(guides.map((guide) => guide.code)));
  const room = createUnderstanding({
    intentFiles: intentFiles(),
    targets: [...guides, ...others],
    aliases: readFileSync(join(root, 'models/aliases.tsv'), 'utf8'),
    domainWords: readFileSync(join(root, 'models/domain-words.tsv'), 'utf8'),
    units: [...knowledge.units.values()],
    cacheFolder: process.env['DATA_DIR'] ?? join(root, 'data'),
  });
  const nameOf = (unit: string): string => {
    const found = knowledge.units.get(unit);
    return found ? `${found.type} ${found.name}` : unit;
  };
  return { ...room, nameOf };
}
