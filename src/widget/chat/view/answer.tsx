// One answer of the assistant, block by block, with its buttons, links, source and number.
import type { JSX } from 'preact';
import type { Answer, Block } from '../talk/wire.ts';
import { Actions } from './actions.tsx';
import { Choices } from './choices.tsx';
import { Fold } from './fold.tsx';
import { Helped } from './helped.tsx';
import { Icon } from './icons.tsx';
import { Links } from './links.tsx';
import { Papers } from './papers.tsx';
import { Sources } from './sources.tsx';
import { Time } from './time.tsx';
import { Words } from './words.tsx';
import { Speaking, useTexts } from './language.tsx';

export interface AnswerProps {
  readonly answer: Answer;
  /** Milliseconds since 1970. */
  readonly at: number | null;
  /** It is the newest: its buttons are the ones to press. */
  readonly current: boolean;
  readonly picked: ReadonlySet<string>;
  readonly onSay: (text: string, token: string | null) => void;
}

export function AnswerView({ answer, at, current, picked, onSay }: AnswerProps): JSX.Element {
  const { language = 'vi' } = answer;
  return (
    <Speaking language={language}>
      <section class={`answer${current ? ' current' : ''}${answer.by ? ' by-clerk' : ''}`} lang={language}>
        <Speaker by={answer.by} />
        {answer.blocks.map((block, index) => (
          <BlockView key={index} block={block} procedure={answer.procedure} />
        ))}
        <Links links={answer.links} procedure={answer.procedure} />
        <Choices choices={answer.choices} current={current} picked={picked} onSay={onSay} />
        <Sources sources={answer.sources} number={answer.number} />
        {answer.number !== null && <Actions answer={answer} />}
        {answer.number !== null && !goesOn(answer) && <Helped number={answer.number} />}
        <Time at={at} />
      </section>
    </Speaking>
  );
}

/** Tells who speaks: a clerk to everybody, the assistant to those who do not see it. */
function Speaker({ by }: { readonly by: Answer['by'] }): JSX.Element {
  const texts = useTexts();
  return by === 'clerk' ? <h2 class="clerk">{texts.clerk}</h2> : <h2 class="heard">{texts.assistant}</h2>;
}

function BlockView({
  block,
  procedure,
}: {
  readonly block: Block;
  readonly procedure: string | null;
}): JSX.Element {
  const texts = useTexts();
  switch (block.kind) {
    case 'text':
      return <Fold text={block.text} />;
    case 'notice':
      return (
        <p class="notice">
          <Icon name="warn" />
          <span>
            <b>{texts.notice}</b> <Words text={block.text} />
          </span>
        </p>
      );
    case 'step':
      return <StepCard step={block} />;
    case 'papers':
      return <Papers title={block.title} items={block.items} procedure={procedure} />;
  }
}

function StepCard({ step }: { readonly step: Extract<Block, { kind: 'step' }> }): JSX.Element {
  const { number, total, title, text, sees } = step;
  const texts = useTexts();
  return (
    <div class="card step">
      <p class="step-number">{texts.step(number, total)}</p>
      <progress max={total} value={number} aria-hidden="true" />
      <h3>{title}</h3>
      <Fold text={text} />
      {sees !== null && (
        <p class="sees">
          <Icon name="check" />
          <span>
            <b>{texts.sees}</b> <Words text={sees} />
          </span>
        </p>
      )}
    </div>
  );
}

/** Whether the guide waits for something: «Có» and «Chưa» below would then seem to answer that. The end of a guide asks. */
function goesOn({ blocks }: Answer): boolean {
  return blocks.some((block) => block.kind === 'step' || (block.kind === 'text' && block.asks === true));
}
