// Says where a person stands in a journey of the content: its question, explanation, checklist, action or outcome, with its buttons.
import { holds, startLower, startUpper } from '../../knowledge/knowledge.ts';
import type { JourneyNode, JourneyNodeOf, Topic } from '../../knowledge/types.ts';
import { linksOf, notice, question, text, type Part } from '../parts.ts';
import { toToken } from '../tokens.ts';
import { answerOf, answerOn } from '../topic-answer.ts';
import type { Turn } from '../turn.ts';
import type { AnswerSource, Block, Choice, PaperItem } from '../types.ts';
import { choicesOf, done, failed } from './replay.ts';
import { flowPlaces, type Walking } from './walking.ts';

/** The pending node in full; where a guide waits beneath, with the way back to it. A journey that is in another language says so where it is entered. */
export function presentWalk(turn: Turn, walking: Walking): Part {
  const { flow, node } = walking.at;
  const entered = node.id === flow.first ? untranslated(turn, 'journeys', flow.id) : [];
  const own = presentNode(turn, walking);
  const full = { ...own, blocks: [...entered, ...(own.blocks ?? [])] };
  const inside = walking.state.outer.length > 0;
  if ((!walking.under && !inside) || walking.at.node.kind === 'outcome') return full;
  const label = turn.kb.say(inside ? 'walk.back_to_outer' : 'walk.back_to_guide');
  return {
    ...full,
    choices: [...(full.choices ?? []), { label, token: toToken({ kind: 'move', move: 'resume' }) }],
  };
}

/** Said of a journey or topic that is not there in the language of the conversation. */
export function untranslated(turn: Turn, kind: 'journeys' | 'topics', id: string): readonly Block[] {
  if (turn.kb.isTranslated(kind, id)) return [];
  return notice(turn.kb.say('facts.text_not_translated')).blocks ?? [];
}

function presentNode(turn: Turn, walking: Walking): Part {
  const { node } = walking.at;
  switch (node.kind) {
    case 'question':
      return presentQuestion(turn, walking, node);
    case 'explain':
      return {
        ...saying(turn, walking, node),
        choices: [answer(walking, done, node.done), ...sayChoices(node.asks)],
      };
    case 'checklist':
      return presentChecklist(turn, walking, node);
    case 'action':
      return presentAction(turn, walking, node);
    case 'outcome':
      return saying(turn, walking, node);
  }
}

/** The pending node once more, in one line, after a side question. */
export function presentWalkShort(turn: Turn, walking: Walking): Part {
  const { node } = walking.at;
  const full = presentWalk(turn, walking);
  const choices = full.choices ?? [];
  switch (node.kind) {
    case 'question': {
      const ask = turn.kb.fill(node.again ?? node.ask, flowPlaces(turn, walking.under));
      return { ...question(turn.kb.say('journey.again_question', { ask })), choices };
    }
    case 'checklist':
      return { ...text(turn.kb.say('walk.again_list')), choices };
    case 'action':
      return {
        ...text(turn.kb.say('walk.again_item', { title: startLower(node.title) })),
        choices,
        links: full.links ?? [],
      };
    case 'explain':
      return {
        ...text(turn.kb.say('walk.again_item', { title: startLower(walking.at.flow.title) })),
        choices,
      };
    case 'outcome':
      return {};
  }
}

/** What an explanation or an outcome says, with its links, side questions and sources. */
export function saying(turn: Turn, walking: Walking, node: JourneyNodeOf<'explain' | 'outcome'>): Part {
  const places = flowPlaces(turn, walking.under);
  const topic = node.topic ? turn.kb.topics.find((t) => t.id === node.topic) : undefined;
  const contacts = [...(node.kind === 'outcome' ? node.contacts : []), ...(topic?.contacts ?? [])];
  const said = `${node.text ?? ''} ${topic ? answerOf(topic, turn.day) : ''}`;
  const phones = contacts.flatMap((id) => {
    const c = turn.kb.contacts.get(id);
    return c?.phone && !said.includes(`{${id}}`) ? [`${c.name}: ${c.phone}.`] : [];
  });
  const words = text(
    node.text ? turn.kb.fill(node.text, places) : null,
    ...(topic ? answerOn(turn, topic) : []),
    ...phones,
  );
  return {
    blocks: [...(topic ? untranslated(turn, 'topics', topic.id) : []), ...(words.blocks ?? [])],
    choices: sayChoices([...node.asks, ...(topic?.asks ?? [])]),
    links: linksOf(turn.kb, [...node.links, ...(topic?.links ?? [])], walking.under?.guide.code ?? null),
    sources: [...sourcesOf(walking, node.sources), ...(topic ? topicSources(topic) : [])],
  };
}

