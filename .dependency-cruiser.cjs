// The architecture of docs/architecture.md as rules. Dependencies point inward:
// domain ◄ event-store ◄ adapters; event-store ◄ projections ◄ read-models; domain ◄ read-models; domain ◄ contracts.
const library = (name, ...mayUse) => ({
  name: `${name}-points-inward`,
  comment: `libs/${name} may use only ${mayUse.length ? mayUse.map((m) => `libs/${m}`).join(', ') : 'no other library'}.`,
  severity: 'error',
  from: { path: `^libs/${name}/`, pathNot: '\\.(int-|e2e-)?spec\\.ts$|/testing/' },
  to: { path: '^(libs|apps|seeds|test)/', pathNot: `^libs/(${[name, ...mayUse].join('|')})/` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    library('domain'),
    library('event-store', 'domain'),
    library('event-store-postgres', 'event-store', 'domain'),
    library('event-store-kurrentdb', 'event-store', 'domain'),
    library('projections', 'event-store', 'domain'),
    library('read-models', 'projections', 'event-store', 'domain'),
    library('contracts', 'domain'),
    library('platform', 'contracts', 'event-store', 'domain'),
    library('access', 'platform', 'domain'),
    {
      name: 'domain-is-pure',
      comment: 'The domain knows no framework, store, clock or HTTP.',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: 'node_modules/(@nestjs|typeorm|pg|express|class-validator|@eventstore)|^(node:)?(fs|http|https|net|child_process)$',
      },
    },
    {
      name: 'libraries-are-entered-by-their-index',
      severity: 'error',
      from: { path: '^(?:libs/([^/]+)|apps|seeds|test)/' },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/(?:testing/)?index\\.ts$|^libs/$1/' },
    },
    {
      name: 'adapters-only-in-composition-roots',
      severity: 'error',
      from: {
        path: '^(apps|libs|seeds)/',
        pathNot:
          '^libs/event-store-(postgres|kurrentdb)/|^apps/composition/|\\.(int-|e2e-)?spec\\.ts$|/testing/',
      },
      to: { path: '^libs/event-store-(postgres|kurrentdb)/' },
    },
    {
      name: 'console-speaks-http-only',
      comment: 'The pages work over the query and command APIs, never a table or a store.',
      severity: 'error',
      from: { path: '^apps/console/', pathNot: '\\.(int-|e2e-)?spec\\.ts$' },
      to: {
        path: '^libs/(event-store|event-store-postgres|projections|read-models)/|^apps/(command|query|projector)/',
      },
    },
    {
      name: 'partnerships-are-read-through-sights',
      comment:
        'A query cannot be written without its scope: rows and states of partnerships come from libs/read-models/sight; who answered in a round is counted for whoever was let see it.',
      severity: 'error',
      from: {
        path: '^libs/read-models/',
        pathNot:
          '^libs/read-models/(sight|two-clocks|organisation-directory|sheets)/|\\.(int-|e2e-)?spec\\.ts$',
      },
      to: { path: '^libs/read-models/two-clocks/(table-at|stored-state)\\.ts$' },
    },
    {
      name: 'nothing-imports-an-app',
      severity: 'error',
      from: { path: '^(libs|seeds)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'no-orphans',
      severity: 'warn',
      from: { orphan: true, pathNot: '^test/|\\.d\\.ts$|main\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    exclude: { path: '^dist' },
    // `source` is what package.json "imports" gives for a library's sources.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'types', 'default'],
    },
  },
};
