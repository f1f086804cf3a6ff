// Checks the journeys as one graph: every target exists, every node is reachable, every path ends, and no path comes back to itself.
import type { Register } from './check.ts';
import type { Guard, JourneyFlow, JourneyNode, JourneyRoute, Topic } from './types.ts';
import type { ContentFile, ContentProblem } from './yaml-file.ts';

type Path = readonly (string | number)[];
type File = ContentFile<JourneyFlow>;

/** Facts that a guard may ask besides the answers of the journey: what is known of the guide beneath, of the person and of the hour. */
export const journeyFacts: Readonly<Record<string, readonly string[]>> = {
  in_guide: ['yes', 'no'],
  can_online: ['yes', 'no', 'unknown'],
  can_post: ['yes', 'no', 'unknown'],
  can_counter: ['yes', 'no', 'unknown'],
  hours: ['open', 'lunch', 'closed', 'day_off', 'perhaps_off'],
  unit: ['known', 'unknown'],
};

/** The routes out of a node, each with the path to it in the file. */
export function routesOf(node: JourneyNode): readonly { readonly route: JourneyRoute; readonly at: Path }[] {
  switch (node.kind) {
    case 'question':
      return node.choices.map((c, i) => ({ route: c.next, at: ['choices', i, 'next'] }));
    case 'action':
      return [
        { route: node.next, at: ['next'] },
        ...(node.fails ? [{ route: node.fails.next, at: ['fails', 'next'] }] : []),
      ];
    case 'explain':
    case 'checklist':
      return [{ route: node.next, at: ['next'] }];
    case 'outcome':
      return [];
  }
}

/** Every target a route may lead to. */
export function targetsOf(route: JourneyRoute): readonly string[] {
  return typeof route === 'string' ? [route] : route.map((r) => r.to);
}

/** The full name of a target: `journey.node`. */
export function fullTarget(
  journeys: ReadonlyMap<string, JourneyFlow>,
  from: string,
  target: string,
): string | null {
  const other = target.startsWith('journey:') ? target.slice('journey:'.length) : null;
  if (other === null) return `${from}.${target}`;
  const journey = journeys.get(other);
  return journey ? `${other}.${journey.first}` : null;
}

/** Checks all journeys against each other, the topics and the register. */
export function checkJourneys(
  files: readonly File[],
  register: Register,
  topics: readonly Topic[],
): readonly ContentProblem[] {
  const journeys = new Map(files.map((f) => [f.data.id, f.data]));
  const topicIds = new Set(topics.map((t) => t.id));
  return [
    ...files.flatMap((file) => [
      ...checkNames(file, register, topicIds),
      ...checkTargets(file, journeys),
      ...checkGuards(file),
    ]),
    ...checkLoops(files, journeys),
  ];
}

function checkNames(file: File, register: Register, topics: ReadonlySet<string>): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const { data } = file;
  const sources = new Set(data.sources.map((s) => s.id));
  if (!file.path.endsWith(`/${data.id}.yml`))
    problems.push(file.problem(['id'], `tên tệp phải là ${data.id}.yml`));
  const known = (
    names: readonly string[],
    all: { has(name: string): boolean },
    at: Path,
    where: string,
  ): void => {
    for (const name of names)
      if (!all.has(name)) problems.push(file.problem(at, `không có "${name}" trong ${where}`));
  };
  data.starts.forEach((start, i) => {
    known(start.topics, topics, ['starts', i, 'topics'], 'topics/');
    for (const [node, value] of Object.entries(start.answers)) {
      const given = data.nodes.find((n) => n.id === node);
      const isPassed = given?.kind === 'checklist' && value === 'done';
      if (!isPassed && !(given?.kind === 'question' && given.choices.some((c) => c.value === value)))
        problems.push(
          file.problem(['starts', i, 'answers', node], `không có câu hỏi "${node}" với lựa chọn "${value}"`),
        );
    }
  });
  data.starts.forEach(({ several }, i) => {
    if (several && !data.nodes.some((n) => n.kind === 'question' && n.id === several.node))
      problems.push(file.problem(['starts', i, 'several', 'node'], `không có câu hỏi "${several.node}"`));
  });
  data.nodes.forEach((node, i) => {
    const at = ['nodes', i];
    if (data.nodes.findIndex((n) => n.id === node.id) < i)
      problems.push(file.problem([...at, 'id'], 'id nút bị trùng'));
    if ('links' in node) known(node.links, register.links, [...at, 'links'], 'links.yml');
    if ('sources' in node) known(node.sources, sources, [...at, 'sources'], 'sources của tệp này');
    if ('contacts' in node) known(node.contacts, register.contacts, [...at, 'contacts'], 'contacts.yml');
    if (node.kind !== 'explain' && node.kind !== 'outcome') return;
    if (node.topic !== undefined) known([node.topic], topics, [...at, 'topic'], 'topics/');
    const speaks = [
      node.text,
      node.topic,
      node.kind === 'outcome' ? (node.method ?? node.procedures[0]) : undefined,
    ];
    if (speaks.every((s) => s === undefined))
      problems.push(file.problem(at, 'thiếu lời: ghi text, topic hoặc procedures'));
  });
  return problems;
}

