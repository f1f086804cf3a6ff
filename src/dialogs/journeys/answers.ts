// Reads what is typed at the pending node of a journey of the content: a choice, «xong», «không được», a word about an item of its list.
import { holds } from '../../knowledge/knowledge.ts';
import type { JourneyNodeOf } from '../../knowledge/types.ts';
import { isFactIntent } from '../facts.ts';
import { nameLikeness } from '../handlers/name-likeness.ts';
import { interpret, type Option } from '../interpret.ts';
import { text } from '../parts.ts';
import { spokenMove } from '../move-words.ts';
import { words } from '../phrases.ts';
import { toToken } from '../tokens.ts';
import { begin } from '../start.ts';
import { reply, type Handler, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';
import { topMove } from '../handlers/moves.ts';
import { itemsOf, presentWalk, presentWalkShort } from './present.ts';
import { choicesOf, done, failed } from './replay.ts';
import { answerWalk, goOn } from './walk.ts';
import { walkingOf, type Walking } from './walking.ts';

/** The very words of a button go before everything else, also where they sound like something else («có con nhỏ»). */
export const walkButton: Handler = (turn) => {
  const walking = walkingOf(turn);
  const said = words(turn.text).join(' ');
  const option = walking && optionsOf(walking).find((o) => words(o.label).join(' ') === said);
  return walking && option ? answerWalk(turn, walking, walking.at.name, option.value) : null;
};

/** A typed answer to the pending node of a journey. */
export const walkAnswer: Handler = (turn) => {
  const walking = turn.state.asked?.kind === 'change' ? null : walkingOf(turn);
  if (!walking) return null;
  const { node, name } = walking.at;
  if (node.kind === 'outcome') return chosenProcedure(turn, node);
  const item = node.kind === 'checklist' ? aboutItem(turn, walking, node) : null;
  if (item) return item;
  const meant = interpret(turn.text, optionsOf(walking), turn.matcher);
  if ((meant?.sure ?? 0) < 0.95 && saysMove(turn)) return null;
  if (meant && meant.sure < 0.95 && namesMore(turn, meant.sure)) return null;
  const clear = meant && (meant.sure >= 0.75 || (meant.sure >= 0.5 && !asksSomething(turn)));
  const value = clear ? meant.value : moveAsAnswer(turn, walking);
  return value === null ? null : answerWalk(turn, walking, name, value);
};

/** «thôi, hướng dẫn tôi làm giấy xác nhận độc thân» is more like the name of a procedure than like «Thái độ, hướng dẫn sai». */
function namesMore(turn: Turn, sure: number): boolean {
  const [likely] = turn.understanding.candidates;
  const guide = likely && likely.confidence >= 0.7 ? turn.kb.guide(likely.code) : undefined;
  return guide !== undefined && nameLikeness(turn, guide) > sure;
}

/** One of the procedures that an outcome listed, by name, number or place. */
function chosenProcedure(turn: Turn, node: JourneyNodeOf<'outcome'>): StepResult | null {
  if (node.procedures.length < 2) return null;
  const options = node.procedures.map((p) => ({ value: p.code, label: p.name }));
  const meant = interpret(turn.text, options, turn.matcher);
  const guide = meant && meant.sure >= 0.75 ? turn.kb.guide(meant.value) : undefined;
  return guide ? begin({ ...turn, state: { ...turn.state, flow: null } }, guide) : null;
}

const passed = [
  'xong',
  'xong rồi',
  'rồi',
  'được rồi',
  'ok',
  'tiếp',
  'làm rồi',
  'tôi làm rồi',
  'tiếp tục',
  'đủ rồi',
];
const stuck = [
  'không được',
  'chưa được',
  'vẫn không được',
  'vẫn lỗi',
  'nỏ được',
  'không được gì cả',
  'chưa',
  'thất bại',
];

function optionsOf({ at }: Walking): readonly Option[] {
  const { node, facts } = at;
  switch (node.kind) {
    case 'question':
      return choicesOf(node, facts);
    case 'explain':
    case 'checklist':
      return [{ value: done, label: node.done, says: passed }];
    case 'action':
      return [
        { value: done, label: node.done, says: passed },
        ...(node.fails
          ? [{ value: failed, label: node.fails.label, says: [...node.fails.says, ...stuck] }]
          : []),
      ];
    case 'outcome':
      return [];
  }
}

/** «rồi», «xong», «không» as the answer that fits the node. */
function moveAsAnswer(turn: Turn, { at }: Walking): string | null {
  const move = topMove(turn, 0.5);
  const yes = move === 'next' || move === 'yes';
  if (!yes && move !== 'no') return null;
  const { node, facts } = at;
  if (node.kind === 'question') {
    const beginning = yes ? /^(yes|have|can)(_|$)/ : /^(no|not)(_|$)/;
    return choicesOf(node, facts).find((c) => beginning.test(c.value))?.value ?? null;
  }
  if (yes) return done;
  return node.kind === 'action' && node.fails ? failed : null;
}

/** «làm tiếp» after a pause takes up the pending node; it does not say that it is done. */
export const goesOn = /^(?:(?:cho|toi|minh|em|tui|ta|thoi) )*(?:lam|di|xem) tiep(?: (?:nha|nhe|di|a|thoi))*$/;

/** «không hiểu», «quay lại» are moves, whatever choice begins with the same word. */
function saysMove(turn: Turn): boolean {
  const move = spokenMove(turn.kb, turn.text, turn.understanding.text);
  return goesOn.test(words(turn.text).join(' ')) || (move !== null && !['yes', 'no', 'next'].includes(move));
}

/** A question about something else is no answer to the pending one. */
function asksSomething(turn: Turn): boolean {
  const best = turn.understanding.intents[0];
  return (
    best !== undefined && best.confidence >= 0.6 && (isFactIntent(best.label) || /\?\s*$/.test(turn.text))
  );
}

const having = / (co|du|xong|lam|xin|lay duoc|chup) (?:.* )?(roi|du|xong) | da (co|lam|xin|lay|chup) /;
const lacking = / (chua co|khong co|chua|thieu|mat|nua|o dau|lay o dau|xin o dau|o mo|lam sao) /;

/** «giấy ủy quyền có rồi», «chưa có ảnh», «giấy hẹn lấy ở đâu»: an item of the list is ticked off, or told where to get. */
function aboutItem(turn: Turn, walking: Walking, node: JourneyNodeOf<'checklist'>): StepResult | null {
  const said = ` ${words(turn.text).join(' ')} `;
  const items = node.items.filter((i) => holds(i.when, walking.at.facts));
  const best = items
    .map((i) => ({
      id: i.id,
      score: Math.max(...[i.name, ...i.says].map((s) => turn.matcher.score(turn.text, s))),
    }))
    .sort((a, b) => b.score - a.score)[0];
  if (!best || best.score < 0.4) return null;
  if (lacking.test(said)) return helpWithItem(turn, walking, best.id);
  if (having.test(said)) return tickItem(turn, walking, best.id);
  return best.score >= 0.7 ? helpWithItem(turn, walking, best.id) : null;
}

/** Marks an item as there and shows the list again. */
export function tickItem(turn: Turn, walking: Walking, id: string): StepResult | null {
  const { at, state } = walking;
  const item = at.node.kind === 'checklist' ? at.node.items.find((i) => i.id === id) : undefined;
  if (!item) return null;
  const ticks = [...new Set([...state.ticks, `${at.name}.${id}`])];
  return goOn(turn, { ...state, ticks }, [text(turn.kb.say('walk.ticked', { name: item.name }))]);
}

/** Where to get an item, or what to do without it. */
export function helpWithItem(turn: Turn, walking: Walking, id: string): StepResult | null {
  const { at, begun } = walking;
  const item = at.node.kind === 'checklist' ? at.node.items.find((i) => i.id === id) : undefined;
  if (!item) return null;
  const said = text(
    turn.kb.say('walk.item_where', { name: item.name, where: turn.kb.fill(item.whereToGet) }),
  );
  const have = {
    choices: [
      {
        label: turn.kb.say('walk.item_have'),
        token: toToken({ kind: 'flow_tick', flow: begun.id, item: id }),
      },
    ],
  };
  return reply(turn, 'answered', [said, have, presentWalkShort(turn, walking)], { asked: null });
}

/** «tôi còn thiếu»: which of the items that are not ticked off? */
export function whichItem(turn: Turn, walking: Walking): StepResult {
  const { at, begun } = walking;
  if (at.node.kind !== 'checklist') return reply(turn, 'step', [presentWalk(turn, walking)]);
  const open = itemsOf(turn, walking, at.node).filter((i) => i.state !== 'have');
  const choices = open.map((i) => ({
    label: i.name,
    token: toToken({ kind: 'flow_item', flow: begun.id, item: i.id }),
  }));
  return reply(turn, 'clarify', [{ ...text(turn.kb.say('moves.which_missing')), choices }], { asked: null });
}
