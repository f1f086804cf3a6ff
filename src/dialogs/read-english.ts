// Reads English words: few phrases, certain ones. What they do not tell stays unknown, so that nothing is guessed from a foreign language.
import { fold } from '@guidance-hatinh/lang-vi';
import type { Method } from '../knowledge/types.ts';
import type { Candidate, Scored, Understanding } from '../understanding/types.ts';
import { words } from './phrases.ts';
import type { StepContent } from './turn-of.ts';

/** How sure a phrase that stands in the message is. */
const certain = 0.9;
/** What words ask for that hold none of the phrases. */
const anything: Scored = { label: 'other', confidence: 0.5 };
/** As near to a name of a procedure as this, it is offered. */
const near = 0.45;

/**
 * What an English message means.
 * @param vietnamese the same message as read by the Vietnamese understanding: places are taken from it, and all of it where it is Vietnamese
 */
export function readEnglish(content: StepContent, text: string, vietnamese: Understanding): Understanding {
  if (isVietnamese(text)) return vietnamese;
  const { words: known } = content.kb.english;
  const said = ` ${words(text).join(' ')} `;
  const intents = labels(known.intents, (phrase) => said.includes(` ${phrase} `));
  const core = without(said, known.small);
  const moves = labels(known.moves, (phrase) => [said.trim(), core].includes(phrase));
  const methods = labels(known.methods, (phrase) => said.includes(` ${phrase} `)).map(
    (m) => m.label as Method,
  );
  const candidates = moves.length > 0 ? [] : candidatesFor(content, core);
  const [first, ...rest] = intents.map((i) => i.label);
  // Words that neither ask for something nor name a procedure may still be those of a topic.
  const asked = intents.length > 0 || candidates.length > 0 ? intents : [anything];
  return {
    text: said.trim(),
    intent: first ?? (candidates.length > 0 ? 'how_to' : anything.label),
    reported: first ?? null,
    also: rest,
    intents: asked,
    moves,
    candidates,
    band: candidates.length > 0 ? 'answer' : 'stop',
    methods,
    places: vietnamese.places,
    units: vietnamese.units,
    place: vietnamese.place,
  };
}

/** Letters with Vietnamese marks: the person went on in Vietnamese. A name of a place alone does not make it so. */
function isVietnamese(text: string): boolean {
  const all = text.split(/\s+/);
  return all.filter((w) => fold(w) !== w.toLowerCase()).length * 2 > all.length;
}

function labels(
  table: Readonly<Record<string, readonly string[] | undefined>>,
  stands: (phrase: string) => boolean,
): readonly Scored[] {
  return Object.entries(table).flatMap(([label, phrases]) =>
    (phrases ?? []).some((p) => stands(words(p).join(' '))) ? [{ label, confidence: certain }] : [],
  );
}

function without(said: string, small: readonly string[]): string {
  return words(said)
    .filter((w) => !small.includes(w))
    .join(' ');
}

/** Procedures whose English names are like the words; a name that stands in them as a whole leaves out what is only like it. */
function candidatesFor({ kb, matcher }: StepContent, core: string): readonly Candidate[] {
  if (core === '') return [];
  const { small } = kb.english.words;
  const guides = [...kb.guides.values()].map(({ code, title, aliases }) => {
    const names = [title.replace(/ \(.*\)$/, ''), ...aliases]
      .map((n) => without(n, small))
      .filter((n) => n !== '');
    const whole = names.filter((n) => ` ${core} `.includes(` ${n} `)).map((n) => n.split(' ').length);
    const like = Math.max(0, ...names.map((n) => matcher.score(core, n)));
    return { code, whole: Math.max(0, ...whole), like };
  });
  const longest = Math.max(...guides.map((g) => g.whole));
  return guides
    .filter((g) => g.whole === longest)
    .map(({ code, whole, like }) => ({ code, confidence: whole > 0 ? certain : like }))
    .filter((c) => c.confidence >= near)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 5);
}
