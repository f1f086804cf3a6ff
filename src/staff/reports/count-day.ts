// Turns the facts of one day into sums that tell of nobody: people are counted by the day, by the conversation they are in.
import { z } from 'zod';
import type { Fact } from '../../storage/types/conversations.ts';

/** What is summed; docs/huong-dan/can-bo.md says in Vietnamese what each means. */
export type FigureName =
  | 'people'
  | 'visits'
  | 'only-opened'
  | 'turns'
  | 'procedure'
  | 'method'
  | 'reached'
  | 'stopped'
  | 'portal'
  | 'filed'
  | 'commune'
  | 'person'
  | 'clerk';

/** Sums under «name|channel|subject». */
export type Sums = Readonly<Record<string, number>>;

export const keyOf = (name: FigureName, channel: string, subject = ''): string =>
  [name, channel, subject].join('|');

/** After so long without a word it is another visit; ms. As web statistics have it. */
const visitEnds = 30 * 60_000;
/** Talk of operators with themselves. */
export const notCounted: ReadonlySet<string> = new Set(['console']);

const detail = z.object({
  status: z.string().optional(),
  method: z.string().optional(),
  node: z.string().optional(),
  unit: z.string().optional(),
});
type Detail = z.infer<typeof detail>;

/** One procedure in one conversation on this day. */
interface Work {
  touched: boolean;
  method: string | null;
  filed: string | null;
  portal: boolean;
  readonly nodes: Set<string>;
  last: string | null;
}

interface Talk {
  readonly channel: string;
  lastAt: number | null;
  visits: number;
  opened: boolean;
  readonly units: Set<string>;
  shown: boolean;
  clerk: boolean;
  readonly works: Map<string, Work>;
}

export class DayCount {
  readonly #talks = new Map<string, Talk>();
  readonly #turns = new Map<string, number>();

  /** Facts in the order of time. */
  add(fact: Fact): void {
    if (notCounted.has(fact.channel)) return;
    const talk = this.#talk(fact);
    const told = detail.safeParse(fact.detail).data ?? {};
    if (fact.name === 'turn') this.#turn(talk, fact, told);
    if (fact.name === 'chat_opened') talk.opened = true;
    if (fact.name === 'clerk_came') talk.clerk = true;
    if (fact.name === 'place_told' && told.unit !== undefined) talk.units.add(told.unit);
    if (fact.procedure !== null || fact.name === 'portal_opened') work(talk, fact, told);
  }

  sums(): Sums {
    const sums = new Map(this.#turns);
    const add = (name: FigureName, channel: string, subject?: string, by = 1): void => {
      const key = keyOf(name, channel, subject);
      sums.set(key, (sums.get(key) ?? 0) + by);
    };
    for (const talk of this.#talks.values()) {
      const { channel, visits } = talk;
      if (visits > 0) add('people', channel);
      if (visits > 0) add('visits', channel, '', visits);
      else if (talk.opened) add('only-opened', channel);
      for (const unit of talk.units) add('commune', channel, unit);
      if (talk.shown) add('person', channel);
      if (talk.clerk) add('clerk', channel);
      for (const [code, done] of talk.works) addWork(add, channel, code, done);
    }
    return Object.fromEntries(sums);
  }

  #talk({ conversationId, channel }: Fact): Talk {
    const known = this.#talks.get(conversationId);
    if (known !== undefined) return known;
    const begun = { channel, lastAt: null, visits: 0, opened: false, shown: false, clerk: false };
    const talk: Talk = { ...begun, units: new Set(), works: new Map() };
    this.#talks.set(conversationId, talk);
    return talk;
  }

  #turn(talk: Talk, { at, channel }: Fact, { status = '' }: Detail): void {
    if (talk.lastAt === null || at.getTime() - talk.lastAt > visitEnds) talk.visits += 1;
    talk.lastAt = at.getTime();
    const key = keyOf('turns', channel, status);
    this.#turns.set(key, (this.#turns.get(key) ?? 0) + 1);
    if (status === 'handover') talk.shown = true;
  }
}

function work(talk: Talk, { name, procedure }: Fact, { method, node }: Detail): void {
  const code = procedure ?? '';
  const nothing = { touched: false, method: null, filed: null, portal: false, nodes: new Set<string>() };
  const done: Work = talk.works.get(code) ?? { ...nothing, last: null };
  talk.works.set(code, done);
  if (name === 'turn') done.touched = true;
  if (name === 'method_chosen') done.method = method ?? null;
  if (name === 'filed') done.filed = method ?? null;
  if (name === 'portal_opened') done.portal = true;
  if (name !== 'node_reached' || node === undefined) return;
  done.nodes.add(node);
  done.last = node;
}

function addWork(
  add: (name: FigureName, channel: string, subject: string) => void,
  channel: string,
  code: string,
  { touched, method, filed, portal, nodes, last }: Work,
): void {
  if (touched) add('procedure', channel, code);
  if (method !== null) add('method', channel, `${code} ${method}`);
  if (filed !== null) add('filed', channel, `${code} ${filed}`);
  if (portal) add('portal', channel, code);
  for (const node of nodes) add('reached', channel, `${code} ${node}`);
  if (last !== null && last !== 'outcome') add('stopped', channel, `${code} ${last}`);
}
