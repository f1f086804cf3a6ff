// Checks the graph of a procedure's flow: every question, paper, fee and step can be reached, nothing waits for a later answer, every
// path ends in steps. A flow moves only by a choice of the person, so there is no other loop than one they choose.
import { holds, type CaseFacts } from './guard.ts';
import type { Flow, Guard, Method, Question, WrittenGuide } from './types.ts';
import type { ContentFile, ContentProblem } from './yaml-file.ts';

type Path = readonly (string | number)[];

/** Node ids that a question may not take: the engine has them. */
const reserved = new Set(['method', 'layout', 'papers', 'outcome']);

/**
 * Walks all paths of a guide by every method.
 * @param flows the generic flows, as far as they could be read
 * @param codes codes of all guides: a choice may lead there without saying more
 */
export function checkPaths(
  file: ContentFile<WrittenGuide>,
  flows: Readonly<Partial<Record<string, Flow>>>,
  codes: ReadonlySet<string>,
): readonly ContentProblem[] {
  const guide = file.data;
  const report = (path: Path, expected: string): ContentProblem => file.problem(path, expected);
  const problems = guide.questions.flatMap((q, i) => [
    ...(reserved.has(q.id)
      ? [report(['questions', i, 'id'], `"${q.id}" là tên riêng của máy, đặt tên khác`)]
      : []),
    ...q.choices.flatMap((c, j) => [
      ...(c.goTo === guide.code
        ? [report(['questions', i, 'choices', j, 'goTo'], 'không dẫn về chính thủ tục này')]
        : []),
      ...(c.goTo && !codes.has(c.goTo) && !c.reply
        ? [
            report(
              ['questions', i, 'choices', j],
              `"${c.goTo}" chưa có hướng dẫn, phải có reply nói rõ việc cần làm`,
            ),
          ]
        : []),
    ]),
  ]);
  const reached = new Reached();
  for (const method of ['online', 'post', 'counter'] as const) {
    const flow = flows[method];
    if (!guide.methods[method] || !flow) continue;
    const ends = walk(guide, flow, method, reached);
    if (ends.length === 0)
      problems.push(report(['questions'], `không có đường nào đi hết cách nộp "${method}"`));
    for (const facts of ends) reached.end(guide, method, facts);
  }
  return [...problems, ...reached.missing(guide).map(([path, expected]) => report(path, expected))];
}

/** The cases in which a person can come to the steps of a method; facts that nothing asks for later are left out, so that few remain. */
function walk(guide: WrittenGuide, flow: Flow, method: Method, reached: Reached): readonly CaseFacts[] {
  const waits = (q: Question): boolean => q.when?.['method'] !== undefined;
  const known = { method, layout: guide.methods[method]?.layout ?? 'unknown' };
  const before = guide.questions.filter((q) => !waits(q));
  const after = [...guide.questions.filter(waits), ...flow.questions];
  const matters = keysAsked(guide, flow);
  const on = (cases: readonly CaseFacts[], q: Question): readonly CaseFacts[] =>
    answer(q, cases, matters, reached);
  const start: readonly CaseFacts[] = [{}];
  const withMethod = before.reduce(on, start).map((facts): CaseFacts => ({ ...facts, ...known }));
  return after.reduce<readonly CaseFacts[]>(on, withMethod);
}

/** The questions whose answers some condition asks for. */
function keysAsked(guide: WrittenGuide, flow: Flow): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value as Record<string, unknown>)) {
      if (key === 'when') for (const k of Object.keys(child ?? {})) found.add(k);
      else visit(child);
    }
  };
  visit(guide);
  visit(flow);
  return found;
}

function answer(
  question: Question,
  cases: readonly CaseFacts[],
  matters: ReadonlySet<string>,
  reached: Reached,
): readonly CaseFacts[] {
  const next = new Map<string, CaseFacts>();
  for (const facts of cases) {
    if (!holds(question.when, facts)) next.set(JSON.stringify(facts), facts);
    else {
      reached.question(question.id);
      for (const choice of question.choices.filter((c) => c.goTo === undefined && c.switchTo === undefined)) {
        const more = matters.has(question.id) ? { ...facts, [question.id]: choice.value } : facts;
        next.set(JSON.stringify(more), more);
      }
    }
  }
  return [...next.values()];
}

/** What some path came by. */
class Reached {
  readonly #questions = new Set<string>();
  readonly #guards = new Set<Guard>();

  question(id: string): void {
    this.#questions.add(id);
  }

  /** Notes every guard that holds at the end of a path. */
  end(guide: WrittenGuide, method: Method, facts: CaseFacts): void {
    const submission = guide.methods[method];
    const guards = [
      ...guide.documents.filter((d) => d.forms[method] !== undefined).map((d) => d.when),
      ...(submission?.fees ?? []).map((f) => f.when),
      ...(submission?.durations ?? []).map((d) => d.when),
      ...(submission?.ownSteps ?? []).map((s) => s.when),
      ...Object.values(submission?.steps ?? {}).map((s) => s.when),
    ];
    for (const guard of guards) if (guard && holds(guard, facts)) this.#guards.add(guard);
  }

  /** Questions and guards that no path came by. */
  missing(guide: WrittenGuide): readonly (readonly [Path, string])[] {
    const never = 'không trường hợp nào đi tới đây: xem lại điều kiện when';
    const unguarded = (path: Path, when: Guard | undefined): readonly (readonly [Path, string])[] =>
      when && !this.#guards.has(when) ? [[[...path, 'when'], never]] : [];
    return [
      ...guide.questions.flatMap((q, i) =>
        this.#questions.has(q.id) ? [] : [[['questions', i], never] as const],
      ),
      ...guide.documents.flatMap((d, i) => unguarded(['documents', i], d.when)),
      ...Object.entries(guide.methods).flatMap(([m, s]) => [
        ...s.fees.flatMap((f, i) => unguarded(['methods', m, 'fees', i], f.when)),
        ...s.durations.flatMap((d, i) => unguarded(['methods', m, 'durations', i], d.when)),
        ...s.ownSteps.flatMap((o, i) => unguarded(['methods', m, 'ownSteps', i], o.when)),
        ...Object.entries(s.steps).flatMap(([id, c]) => unguarded(['methods', m, 'steps', id], c.when)),
      ]),
    ];
  }
}
