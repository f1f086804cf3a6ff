// An answer as letters only: to copy, to send to somebody, to be read aloud. Pure.
import type { Answer, Block } from '../talk/wire.ts';
import type { Texts } from '../texts/vi.ts';
import { saySource } from './say-source.ts';

/** With its links, its source and its number; `site` is where the number can be looked up. */
export function writtenAnswer(answer: Answer, site: string, texts: Texts): string {
  const { blocks, links, sources, number } = answer;
  return [
    ...blocks.map((block) => blockLines(block, texts).join('\n')),
    // A resume link leads to the place of this person: it is sent on its own, knowingly.
    ...links.filter(({ kind }) => kind === 'portal').map(({ title, url }) => `${title}: ${url}`),
    ...(sources.length === 0
      ? []
      : [`${texts.source} ${sources.map((source) => saySource(source, texts)).join('; ')}`]),
    ...(number === null ? [] : [`${texts.number} ${number}: ${site}/tra-loi/${number}`]),
  ].join('\n\n');
}

/** In pieces: browsers break off what is read for longer than about fifteen seconds. */
export function spokenAnswer({ blocks }: Answer, texts: Texts): readonly string[] {
  return blocks
    .flatMap((block) => blockLines(block, texts))
    .flatMap((line) => line.match(/[^.!?;:]+[.!?;:]*\s*/g) ?? [])
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

function blockLines(block: Block, texts: Texts): readonly string[] {
  switch (block.kind) {
    case 'text':
      return block.text.split(/\n+/);
    case 'notice':
      return [`${texts.notice} ${block.text}`];
    case 'step': {
      const { number, total, title, text, sees } = block;
      return [
        `${texts.step(number, total)}: ${title}.`,
        ...text.split(/\n+/),
        ...(sees === null ? [] : [`${texts.sees} ${sees}`]),
      ];
    }
    case 'papers':
      return [
        `${block.title}:`,
        ...block.items.map(({ name, form, note, state }) => {
          const optional = state === 'optional' ? `, ${texts.paperOptional}` : '';
          return `- ${name}${form === '' ? '' : ` (${form})`}${optional}.${note === null ? '' : ` ${note}`}`;
        }),
      ];
  }
}
