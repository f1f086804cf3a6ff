// Reads a typed answer to the pending node: the words or number of a choice, «rồi», «xong», «2 tuần».
import { interpret, told as toldBy, type Meant, type Option } from '../interpret.ts';
import type { Guide } from '../../knowledge/types.ts';
import { act, methodsOf } from '../journey.ts';
import { text, type Part } from '../parts.ts';
import { words } from '../phrases.ts';
import { present } from '../present.ts';
import { answerNode } from '../answer-node.ts';
import { runningAt } from '../running.ts';
import { placesOf, reply, type Handler, type Running, type Turn } from '../turn.ts';
import { isFactIntent } from '../facts.ts';
import { beginsOther } from '../journeys/entry.ts';
import { daysNamed } from '../time-span.ts';
import { topMove } from './moves.ts';
import { otherNamed } from './name-likeness.ts';
import { lacking } from './paper-talk.ts';

/** While one of these is asked, «có» and «1» answer it and not the node. */
const waitsFor: ReadonlySet<string> = new Set(['confirm', 'choose', 'restart', 'delete']);

/** A choice of the pending node, typed. */
export const nodeAnswer: Handler = (turn) => {
  const running = turn.running;
  if (!running) return null;
  const options = optionsOf(turn, running);
  const meant = interpret(turn.text, options, turn.matcher, turn.day);
  if (waitsFor.has(turn.state.asked?.kind ?? ''))
    return meant && inItsOwnWords(turn, meant)
      ? answerNode(turn, running, running.at.node.id, meant.value)
      : null;
  if (meant && meant.sure < 1 && isOtherMatter(turn, running)) return null;
  if (meant && (meant.sure >= 0.75 || (meant.sure >= 0.5 && !asksSomething(turn)))) {
    return answerNode(turn, running, running.at.node.id, meant.value, understoodAs(turn, options, meant));
  }
  const byMove = moveAsAnswer(turn, running);
  return byMove === null ? null : answerNode(turn, running, running.at.node.id, byMove);
};

/** «làm hộ chiếu cho bé 3 tuổi», «mệ tui mất bựa qua» hold a span of time and are no answer to how old the baby is. */
function isOtherMatter(turn: Turn, { guide }: Running): boolean {
  if (daysNamed(turn.text, turn.day, true) === null) return false;
  const named = otherNamed(turn);
  return (named !== null && isSurelyNamed(turn, named)) || beginsOther(turn, guide);
}

function isSurelyNamed({ understanding }: Turn, { code }: Guide): boolean {
  return understanding.candidates.some((c) => c.code === code && c.confidence >= surelyNamed);
}

/** So likely another procedure must be. */
const surelyNamed = 0.7;

/** «lần đầu» is the very answer to the node and none to «Ý bạn là …?». */
function inItsOwnWords(turn: Turn, meant: Meant): boolean {
  const own = turn.running?.at.node.kind === 'question' && meant.sure === 1;
  const move = topMove(turn, 0.5);
  return own && words(turn.text).length > 1 && !/\d/.test(turn.text) && move !== 'yes' && move !== 'no';
}

/** «Tôi ghi nhận: …», where the words were not those of the button. */
function understoodAs(turn: Turn, options: readonly Option[], meant: Meant): readonly Part[] {
  const label = options.find((o) => o.value === meant.value)?.label;
  const own = turn.running?.at.node.kind === 'question';
  return own && label && meant.sure < 1 ? [text(turn.kb.say('journey.noted', { answer: label }))] : [];
}

/** Something told before it is asked («tôi có VNeID mức 2» while another question is pending) is taken note of. */
export const toldEarly: Handler = (turn) => {
  const running = turn.running;
  if (!running || asksSomething(turn)) return null;
  const flow = running.at.method ? turn.kb.flows[running.at.method].questions : [];
  const later = [...running.guide.questions, ...flow].filter((q) => q.id !== running.at.node.id);
  for (const question of later) {
    const value = toldBy(turn.text, question.choices, turn.day);
    const choice = question.choices.find((c) => c.value === value);
    if (!choice || choice.goTo || choice.switchTo || running.at.facts[question.id] === value) continue;
    const journey = act(running.journey, question.id, choice.value);
    const next = runningAt(turn, running.guide, journey);
    const noted = turn.kb.say('journey.noted', { answer: choice.label });
    const told = choice.reply ? turn.kb.fill(choice.reply, placesOf(turn, running.guide)) : null;
    return reply(turn, 'step', [text(noted, told), present(turn, next)], { journey });
  }
  return null;
};

