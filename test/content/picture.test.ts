// `content picture`: every guide can be drawn, and its picture has every question, way of filing and step.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/knowledge.ts';
import { flowGraph } from '../../src/tools/content/flow-graph.ts';
import { drawFlow } from '../../src/tools/content/flow-svg.ts';
import { pictureFolder, picturesOf } from '../../src/tools/content/picture.ts';
import { walkGraph } from '../../src/tools/content/walk-graph.ts';
import { runTool } from '../support/tool.ts';

const kb = loadKnowledge();
const drawn = picturesOf(kb);

test.each([...kb.guides.values()].map((guide) => [guide.code, guide] as const))('%s', (_code, guide) => {
  const { nodes, edges } = flowGraph(kb, guide);
  const ids = new Set(nodes.map((n) => n.id));
  for (const { from, to } of edges)
    expect([ids.has(from), ids.has(to)], `${from} ${to}`).toEqual([true, true]);
  for (const q of guide.questions) expect(ids, guide.code).toContain(q.id);
  for (const m of Object.keys(guide.methods)) expect(ids).toContain(`${m}.outcome`);
  const goals = guide.questions.flatMap((q) => q.choices.flatMap((c) => c.goTo ?? []));
  for (const code of goals) expect(ids).toContain(`elsewhere.${code}`);
  // Whoever is in a box gets out of it, but for the ends.
  for (const n of nodes)
    if (n.kind !== 'outcome' && n.kind !== 'elsewhere')
      expect(
        edges.some((e) => e.from === n.id),
        n.id,
      ).toBe(true);
});

test.each([...kb.journeys.values()].map((walk) => [walk.id, walk] as const))('walk %s', (_id, walk) => {
  const { nodes, edges } = walkGraph(kb, walk);
  const ids = nodes.map((n) => n.id);
  expect(ids).toEqual(expect.arrayContaining(walk.nodes.map((n) => `${walk.id}.${n.id}`)));
  for (const { from, to } of edges) expect(ids, `${from} ${to}`).toEqual(expect.arrayContaining([from, to]));
  for (const n of nodes)
    if (n.kind !== 'outcome' && n.kind !== 'elsewhere') expect(edges.map((e) => e.from)).toContain(n.id);
});

test('the pictures in the documentation are those of this content: run `npm run content -- picture --all`', () => {
  const folder = new URL(`../../${pictureFolder}/`, import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.\w+$/.test(name),
  );
  expect(files.map((name) => name.replaceAll('\\', '/')).sort()).toEqual([...drawn.keys()].sort());
  const stale = [...drawn].filter(([name, text]) => readFileSync(new URL(name, folder), 'utf8') !== text);
  expect(
    stale.map(([name]) => name),
    'old pictures; run: npm run content -- picture --all',
  ).toEqual([]);
});

test('no arrow runs behind a box', () => {
  const behind = [...drawn].flatMap(([name, svg]) => {
    const boxes = [...svg.matchAll(/<rect x="(.+?)" y="(.+?)" width="(.+?)" height="(.+?)" rx="8"/g)].map(
      ([, ...numbers]) => numbers.map(Number) as [number, number, number, number],
    );
    const lines = [...svg.matchAll(/<path d="(M[^"]+)" fill="none"/g)].map(([, d = '']) =>
      [...d.matchAll(/([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) })),
    );
    const along = lines.flatMap((points) =>
      points.slice(1).flatMap((to, i) =>
        Array.from({ length: 50 }, (_, t) => {
          const from = points[i] ?? to;
          return { x: from.x + ((to.x - from.x) * t) / 50, y: from.y + ((to.y - from.y) * t) / 50 };
        }),
      ),
    );
    const inside = along.some(({ x, y }) =>
      boxes.some(([left, top, w, h]) => x > left + 2 && x < left + w - 2 && y > top + 2 && y < top + h - 2),
    );
    return inside ? [name] : [];
  });
  expect(behind).toEqual([]);
});

test('the command writes an SVG with the words of the guide', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guidance-picture-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const out = join(folder, 'flow.svg');
  const { code, out: said } = await runTool('content', ['picture', '1.004222', '--out', out]);
  expect(code).toBe(0);
  expect(said).toMatch(/Đã vẽ .*flow\.svg: \d+ ô, \d+ mũi tên\./);
  const svg = readFileSync(out, 'utf8');
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+"/);
  expect(svg).toContain('1.004222 · ');
  expect(svg).toContain('nộp qua mạng');
  expect(svg).not.toMatch(/NaN|undefined/);
});

test('words of the guide cannot break the picture', () => {
  const node = { id: 'a', kind: 'question', title: '1 < 2 & "x"', lines: [] } as const;
  expect(drawFlow({ nodes: [node], edges: [] }, '<b>')).toMatch(
    /1 &lt; 2 &amp; &quot;x&quot;[\s\S]*|&lt;b&gt;/,
  );
  expect(drawFlow({ nodes: [node], edges: [] }, '<b>')).not.toContain('<b>');
});

test('a code without a guide is named, without a stack', async () => {
  const { code, err } = await runTool('content', ['picture', '9.999999']);
  expect(code).toBe(1);
  expect(err).toBe('Thủ tục 9.999999 chưa có hướng dẫn trong guides/.\n');
});