function checkTargets(file: File, journeys: ReadonlyMap<string, JourneyFlow>): ContentProblem[] {
  const { data } = file;
  const ids = new Set(data.nodes.map((n) => n.id));
  const problems: ContentProblem[] = [];
  if (!ids.has(data.first)) problems.push(file.problem(['first'], `không có nút "${data.first}"`));
  const reached = new Set([data.first]);
  data.nodes.forEach((node, i) => {
    for (const { route, at } of routesOf(node)) {
      if (typeof route !== 'string' && route.at(-1)?.when !== undefined)
        problems.push(
          file.problem(['nodes', i, ...at], 'nhánh cuối không được có "when", để lối nào cũng đi tiếp'),
        );
      for (const target of targetsOf(route)) {
        const exists = target.startsWith('journey:') ? journeys.has(target.slice(8)) : ids.has(target);
        if (!exists) problems.push(file.problem(['nodes', i, ...at], `không có nơi đến "${target}"`));
        reached.add(target);
      }
    }
  });
  data.nodes.forEach((node, i) => {
    if (!reached.has(node.id))
      problems.push(file.problem(['nodes', i, 'id'], `không lối nào dẫn đến nút "${node.id}"`));
  });
  if (
    !data.nodes.some(
      (n) => n.kind === 'outcome' || routesOf(n).some((r) => targetsOf(r.route).some((t) => t.includes(':'))),
    )
  )
    problems.push(file.problem(['nodes'], 'phải có ít nhất một nút outcome'));
  return problems;
}

function checkGuards(file: File): ContentProblem[] {
  const allowed = new Map(Object.entries(journeyFacts).map(([k, v]) => [k, new Set(v)]));
  for (const node of file.data.nodes)
    if (node.kind === 'question') allowed.set(node.id, new Set(node.choices.map((c) => c.value)));
  const problems: ContentProblem[] = [];
  const check = (guard: Guard, at: Path): void => {
    for (const [key, values] of Object.entries(guard)) {
      const known = allowed.get(key);
      for (const value of values)
        if (!known?.has(value))
          problems.push(file.problem([...at, key], `điều kiện "${key}: ${value}" không bao giờ có`));
    }
  };
  const walk = (value: unknown, at: Path): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      const here = [...at, Array.isArray(value) ? Number(key) : key];
      if (key === 'when') check(child as Guard, here);
      else walk(child, here);
    }
  };
  walk(file.data.nodes, ['nodes']);
  return problems;
}

/** Answers are kept by node, so a way back to an answered node would never end: it is an error of the content. */
function checkLoops(files: readonly File[], journeys: ReadonlyMap<string, JourneyFlow>): ContentProblem[] {
  const next = new Map<string, string[]>();
  for (const { data } of files)
    for (const node of data.nodes)
      next.set(
        `${data.id}.${node.id}`,
        routesOf(node).flatMap(({ route }) =>
          targetsOf(route).flatMap((t) => fullTarget(journeys, data.id, t) ?? []),
        ),
      );
  const done = new Set<string>();
  const onWay = new Set<string>();
  const looping = new Set<string>();
  const visit = (name: string): void => {
    if (done.has(name)) return;
    if (onWay.has(name)) {
      looping.add(name);
      return;
    }
    onWay.add(name);
    for (const n of next.get(name) ?? []) visit(n);
    onWay.delete(name);
    done.add(name);
  };
  for (const name of next.keys()) visit(name);
  return files.flatMap((file) =>
    file.data.nodes.flatMap((node, i) =>
      looping.has(`${file.data.id}.${node.id}`)
        ? [file.problem(['nodes', i, 'id'], `đi vòng lại nút "${node.id}", sẽ không bao giờ hết`)]
        : [],
    ),
  );
}
