// The conversation itself: one polite live region that follows what is said without taking the focus.
import { Component, type JSX } from 'preact';
import type { Boot } from '../talk/boot.ts';
import type { Snapshot } from '../talk/session.ts';
import { awaitsAnswer, isOnItsWay, newestAnswer, pickedLabels, type Entry } from '../talk/thread.ts';
import { AnswerView } from './answer.tsx';
import { Icon } from './icons.tsx';
import { Intro } from './intro.tsx';
import { useTexts } from './language.tsx';
import { Said } from './said.tsx';
import { useFollow } from './use-follow.ts';

export interface LogProps {
  readonly boot: Boot;
  readonly snapshot: Snapshot;
  readonly onSay: (text: string, token: string | null) => void;
  readonly onAgain: (clientId: string) => void;
}

const nothing: ReadonlySet<string> = new Set();

export function Log({ boot, snapshot, onSay, onAgain }: LogProps): JSX.Element {
  const { thread, reachable, opened, busy } = snapshot;
  const texts = useTexts();
  const { entries } = thread;
  const { log, missed, toNewest } = useFollow(entries, reachable);
  const picked = pickedLabels(entries);
  const newest = newestAnswer(entries);
  return (
    <main class="middle">
      <div class="log" role="log" aria-label={texts.log} aria-busy={!opened} tabIndex={0} ref={log}>
        <Intro keepDays={boot.keepDays} />
        {entries.map((entry) => (
          <EntryView
            key={entry.key}
            entry={entry}
            current={entry === newest}
            picked={picked.get(entry.key) ?? nothing}
            reachable={reachable}
            onSay={onSay}
            onAgain={onAgain}
          />
        ))}
        {awaitsAnswer(thread) && reachable && <Typing />}
        {!reachable && !entries.some(isOnItsWay) && <p class="status">{texts.unreachable}</p>}
        {!opened && reachable && <p class="status">{busy ? texts.busy : texts.opening}</p>}
      </div>
      {missed && (
        <button type="button" class="newest" onClick={toNewest}>
          <Icon name="down" />
          {texts.newest}
        </button>
      )}
    </main>
  );
}

interface EntryProps extends Pick<LogProps, 'onSay' | 'onAgain'> {
  readonly entry: Entry;
  readonly current: boolean;
  readonly picked: ReadonlySet<string>;
  readonly reachable: boolean;
}

/** Drawn again only when something in it has changed: after an hour of talking a slow phone has a hundred of them. */
class EntryView extends Component<EntryProps> {
  override shouldComponentUpdate(next: EntryProps): boolean {
    const { entry, current, picked, reachable } = this.props;
    return (
      next.entry !== entry ||
      next.current !== current ||
      next.picked.size !== picked.size ||
      (entry.kind === 'said' && next.reachable !== reachable)
    );
  }

  override render({ entry, current, picked, reachable, onSay, onAgain }: EntryProps): JSX.Element {
    switch (entry.kind) {
      case 'answer':
        return (
          <AnswerView answer={entry.answer} at={entry.at} current={current} picked={picked} onSay={onSay} />
        );
      case 'said':
        return <Said entry={entry} reachable={reachable} onAgain={onAgain} />;
      case 'anew':
        return <Anew />;
    }
  }
}

function Anew(): JSX.Element {
  return <p class="divider">{useTexts().anew}</p>;
}

function Typing(): JSX.Element {
  return (
    <div class="typing" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}
