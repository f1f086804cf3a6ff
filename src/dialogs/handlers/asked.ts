// Answers to questions that are no nodes of a journey: «ý bạn là …?», «việc nào trong các việc này?», «xã nào?», «làm lại từ đầu chứ?».
import { startUpper } from '../../knowledge/knowledge.ts';
import type { Guide, Method } from '../../knowledge/types.ts';
import { isFactIntent } from '../facts.ts';
import { interpret, type Meant, type Option } from '../interpret.ts';
import { text } from '../parts.ts';
import { isMethod } from '../journey.ts';
import { words } from '../phrases.ts';
import { present } from '../present.ts';
import { begin } from '../start.ts';
import { changeMethod } from '../change-method.ts';
import { questionOf } from '../running.ts';
import { reply, type Handler, type Turn } from '../turn.ts';
import type { Asked, StepResult } from '../types.ts';
import { menuChoices } from './menu.ts';
import { namedInWords } from './name-likeness.ts';
import { changeAnswer } from './change-answer.ts';
import { helpWithPaper } from './missing-paper.ts';
import { restart, topMove } from './moves.ts';
import { methodOptions } from './node-answer.ts';
import { wanted } from './wanted.ts';
import { takePlace } from './place.ts';

/** Reads the answer to whatever was asked; null when the person talks of something else. */
export const asked: Handler = (turn) => {
  const { asked: question } = turn.state;
  const { running } = turn;
  switch (question?.kind) {
    case 'confirm':
      return confirmed(turn, question.procedure, question);
    case 'choose':
      return chosen(turn, question);
    case 'offer':
      return offered(turn, question.procedure);
    case 'place':
      return placed(turn, question.units);
    case 'missing': {
      const open = running?.guide.documents.map((d) => ({ value: d.id, label: d.name })) ?? [];
      const meant = interpret(turn.text, open, turn.matcher);
      return running && meant ? helpWithPaper(turn, running, meant.value) : null;
    }
    case 'change': {
      const nodes = running?.at.path.filter((n) => n.kind === 'question' || n.kind === 'method') ?? [];
      const options = nodes.map((n) => ({
        value: n.id,
        label: running ? (questionOf(turn, running, n.id)?.ask ?? turn.kb.wording.wayOfFiling) : '',
      }));
      const meant = interpret(turn.text, options, turn.matcher);
      return running && meant ? changeAnswer(turn, running, meant.value) : null;
    }
    case 'resume': {
      const go = yesOrNo(turn) ?? (topMove(turn, 0.5) === 'resume' ? 'yes' : null);
      return go === 'yes' && running ? reply(turn, 'step', [present(turn, running)], { asked: null }) : null;
    }
    case 'restart':
      return whether(turn, () => (running ? restart(turn, running) : null));
    case 'delete':
      return whether(turn, () =>
        reply(
          turn,
          'answered',
          [text(turn.kb.say('moves.deleted'))],
          { asked: null, journey: null, parked: null, flow: null, plan: [], about: null, unit: null },
          [{ name: 'delete_requested', procedure: null, detail: {} }],
        ),
      );
    default:
      return null;
  }
};

interface Meaning {
  readonly intent: string | null;
  readonly method: Method | null;
}

function confirmed(turn: Turn, procedure: string, meaning: Meaning): StepResult | null {
  const guide = turn.kb.guide(procedure);
  const said = yesOrNo(turn);
  if (said === 'yes' && guide) return begin(turn, guide, beginning(turn, meaning));
  if (said === null && guide && goesOnAbout(turn, guide)) {
    const { intents, method } = wanted(turn);
    return begin(turn, guide, {
      intents: intents.length > 0 ? intents : meaning.intent ? [meaning.intent] : [],
      method: method ?? meaning.method,
    });
  }
  if (said !== 'no') return null;
  const better = turn.understanding.candidates.find((c) => c.code !== procedure);
  const other = better && better.confidence >= 0.6 ? turn.kb.guide(better.code) : undefined;
  if (other) return begin(turn, other, beginning(turn, meaning));
  return reply(turn, 'clarify', [text(turn.kb.say('start.then_what')), menuChoices(turn)], {
    asked: { kind: 'procedure', intent: meaning.intent, method: meaning.method },
  });
}

