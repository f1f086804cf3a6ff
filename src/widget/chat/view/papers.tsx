// The checklist of papers. What the person ticks stays ticked on this device, also when the list is shown again.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { keepTick, recallTicks } from '../talk/memory.ts';
import type { Paper } from '../talk/wire.ts';
import { useTexts } from './language.tsx';

export interface PapersProps {
  readonly title: string;
  readonly items: readonly Paper[];
  readonly procedure: string | null;
}

export function Papers({ title, items, procedure }: PapersProps): JSX.Element {
  const texts = useTexts();
  const list = procedure ?? '';
  const [ticks, setTicks] = useState(() => recallTicks(list));
  const isTicked = ({ id, state }: Paper): boolean =>
    typeof ticks[id] === 'boolean' ? ticks[id] : state === 'have';
  const tick = (paper: Paper): void => {
    keepTick(list, paper.id, !isTicked(paper));
    setTicks(recallTicks(list));
  };
  const needed = items.filter(({ state }) => state !== 'optional');
  const optional = items.filter(({ state }) => state === 'optional');
  const show = (item: Paper): JSX.Element => (
    <PaperRow key={item.id} item={item} ticked={isTicked(item)} onTick={() => tick(item)} />
  );
  return (
    <fieldset class="card papers">
      <legend>{title}</legend>
      {needed.map(show)}
      {needed.length > 0 && (
        <p class="papers-count">{texts.papersHave(needed.filter(isTicked).length, needed.length)}</p>
      )}
      {optional.length > 0 && (
        <details>
          <summary>{texts.papersOptional(optional.length)}</summary>
          {optional.map(show)}
        </details>
      )}
    </fieldset>
  );
}

interface RowProps {
  readonly item: Paper;
  readonly ticked: boolean;
  readonly onTick: () => void;
}

function PaperRow({ item, ticked, onTick }: RowProps): JSX.Element {
  const texts = useTexts();
  return (
    <label class={ticked ? 'paper ticked' : 'paper'}>
      <input type="checkbox" checked={ticked} onChange={onTick} />
      <span>
        <b>{item.name}</b>
        {item.state === 'optional' && ` (${texts.paperOptional})`}
        {item.form !== '' && <span class="paper-form">{item.form}</span>}
        {item.note !== null && <span class="paper-note">{item.note}</span>}
      </span>
    </label>
  );
}
