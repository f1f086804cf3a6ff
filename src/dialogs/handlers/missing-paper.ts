// Helps with a paper that the person does not have.
import { paperNotes } from '../../knowledge/knowledge.ts';
import { text } from '../parts.ts';
import { paperItem } from '../papers-card.ts';
import { present, presentShort } from '../present.ts';
import { toToken } from '../tokens.ts';
import { placesOf, reply, type Running, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';

export function whichIsMissing(turn: Turn, running: Running): StepResult {
  const { at, guide, journey } = running;
  if (at.node.kind !== 'papers') return reply(turn, 'step', [present(turn, running)]);
  const method = at.method ?? 'counter';
  const open = at.node.documents.filter((d) => paperItem(turn, d, method, journey.papers).state !== 'have');
  if (open.length === 0) {
    const { choices = [] } = present(turn, running);
    const said = turn.kb.say('papers.all_there', { method: turn.kb.wording.methods[method] });
    return reply(turn, 'step', [{ ...text(said), choices }], { asked: null });
  }
  return reply(
    turn,
    'clarify',
    [
      {
        ...text(turn.kb.say('moves.which_missing')),
        choices: open.map((d) => ({
          label: d.name,
          token: toToken({ kind: 'paper', procedure: guide.code, paper: d.id }),
        })),
      },
    ],
    { asked: { kind: 'missing' } },
  );
}

/** Where to get a paper, and what stands in for it. */
export function helpWithPaper(turn: Turn, running: Running, paper: string): StepResult | null {
  const d = running.guide.documents.find((x) => x.id === paper);
  if (!d) return null;
  const { method } = running.at;
  const { wording } = turn.kb;
  const needless = method !== null && d.forms[method] === 'not_needed';
  const notes = paperNotes(d, ['whereToGet', 'ifMissing', 'note'], method, wording.methods);
  const said = [needless ? `${d.name}: ${wording.form('not_needed')}.` : `${d.name}.`, ...notes].join(' ');
  const nothing =
    notes.length === 0 && !needless ? turn.kb.say('facts.ask_office', placesOf(turn, running.guide)) : null;
  return reply(turn, 'answered', [text(said, nothing), presentShort(turn, running)], { asked: null });
}
