// Checks that content fits together: every name that is used exists, every figure has its source, every guard can hold.
import { allowedHosts, linkPlaces } from './links.ts';
import type { Contact, Flow, Guard, Link, Office, Submission, Topic, WrittenGuide } from './types.ts';
import type { ContentFile, ContentProblem } from './yaml-file.ts';

/** What guides and topics may refer to. */
export interface Register {
  readonly offices: ReadonlyMap<string, Office>;
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly links: ReadonlyMap<string, Link>;
  readonly flows: Readonly<Partial<Record<string, Flow>>>;
}

type Path = readonly (string | number)[];
type Report = (path: Path, expected: string) => void;

/** Facts that a guard may ask besides the questions of the guide and of the flow. */
const guardFacts: Readonly<Record<string, readonly string[]>> = {
  method: ['online', 'post', 'counter'],
  layout: ['one_page', 'four_steps', 'unknown'],
};

/** Checks one guide against itself and the register. */
export function checkGuide(file: ContentFile<WrittenGuide>, register: Register): readonly ContentProblem[] {
  const problems: ContentProblem[] = [];
  const report: Report = (path, expected) => problems.push(file.problem(path, expected));
  const guide = file.data;
  const sources = new Set(guide.sources.map((s) => s.id));
  const allowed = guardValues(guide, register);

  if (!register.offices.has(guide.office))
    report(['office'], `không có nơi "${guide.office}" trong offices.yml`);
  if (Object.keys(guide.methods).length === 0) report(['methods'], 'phải có ít nhất một cách nộp');
  walk(guide, [], (path, key, value) => {
    if (key === 'source' && typeof value === 'string' && !sources.has(value)) {
      report(path, `không có nguồn "${value}" trong sources của tệp này`);
    }
    if (key === 'when') checkGuard(value as Guard, allowed, path, report);
    if (key === 'link' && typeof value === 'string' && !register.links.has(value)) {
      report(path, `không có đường dẫn "${value}" trong links.yml`);
    }
    if (typeof value === 'string' && /https?:\/\//.test(value))
      report(path, 'không ghi địa chỉ web, dùng id trong links.yml');
  });
  for (const [method, submission] of Object.entries(guide.methods)) {
    checkSubmission(submission, register.flows[method], ['methods', method], report);
  }
  duplicates(guide.documents.map((d) => d.id)).forEach((i) =>
    report(['documents', i, 'id'], 'id giấy tờ bị trùng'),
  );
  guide.documents.forEach(({ forms, perMethod }, i) => {
    for (const m of Object.keys(perMethod).filter((key) => !(key in forms)))
      report(['documents', i, 'perMethod', m], `cách nộp "${m}" không cần giấy này, lời riêng không ai đọc`);
  });
  duplicates(guide.questions.map((q) => q.id)).forEach((i) =>
    report(['questions', i, 'id'], 'id câu hỏi bị trùng'),
  );
  for (const m of ['online', 'post', 'counter'] as const) {
    if (m in guide.methods && guide.noMethod[m])
      report(['noMethod', m], 'cách này có trong methods, không thể vừa có vừa không');
    if (!(m in guide.methods) && !guide.noMethod[m])
      report(['noMethod'], `thiếu lý do vì sao không có cách nộp "${m}"`);
  }
  return problems;
}

/** Checks that every link leads to a host of the list, and can be built. */
export function checkLinks(file: ContentFile<Link[]>): readonly ContentProblem[] {
  return file.data.flatMap(({ url }, i) => [
    ...(allowedHosts.has(hostOf(url))
      ? []
      : [file.problem([i, 'url'], 'máy chủ này không có trong danh sách được phép')]),
    ...[...url.matchAll(/\{(\w+)\}/g)]
      .filter(([, name]) => name !== undefined && !linkPlaces.has(name))
      .map(([place]) => file.problem([i, 'url'], `không có gì để điền vào ${place}`)),
  ]);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/**
 * Checks the topics of one file against the register.
 * @param all the ids of all topics
 */
export function checkTopics(
  file: ContentFile<Topic[]>,
  register: Register,
  all: ReadonlySet<string>,
): readonly ContentProblem[] {
  return file.data.flatMap((topic, i) => [
    ...((topic.effectiveTo === undefined) === (topic.afterwards === undefined)
      ? []
      : [file.problem([i, 'afterwards'], 'effectiveTo và afterwards phải đi với nhau')]),
    ...(topic.follows?.topics ?? []).flatMap((id, j) =>
      all.has(id) ? [] : [file.problem([i, 'follows', 'topics', j], `không có chủ đề "${id}"`)],
    ),
    ...topic.links.flatMap((id, j) =>
      register.links.has(id)
        ? []
        : [file.problem([i, 'links', j], `không có đường dẫn "${id}" trong links.yml`)],
    ),
    ...topic.contacts.flatMap((id, j) =>
      register.contacts.has(id)
        ? []
        : [file.problem([i, 'contacts', j], `không có số "${id}" trong contacts.yml`)],
    ),
  ]);
}

function checkSubmission(submission: Submission, flow: Flow | undefined, path: Path, report: Report): void {
  const steps = new Set(flow?.steps.map((s) => s.id));
  for (const id of Object.keys(submission.steps)) {
    if (!steps.has(id))
      report([...path, 'steps', id], `không có bước "${id}" trong flows/${String(path[1])}.yml`);
  }
  submission.ownSteps.forEach((s, i) => {
    if (!steps.has(s.after))
      report([...path, 'ownSteps', i, 'after'], `không có bước "${s.after}" để đứng sau`);
  });
  const labels = new Set(submission.fees.map((f) => f.label));
  submission.fees.forEach((fee, i) => {
    fee.insteadOf?.forEach((label, j) => {
      if (!labels.has(label))
        report([...path, 'fees', i, 'insteadOf', j], `không có khoản phí nào tên "${label}" ở cách nộp này`);
    });
    const needsAmount = fee.kind === 'amount' || fee.kind === 'suspected';
    if (needsAmount !== (fee.amount !== undefined)) {
      report(
        [...path, 'fees', i, 'amount'],
        needsAmount ? 'thiếu số tiền (đồng)' : 'loại phí này không được ghi số tiền',
      );
    }
  });
  submission.durations.forEach((d, i) => {
    if ((d.value === undefined) !== (d.unit === undefined)) {
      report([...path, 'durations', i], 'value và unit phải cùng có hoặc cùng không');
    }
    if (d.value === undefined && d.text === undefined)
      report([...path, 'durations', i], 'thiếu thời hạn: value và unit, hoặc text');
  });
}

function guardValues(guide: WrittenGuide, register: Register): ReadonlyMap<string, ReadonlySet<string>> {
  const allowed = new Map(Object.entries(guardFacts).map(([k, v]) => [k, new Set(v)]));
  const flows = Object.values(register.flows);
  for (const q of [...guide.questions, ...flows.flatMap((f) => f?.questions ?? [])]) {
    allowed.set(q.id, new Set(q.choices.map((c) => c.value)));
  }
  return allowed;
}

function checkGuard(
  guard: Guard,
  allowed: ReadonlyMap<string, ReadonlySet<string>>,
  path: Path,
  report: Report,
): void {
  for (const [key, values] of Object.entries(guard)) {
    const known = allowed.get(key);
    if (!known) report([...path, key], `không có câu hỏi hay điều kiện nào tên "${key}"`);
    else {
      values.forEach((v, i) => {
        if (!known.has(v)) report([...path, key, i], `"${v}" không phải một lựa chọn của "${key}"`);
      });
    }
  }
}

function walk(value: unknown, path: Path, visit: (path: Path, key: string, value: unknown) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    visit(here, key, child);
    walk(child, here, visit);
  }
}

/** Indexes of the entries that repeat an earlier one. */
function duplicates(ids: readonly string[]): readonly number[] {
  return ids.flatMap((id, i) => (ids.indexOf(id) < i ? [i] : []));
}
