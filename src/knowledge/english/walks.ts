// English journeys and topics: texts laid over the Vietnamese ones of the same id. What has none stays Vietnamese, and says so.
import { join } from 'node:path';
import { z } from 'zod';
import type { JourneyFlow, Topic } from '../types.ts';
import { missing, readContentFile, type ContentProblem } from '../yaml-file.ts';
import { filesOf } from './guides.ts';
import { laidOver, textsOver, type Texts } from './overlay.ts';

/**
 * Reads `en/journeys`: one file per journey, named after it.
 * @param problems every unknown or missing text is added to them
 */
export function readEnglishJourneys(
  folder: string,
  vietnamese: ReadonlyMap<string, JourneyFlow>,
  problems: ContentProblem[],
): ReadonlyMap<string, JourneyFlow> {
  const journeys = new Map<string, JourneyFlow>();
  for (const name of filesOf(folder)) {
    const flow = vietnamese.get(name.replace(/\.yml$/, ''));
    const shape = flow && textsOver(flow);
    if (!flow || !shape) {
      problems.push({ ...missing(join(folder, name)), expected: 'không có hành trình tiếng Việt tên này' });
      continue;
    }
    const file = readContentFile(join(folder, name), shape);
    if ('data' in file) journeys.set(flow.id, laidOver(flow, file.data));
    else problems.push(...file);
  }
  return journeys;
}

/**
 * Reads `en/topics`: each file holds topics by id; not every topic needs to be there.
 * @param problems every unknown or missing text is added to them
 */
export function readEnglishTopics(
  folder: string,
  vietnamese: readonly Topic[],
  problems: ContentProblem[],
): ReadonlyMap<string, Topic> {
  // The title of a topic is for editors only.
  const shapes = vietnamese.map((topic) => [topic.id, textsOver({ ...topic, title: undefined })] as const);
  const schema = z.strictObject(
    Object.fromEntries(shapes.map(([id, shape]) => [id, (shape ?? z.never()).optional()] as const)),
  );
  const topics = new Map<string, Topic>();
  for (const name of filesOf(folder)) {
    const file = readContentFile(join(folder, name), schema);
    if (!('data' in file)) {
      problems.push(...file);
      continue;
    }
    const texts = file.data as Readonly<Record<string, Texts | undefined>>;
    for (const topic of vietnamese)
      if (texts[topic.id]) topics.set(topic.id, laidOver(topic, texts[topic.id]));
  }
  return topics;
}
