// Says what differs between two versions of one procedure: money, days, papers, ways of filing, questions, steps.
import type { Document, Guide, Method, Submission } from '../types.ts';
import { sayDay } from '../validity.ts';
import { sayDuration, sayFee, sayForm } from '../wording.ts';
import { methodWords } from '../method-words.ts';

/** One difference; without `methods` it concerns every way of filing. */
export interface Said {
  readonly says: string;
  readonly methods?: readonly Method[];
}

const methods = Object.keys(methodWords) as Method[];

/** Every difference that a citizen would notice, the weighty ones first. */
export function guideChanges(old: Guide, now: Guide, oldOffice: string, nowOffice: string): readonly Said[] {
  const both = methods.filter((m) => old.methods[m] && now.methods[m]);
  return [
    ...methods.flatMap((m) => availability(m, old, now)),
    ...perMethod(both, (m) => lines('lệ phí', fees(old.methods[m]), fees(now.methods[m]))),
    ...perMethod(both, (m) => lines('thời hạn', times(old.methods[m]), times(now.methods[m]))),
    ...paperChanges(old, now),
    ...single('nơi nhận', oldOffice, nowOffice),
    ...single('kết quả', old.result.text, now.result.text),
    ...single('ai được nộp', old.whoMayFile, now.whoMayFile),
    ...single('độ tin cậy', old.grade, now.grade),
    ...named('câu hỏi', asked(old), asked(now)),
    ...perMethod(both, (m) => steps(old.methods[m], now.methods[m])),
    ...named('hỏi đáp', answered(old), answered(now)),
  ];
}

function availability(method: Method, old: Guide, now: Guide): readonly Said[] {
  const had = old.methods[method] !== undefined;
  const has = now.methods[method] !== undefined;
  if (had === has) return [];
  return [
    { says: has ? 'nay nộp được bằng cách này' : 'nay không nộp được bằng cách này', methods: [method] },
  ];
}

/** The same sentence for several ways of filing is said once. */
function perMethod(both: readonly Method[], says: (m: Method) => readonly string[]): readonly Said[] {
  const byText = new Map<string, Method[]>();
  for (const m of both) for (const s of says(m)) byText.set(s, [...(byText.get(s) ?? []), m]);
  return [...byText].map(([s, ms]) => ({ says: s, methods: ms }));
}

function fees(submission: Submission | undefined): readonly string[] {
  return (submission?.fees ?? []).map((f) => {
    const from = f.effectiveFrom ? ` từ ${sayDay(f.effectiveFrom)}` : '';
    const to = f.effectiveTo ? ` đến hết ${sayDay(f.effectiveTo)}` : '';
    return `${sayFee(f)}${from}${to}`;
  });
}

function times(submission: Submission | undefined): readonly string[] {
  return (submission?.durations ?? []).map((d) => `${d.label ? `${d.label}: ` : ''}${sayDuration(d)}`);
}

/** One for one is «trước …, nay …»; otherwise what went and what came. */
function lines(name: string, old: readonly string[], now: readonly string[]): readonly string[] {
  const went = old.filter((l) => !now.includes(l));
  const came = now.filter((l) => !old.includes(l));
  const [was, is] = [went[0], came[0]];
  if (went.length === 1 && came.length === 1 && was !== undefined && is !== undefined)
    return [`${name} trước là «${was}», nay là «${is}»`];
  return [...went.map((l) => `${name}: không còn «${l}»`), ...came.map((l) => `${name}: thêm «${l}»`)];
}

function paperChanges(old: Guide, now: Guide): readonly Said[] {
  const before = new Map(old.documents.map((d) => [d.id, d]));
  const after = new Map(now.documents.map((d) => [d.id, d]));
  return [
    ...now.documents
      .filter((d) => !before.has(d.id))
      .map((d) => ({ says: `thêm giấy «${d.name}»${optional(d)}`, methods: methodsOf(d) })),
    ...old.documents
      .filter((d) => !after.has(d.id))
      .map((d) => ({ says: `bớt giấy «${d.name}»`, methods: methodsOf(d) })),
    ...now.documents.flatMap((d) => {
      const was = before.get(d.id);
      return was ? paperChange(was, d) : [];
    }),
  ];
}

function paperChange(old: Document, now: Document): readonly Said[] {
  const changed = methods.filter((m) => old.forms[m] !== now.forms[m]);
  const form = (d: Document, m: Method): string => {
    const f = d.forms[m];
    return f ? sayForm(f) : 'không cần';
  };
  return [
    ...changed.map((m) => ({
      says: `giấy «${now.name}» trước ${form(old, m)}, nay ${form(now, m)}`,
      methods: [m],
    })),
    ...(old.quantity === now.quantity
      ? []
      : [
          {
            says: `giấy «${now.name}» trước ${old.quantity} bản, nay ${now.quantity} bản`,
            methods: methodsOf(now),
          },
        ]),
    ...(old.optional === now.optional
      ? []
      : [
          {
            says: `giấy «${now.name}» nay ${now.optional ? 'chỉ một số người cần' : 'ai cũng cần'}`,
            methods: methodsOf(now),
          },
        ]),
    ...(JSON.stringify(old.when) === JSON.stringify(now.when)
      ? []
      : [{ says: `giấy «${now.name}» nay dành cho trường hợp khác`, methods: methodsOf(now) }]),
  ];
}

function optional(d: Document): string {
  return d.optional ? ' (chỉ một số người cần)' : '';
}

function methodsOf(d: Document): readonly Method[] {
  return methods.filter((m) => d.forms[m] !== undefined);
}

function single(name: string, old: string, now: string): readonly Said[] {
  return old === now ? [] : [{ says: `${name} trước là «${old}», nay là «${now}»` }];
}

/** Things with a name and a content: which went, which came, which are different. */
function named(
  name: string,
  old: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): readonly Said[] {
  return [
    ...[...now].flatMap(([key, content]) => {
      if (!old.has(key)) return [{ says: `thêm ${name} «${key}»` }];
      return old.get(key) === content ? [] : [{ says: `${name} «${key}» thay đổi` }];
    }),
    ...[...old.keys()].filter((key) => !now.has(key)).map((key) => ({ says: `bỏ ${name} «${key}»` })),
  ];
}

function asked(guide: Guide): ReadonlyMap<string, string> {
  return new Map(
    guide.questions.map((q) => [q.ask, JSON.stringify(q.choices.map((c) => [c.value, c.label, c.goTo]))]),
  );
}

function answered(guide: Guide): ReadonlyMap<string, string> {
  return new Map(guide.faqs.map((f) => [f.says[0] ?? '', f.answer]));
}

function steps(old: Submission | undefined, now: Submission | undefined): readonly string[] {
  const own = (s: Submission | undefined): ReadonlyMap<string, string> =>
    new Map([
      ...(s?.ownSteps ?? []).map((o) => [o.title, JSON.stringify(o)] as const),
      ...Object.entries(s?.steps ?? {}).map(([id, change]) => [id, JSON.stringify(change)] as const),
    ]);
  return named('bước', own(old), own(now)).map((s) => s.says);
}