/** The items of a checklist as the card shows them. */
export function itemsOf(
  turn: Turn,
  walking: Walking,
  node: JourneyNodeOf<'checklist'>,
): readonly PaperItem[] {
  return node.items
    .filter((i) => holds(i.when, walking.at.facts))
    .map((i) => {
      const have = walking.state.ticks.includes(`${walking.at.name}.${i.id}`);
      return {
        id: i.id,
        name: i.name,
        form: i.form ?? '',
        note:
          [i.note, have ? null : i.whereToGet].flatMap((s) => (s ? [turn.kb.fill(s)] : [])).join(' ') || null,
        state: have ? 'have' : i.optional ? 'optional' : 'need',
      };
    });
}

function presentQuestion(turn: Turn, walking: Walking, node: JourneyNodeOf<'question'>): Part {
  const { at, state } = walking;
  const choices = choicesOf(node, at.facts);
  const undone =
    state.undone?.[0] === at.name ? choices.find((c) => c.value === state.undone?.[1]) : undefined;
  return {
    ...question(
      turn.kb.fill(node.ask, flowPlaces(turn, walking.under)),
      undone ? turn.kb.say('journey.earlier_answer', { answer: undone.label }) : null,
    ),
    choices: choices.map((c) => answer(walking, c.value, c.label)),
    links: linksOf(turn.kb, node.links, walking.under?.guide.code ?? null),
    sources: sourcesOf(walking, node.sources),
  };
}

function presentChecklist(turn: Turn, walking: Walking, node: JourneyNodeOf<'checklist'>): Part {
  const items = itemsOf(turn, walking, node);
  const open = items.filter((i) => i.state !== 'have');
  const needed = items.some((i) => i.state === 'need');
  const title = needed ? node.title : turn.kb.say('walk.list_none_left', { title: node.title });
  return {
    blocks: [{ kind: 'papers', title, items }],
    choices: [
      answer(walking, done, node.done),
      ...(open.length > 0
        ? [
            {
              label: turn.kb.say('buttons.papers_missing'),
              token: toToken({ kind: 'move', move: 'missing' }),
            },
          ]
        : []),
    ],
    sources: sourcesOf(walking, node.sources),
  };
}

function presentAction(turn: Turn, walking: Walking, node: JourneyNodeOf<'action'>): Part {
  const places = flowPlaces(turn, walking.under);
  const sees = node.sees ? turn.kb.fill(node.sees, places) : null;
  return {
    ...text(`${startUpper(node.title)}. ${turn.kb.fill(node.text, places)}`, sees),
    choices: [
      answer(walking, done, node.done),
      ...(node.fails ? [answer(walking, failed, node.fails.label)] : []),
    ],
    links: linksOf(turn.kb, node.links, walking.under?.guide.code ?? null),
    sources: sourcesOf(walking, node.sources),
  };
}

/** A button that answers the pending node. */
function answer({ begun, at }: Walking, value: string, label: string): Choice {
  return { label, token: toToken({ kind: 'flow_node', flow: begun.id, node: at.name, value }) };
}

function sayChoices(asks: readonly { readonly label: string; readonly says: string }[]): readonly Choice[] {
  return asks.map((a) => ({ label: a.label, token: toToken({ kind: 'say', text: a.says }) }));
}

function sourcesOf({ at }: Walking, ids: readonly string[]): readonly AnswerSource[] {
  return at.flow.sources.filter((s) => ids.includes(s.id)).map(shown);
}

function topicSources(topic: Topic): readonly AnswerSource[] {
  return topic.sources.map(shown);
}

function shown(s: Topic['sources'][number]): AnswerSource {
  return { id: s.id, title: s.title, recordOn: s.recordOn ?? null, verifiedOn: s.verifiedOn };
}

/** The words of a button at a node, for «bạn đã chọn …». */
export function labelAt(node: JourneyNode, value: string): string | null {
  if (node.kind !== 'question') return null;
  return node.choices.find((c) => c.value === value)?.label ?? null;
}
