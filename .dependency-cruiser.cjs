/** The floors of the house, lowest first: a file imports only from lower floors or its own. */
const FLOORS = [['policies'], ['workflow'], ['entities', 'cards', 'documents'], ['handlers'], ['jobs', 'pages'], ['bot']];
const HOUSE = [...FLOORS.flat(), 'sandbox'];

/** The folders of handlers/, lowest first; files beside them take in what comes, and stand above. See docs/architecture.md. */
const LANDINGS = [['core'], ['present'], ['deeds'], ['board', 'files'], ['commands'], ['actions', 'events', 'reading']];
/** The rooms of handlers/core, lowest first: see its README. */
const ROOMS = [
  ['people'],
  ['case'],
  ['rights'],
  ['tell'],
  ['letters'],
  ['apply'],
  ['forms'],
  ['registers'],
  ['meetings'],
  ['tasks'],
  ['transfer'],
];

/** @param {string[]} folders @param {string} [base] */
const inside = (folders, base = '') => `^${base}(${folders.join('|')})/`;

/** Each folder imports only itself and those of the steps below its own. @param {string} base @param {string[][]} steps @param {string} see */
const stairs = (base, steps, see) =>
  steps.flatMap((step, at) =>
    step.map((folder) => ({
      name: `floor-${base}${folder}`,
      comment: `${base}${folder}/ imports only itself and ${steps.slice(0, at).flat().join(', ') || 'nothing else'}: see ${see}.`,
      severity: 'error',
      from: { path: inside([folder], base) },
      to: { path: inside(steps.flat(), base), pathNot: inside([folder, ...steps.slice(0, at).flat()], base) },
    })),
  );

/** @param {string} name @param {string} comment @param {string[]} folders @param {string} modules */
const noCore = (name, comment, folders, modules) => ({
  name,
  comment,
  severity: 'error',
  from: { path: inside(folders) },
  to: { dependencyTypes: ['core'], path: `^(node:)?(${modules})(/|$)` },
});

module.exports = {
  forbidden: [
    ...stairs('', FLOORS, 'docs/adr/0001-import-floors.md'),
    ...stairs('handlers/', LANDINGS, 'docs/architecture.md'),
    ...stairs('handlers/core/', ROOMS, 'handlers/core/README.md'),
    {
      name: 'sandbox-stands-alone',
      comment: 'sandbox/ is a stand-in for the platform: it must not know how the bot works inside.',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: inside(FLOORS.flat()) },
    },
    {
      name: 'sandbox-only-at-the-entry',
      comment: 'No code path of the bot may know that it talks to the sandbox; only the wiring starts it.',
      severity: 'error',
      from: { path: inside(FLOORS.flat()), pathNot: '^bot/(main|compose)[^/]*\\.ts$|^bot/compose/' },
      to: { path: '^sandbox/' },
    },
    {
      name: 'platform-sdk-in-its-folder',
      comment: 'Only bot/lark speaks to the platform; everyone else uses the Transport of handlers/transport.ts.',
      severity: 'error',
      from: { pathNot: '^(bot/lark|test)/' },
      to: { path: 'node_modules/@larksuiteoapi/' },
    },
    {
      name: 'platforms-apart',
      comment: 'A platform folder is reached from the wiring only; inside bot/ nothing depends on one platform.',
      severity: 'error',
      from: { path: '^bot/', pathNot: '^bot/(lark|zwdd)/|^bot/(main|compose|cli|doctor)[^/]*\\.ts$|^bot/(compose|cli|doctor)/' },
      to: { path: '^bot/(lark|zwdd)/' },
    },
    {
      name: 'database-in-entities',
      comment: 'Only entities/ and ormconfig.ts know the database; everyone else takes stores from tx().',
      severity: 'error',
      from: { pathNot: '^(entities|test)/|^ormconfig\\.ts$' },
      to: { path: 'node_modules/(typeorm|better-sqlite3|mysql2)/' },
    },
    noCore(
      'rules-do-no-io',
      'workflow/ and documents/ are pure.',
      ['workflow', 'documents'],
      'fs|net|http|https|dns|tls|dgram|child_process|worker_threads|os|timers',
    ),
    noCore(
      'cards-do-no-io',
      'Cards read their wording when they load, and nothing else.',
      ['cards'],
      'net|http|https|dns|tls|dgram|child_process|worker_threads|os|timers',
    ),
    {
      name: 'no-cycles',
      comment: 'Take the shared part out into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-test-code',
      comment: 'What runs must not import what tests, measures or documents it.',
      severity: 'error',
      from: { path: inside(HOUSE) },
      to: { path: inside(['test', 'bench', 'scripts', 'docs']) },
    },
    {
      name: 'no-dev-dependency',
      comment: 'A package that runs belongs in dependencies.',
      severity: 'error',
      from: { path: inside(HOUSE) },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'The file or package does not exist.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(sandbox/page|pages/assets)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
