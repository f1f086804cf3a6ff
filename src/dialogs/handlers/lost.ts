// What is said when nothing fits: that it was not understood, what can be pressed or said instead, and after the second time a person.
import type { Guide } from '../../knowledge/types.ts';
import { isWalking } from '../journeys/walking.ts';
import { linksOf, text, type Part } from '../parts.ts';
import { again, nothingPending } from '../pending.ts';
import { words } from '../phrases.ts';
import { present, presentShort } from '../present.ts';
import { placesOf, reply, type Running, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';
import { askWhich } from './ask-which.ts';
import { menuChoices } from './menu.ts';
import { topMove } from './moves.ts';
import { namedInWords, nameLikeness } from './name-likeness.ts';
import { tellsOfOneself } from './told-of-oneself.ts';

/** Nothing fits: say so, offer what is sure, and after the second time a person. */
export function lost(turn: Turn): StepResult {
  const times = turn.state.lost + 1;
  const first = times === 1 && nothingPending(turn);
  const guessed = first ? likely(turn) : [];
  // «cho tôi hỏi về giấy khai sinh» names several by their names, and none for sure.
  const perhaps = first && guessed.length === 0 ? namedInWords(turn) : guessed;
  const sounds = perhaps.length === 1 && perhaps.some((g) => nameLikeness(turn, g) >= soundsLike);
  if (perhaps.length > 1 || sounds) {
    const which = askWhich(turn, perhaps);
    if (which) return which;
  }
  if (turn.running && tellsOfOneself(turn)) return notedOnly(turn, turn.running);
  if (nothingPending(turn) && !turn.state.flow && saysLittle(turn))
    return reply(turn, 'clarify', [text(turn.kb.say('which.any')), menuChoices(turn)]);
  const open = turn.state.asked !== null && !nothingPending(turn);
  // What waits comes again behind this answer; where nothing does, there must be something to press.
  const walks = turn.state.asked === null && isWalking(turn);
  const key =
    times > 2
      ? 'still'
      : times === 2
        ? 'again'
        : open
          ? 'asked'
          : turn.running || walks
            ? 'in_journey'
            : 'first';
  return reply(
    turn,
    times >= 2 ? 'handover' : 'stopped',
    [
      text(turn.kb.say(`lost.${key}`)),
      open
        ? again(turn)
        : turn.running
          ? simplerOnce(turn, turn.running, times)
          : walks
            ? {}
            : { ...menuChoices(turn), links: linksOf(turn.kb, ['procedure_list'], null) },
    ],
    { lost: times },
    [
      {
        name: 'not_understood',
        procedure: turn.running?.guide.code ?? null,
        detail: { band: turn.understanding.band },
      },
    ],
  );
}

/** «tôi muốn hỏi chút», «ok»: nothing was said yet that could be misunderstood. */
function saysLittle(turn: Turn): boolean {
  const said = `${words(turn.text).join(' ')} `;
  const move = words(turn.text).length <= 2 ? topMove(turn, 0.5) : null;
  return asksAhead.test(said) || move === 'yes' || move === 'next';
}

const asksAhead =
  /^(?=.*\b(?:hoi|tu van|giup)\b)(?:(?:xin|da|a|chao|alo|ban|ad|em|anh|chi|o|bac|co|chu|oi|cho|toi|tui|minh|e|t|muon|can|duoc|hoi|nho|chut|xiu|ti|ty|cai|cay|nay|it|dieu|vai|may|cau|viec|voi|giup|tu|van|nha|nhe|khong|thong|tin|thu|tuc|giay|to|ve|phat) )+$/;

/** What somebody tells of themselves is heard; it is counted as not understood, but nobody is asked to say it again. */
function notedOnly(turn: Turn, running: Running): StepResult {
  return reply(turn, 'answered', [text(turn.kb.say('lost.told')), presentShort(turn, running)], {}, [
    { name: 'not_understood', procedure: running.guide.code, detail: { band: turn.understanding.band } },
  ]);
}

/** So like its names the words must be for a single uncertain procedure to be asked about. */
const soundsLike = 0.3;

/** Procedures that the words may name, too uncertain for a question of their own, good enough for a choice. */
function likely(turn: Turn): readonly Guide[] {
  return turn.understanding.candidates
    .filter((c) => c.confidence >= 0.15)
    .slice(0, 3)
    .flatMap((c) => turn.kb.guide(c.code) ?? []);
}

/** A step that was just shown is said in simpler words, so that the same long text does not come twice; other nodes come again. */
function simplerOnce(turn: Turn, running: Running, times: number): Part {
  const { node, method } = running.at;
  const simpler = node.kind === 'step' && times === 1 ? node.step.simpler : undefined;
  if (simpler === undefined) return presentShort(turn, running);
  const { choices = [], links = [] } = present(turn, running);
  return { ...text(turn.kb.fill(simpler, placesOf(turn, running.guide, method))), choices, links };
}
