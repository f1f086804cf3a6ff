// The walls of the house: who may import whom, only downwards. See docs/kien-truc (architecture) and README.
const room = (name) => `^src/${name}/`;
const below = {
  storage: [],
  knowledge: ['storage'],
  understanding: ['knowledge'],
  dialogs: ['knowledge', 'understanding'],
  sheets: ['knowledge', 'understanding', 'dialogs'],
  operations: ['storage'],
  bot: ['storage', 'operations', 'knowledge', 'understanding', 'dialogs', 'sheets'],
  staff: ['storage', 'knowledge', 'understanding', 'dialogs', 'sheets'],
  widget: [],
};
const rooms = Object.keys(below);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rooms.map((name) => ({
      name: `wall-${name}`,
      severity: 'error',
      comment: `${name} may import only ${below[name].join(', ') || 'nobody'}`,
      from: { path: room(name) },
      to: {
        path: '^src/(storage|operations|knowledge|understanding|dialogs|sheets|bot|staff|widget|tools)/|^src/(app|main|serve|brain|house|[\\w-]+-(routes|watch|intake|choices)|rehearsal)\\.ts',
        pathNot: [room(name), ...below[name].map(room)],
      },
    })),
    {
      name: 'one-door',
      severity: 'error',
      comment: 'From outside a room only its door (a file named after it) and its types are imported.',
      from: { path: '^src/([^/]+)/', pathNot: '\\.test\\.ts$|^src/tools/' },
      to: {
        path: '^src/(storage|operations|knowledge|understanding|dialogs|sheets|bot|staff)/',
        pathNot: ['^src/$1/', '^src/([^/]+)/\\1\\.ts$', '^src/[^/]+/types(/|\\.ts$)'],
      },
    },
    {
      name: 'botbuilder-in-one-room',
      severity: 'error',
      comment: 'botbuilder is out of support: the day it is replaced should cost one folder.',
      from: { pathNot: '^src/bot/' },
      to: { path: 'node_modules/(botbuilder|botframework)' },
    },
    {
      name: 'web-knows-nobody',
      severity: 'error',
      comment: 'What both rooms that serve pages share: it knows neither of them, nor anybody else.',
      from: { path: '^src/web/' },
      to: { path: '^src/', pathNot: '^src/web/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-from-dev',
      severity: 'error',
      // What the benchmarks compare with is no part of the product.
      from: { path: '^(src|packages)/', pathNot: '\\.test\\.ts$|/test/|^src/tools/bench-' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
    },
  },
};
