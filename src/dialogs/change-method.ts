// Changes how the dossier is handed in, and says what that means for papers already prepared.
import type { Guide, Method } from '../knowledge/types.ts';
import { answerFacts } from './facts.ts';
import { act, askAgain, documentsFor, methodsOf } from './journey.ts';
import { recordOf, text, type Part } from './parts.ts';
import { compares } from './phrases.ts';
import { present, presentShort } from './present.ts';
import { runningAt } from './running.ts';
import { placesOf, reply, type Running, type Turn } from './turn.ts';
import type { StepResult } from './types.ts';

/** Why a method does not exist, and which ones do. */
export function noSuchMethod(turn: Turn, guide: Guide, method: Method): Part {
  const others = methodsOf(guide).map((m) => turn.kb.wording.methods[m]);
  return {
    ...text(
      turn.kb.say(`journey.cannot_${method}`, placesOf(turn, guide)),
      guide.noMethod[method]
        ? turn.kb.fill(guide.noMethod[method], placesOf(turn, guide))
        : turn.kb.say('journey.instead', { methods: others.join(turn.kb.wording.or) }),
    ),
    sources: recordOf(guide),
  };
}

/**
 * Changes how the dossier is handed in. What still holds is kept; papers that need another form are named, and looked through again when
 * the new way asks for more (a certified copy by post).
 */
export function changeMethod(
  turn: Turn,
  running: Running,
  method: Method,
  before: readonly Part[] = [],
): StepResult {
  const { guide, at } = running;
  if (!guide.methods[method]) {
    return reply(turn, 'step', [...before, noSuchMethod(turn, guide, method), presentShort(turn, running)]);
  }
  const first = at.method === null;
  let journey = act(running.journey, 'method', method);
  const demanding = first ? [] : moreDemanding(guide, at.method, method, at.facts);
  if (demanding.length > 0 && new Map(journey.actions).get('papers'))
    journey = act(journey, 'papers', askAgain);
  const next = runningAt(turn, guide, journey);
  const submission = guide.methods[method];
  const said = first
    ? [text(turn.kb.say(`journey.chosen_${method}`, placesOf(turn, guide, method)))]
    : [
        text(
          turn.kb.say(`journey.switched_${method}`, placesOf(turn, guide, method)),
          submission.note ? turn.kb.fill(submission.note, placesOf(turn, guide, method)) : null,
        ),
        ...(compares(turn.text)
          ? answerFacts(turn, ['duration'], { guide, method, facts: next.at.facts })
          : []),
        papersAfterSwitch(turn, next, at.method, demanding),
      ];
  return reply(turn, 'step', [...before, ...said, present(turn, next)], { journey, asked: null });
}

/** What the switch means for papers already prepared: some need another form, some are not asked for any more, the rest stays. */
function papersAfterSwitch(
  turn: Turn,
  next: Running,
  from: Method | null,
  demanding: readonly string[],
): Part {
  if (new Map(next.journey.actions).get('papers') === undefined) return {};
  const to = next.at.method;
  const spared = next.guide.documents
    .filter((d) => !d.optional && from && to && d.forms[from] && d.forms[to] === 'not_needed')
    .map((d) => d.name);
  return text(
    demanding.length > 0
      ? turn.kb.say('journey.papers_change', { papers: demanding.join(', ') })
      : turn.kb.say('journey.papers_stay'),
    spared.length > 0 ? turn.kb.say('journey.papers_spared', { papers: spared.join(', ') }) : null,
  );
}

const effort: Readonly<Record<string, number>> = {
  not_needed: 0,
  e_form: 0,
  electronic: 1,
  photo: 1,
  show_original: 2,
  copy: 2,
};

/** Names of the papers that the new method wants in a form that is harder to get. */
function moreDemanding(
  guide: Guide,
  from: Method | null,
  to: Method,
  facts: Readonly<Record<string, string>>,
): readonly string[] {
  return documentsFor(guide, to, facts)
    .filter((d) => !d.optional)
    .filter(
      (d) => (effort[d.forms[to] ?? ''] ?? 3) > (from ? (effort[d.forms[from] ?? 'not_needed'] ?? 3) : 0),
    )
    .map((d) => d.name);
}