/** The ways of filing as choices that can be typed. */
export function methodOptions(turn: Turn, guide: Guide): readonly Option[] {
  return methodsOf(guide).map((m) => ({ value: m, label: turn.kb.wording.methods[m], says: methodSays[m] }));
}

function optionsOf(turn: Turn, { at, guide }: Running): readonly Option[] {
  switch (at.node.kind) {
    case 'question':
      return at.node.question.choices;
    case 'method':
      return methodOptions(turn, guide);
    case 'papers':
      return [
        {
          value: 'ready',
          label: turn.kb.say('buttons.papers_ready'),
          says: [
            'đủ rồi',
            'đủ giấy rồi',
            'có đủ cả',
            'đủ hết rồi',
            'chuẩn bị xong rồi',
            'i have everything',
            'i have them all',
          ],
        },
      ];
    case 'step':
      return [{ value: 'done', label: at.node.step.done }];
    case 'outcome':
      return [];
  }
}

const methodSays = {
  online: ['qua mạng', 'trực tuyến', 'online', 'làm trên mạng', 'nộp trên Cổng', 'nộp bằng điện thoại'],
  post: ['bưu điện', 'qua bưu điện', 'gửi bưu chính', 'gửi thư'],
  counter: ['trực tiếp', 'ra xã', 'ra tận nơi', 'đến nơi nộp', 'ra quầy', 'lên phường'],
} as const;

/** «rồi», «xong», «vâng», «chưa» as the answer that fits the node. */
function moveAsAnswer(turn: Turn, running: Running): string | null {
  const move = topMove(turn, 0.5);
  const { node } = running.at;
  if (node.kind === 'step' && reportsDone(turn)) return 'done';
  if (move === 'next' || move === 'yes') {
    if (node.kind === 'step') return 'done';
    if (node.kind === 'papers') return 'ready';
    if (node.kind === 'question' && !saysDone.test(words(turn.text).join(' ')))
      return valueOf(node.question.choices, ['yes', 'have']);
  }
  // «mẹ nó không đồng ý» denies something else than what is asked.
  if (move === 'no' && node.kind === 'question' && words(turn.text).length <= plainNo)
    return valueOf(node.question.choices, ['no', 'not']);
  return null;
}

/** More words than these are no plain no. */
const plainNo = 4;

/** «xong», «tôi đủ giấy rồi» say nothing of a question about something else. */
const saysDone = /\bxong\b|\bdu (ca |het )?(giay|ho so)\b/;

/** «lưu mã rồi», «chọn xong»: a short report that something is done, and no question. */
function reportsDone(turn: Turn): boolean {
  const said = ` ${words(turn.text).join(' ')} `;
  const ends = / (?:roi|xong)(?: a| nhe| nha| em| ad| do| ban)? $/.test(said);
  return ends && said.split(' ').length <= 8 && !lacking.test(said) && !asking.test(said);
}

const asking = / (may|gi|chi|nao|dau|mo|sao|rang|chua|bao|khong|ai) /;

function valueOf(
  choices: readonly { readonly value: string }[],
  beginnings: readonly string[],
): string | null {
  const answers = choices.filter((c) => c.value !== 'not_sure');
  return (
    answers.find((c) => beginnings.some((b) => c.value === b || c.value.startsWith(`${b}_`)))?.value ?? null
  );
}

/** A question about something else is no answer to the pending one. */
function asksSomething(turn: Turn): boolean {
  const best = turn.understanding.intents[0];
  return (
    best !== undefined && best.confidence >= 0.6 && (isFactIntent(best.label) || /\?\s*$/.test(turn.text))
  );
}