/** The person does not answer «ý bạn là …?» but asks on about it: that is a yes. */
function goesOnAbout(turn: Turn, guide: Guide): boolean {
  const { understanding } = turn;
  const other = understanding.candidates.find((c) => c.code !== guide.code);
  if (other && other.confidence >= 0.35) return false;
  // «thẻ tạm trú» answers a question of the case that is asked about, and is the name of something else.
  const named = namedInWords(turn);
  if (named.length > 0 && !named.includes(guide)) return false;
  const asks = isFactIntent(understanding.intent) && (understanding.intents[0]?.confidence ?? 0) >= 0.5;
  const aNumber = /^\d+$/.test(turn.text.trim());
  const tells =
    !aNumber &&
    guide.questions.some((q) => {
      const meant = interpret(turn.text, q.choices, turn.matcher);
      return meant !== null && meant.sure >= 0.75;
    });
  const names = guide.aliases.some((alias) => turn.matcher.score(turn.text, alias) >= 0.8);
  return asks || tells || names || understanding.methods.length > 0;
}

function chosen(turn: Turn, question: Extract<Asked, { kind: 'choose' }>): StepResult | null {
  const options = question.procedures.flatMap((code, i): Option[] => {
    const guide = turn.kb.guide(code);
    if (!guide) return [];
    const title = startUpper(guide.title);
    return [{ value: code, label: question.separation?.labels[i] ?? title, says: [title, ...guide.aliases] }];
  });
  const meant: Meant | null = interpret(turn.text, options, turn.matcher);
  const guide = meant ? turn.kb.guide(meant.value) : undefined;
  return guide ? begin(turn, guide, beginning(turn, question)) : null;
}

/** «Bạn muốn làm cách nào, tôi dẫn từng bước»: a way of filing, or «có», «làm luôn». */
function offered(turn: Turn, procedure: string): StepResult | null {
  const guide = turn.kb.guide(procedure);
  if (!guide) return null;
  const meant = interpret(turn.text, methodOptions(turn, guide), turn.matcher);
  const picks = meant && (meant.sure >= 0.95 || (meant.sure >= 0.75 && words(turn.text).length <= 6));
  if (picks && isMethod(meant.value)) {
    return turn.running?.guide.code === procedure
      ? changeMethod(turn, turn.running, meant.value)
      : begin(turn, guide, { method: meant.value });
  }
  return yesOrNo(turn) === 'yes' && words(turn.text).length <= 4 ? begin(turn, guide) : null;
}

function placed(turn: Turn, units: readonly string[]): StepResult | null {
  // «huyện Cẩm Xuyên» is not the commune of that name.
  if (/^(?:huyen|thi xa|thanh pho)\b/.test(words(turn.text).join(' '))) return null;
  const options = units.flatMap((code): Option[] => {
    const unit = turn.kb.units.get(code);
    return unit ? [{ value: code, label: `${unit.type} ${unit.name}`, says: [unit.name] }] : [];
  });
  const meant = interpret(turn.text, options, turn.matcher);
  return meant ? takePlace(turn, meant.value) : null;
}

function whether(turn: Turn, then: () => StepResult | null): StepResult | null {
  const said = yesOrNo(turn);
  if (said === 'yes') return then();
  if (said === 'no') {
    const kept = text(turn.kb.say('moves.as_it_was'));
    return reply(turn, 'step', [kept, turn.running ? present(turn, turn.running) : {}], { asked: null });
  }
  return null;
}

/** What the person wanted to know or do when the question was asked, with what they add now. */
function beginning(turn: Turn, meaning: Meaning): { intents: readonly string[]; method: Method | null } {
  return {
    intents: meaning.intent ? [meaning.intent] : [],
    method: turn.understanding.methods[0] ?? meaning.method,
  };
}

/** «đúng», «phải», «không»; the words themselves first, then the model. */
function yesOrNo(turn: Turn): 'yes' | 'no' | null {
  const meant = interpret(turn.text, yesNoOptions, turn.matcher);
  if (meant && meant.sure >= 0.9) return meant.value === 'yes' ? 'yes' : 'no';
  const move = topMove(turn, 0.5);
  if (move === 'yes' || move === 'next') return 'yes';
  return move === 'no' ? 'no' : null;
}

const yesNoOptions: readonly Option[] = [
  {
    value: 'yes',
    label: 'Đúng',
    says: [
      'phải',
      'đúng rồi',
      'ừ',
      'ừm',
      'vâng',
      'dạ',
      'có',
      'ok',
      'đúng vậy',
      'chính xác',
      'dạ đúng',
      'dạ phải',
      'đúng ạ',
      'chuẩn',
    ],
  },
  {
    value: 'no',
    label: 'Không',
    says: ['không phải', 'sai', 'không đúng', 'không ạ', 'nỏ phải', 'ko', 'k', 'hông'],
  },
];
