import { checkDocument, type Checked } from '../../language/check-document.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { ActionSignature } from '../../language/schema/action-signature.ts';
import type { PlaybookFacts, World } from '../../language/world.ts';

function anAction(signature: Partial<ActionSignature> & Pick<ActionSignature, 'name'>): ActionSignature {
  return {
    version: 1,
    summary: 'An action for tests',
    input: { type: 'object', properties: {}, required: [], additionalProperties: false },
    output: { type: 'object', properties: {}, additionalProperties: false },
    example: { input: {}, output: {} },
    impact: 'write',
    quick: false,
    repeat: 'idempotent',
    targets: [],
    needs: { connection: 'servicenow', permissions: [] },
    ...signature,
  };
}

const STRING = { type: 'string' };

const ACTIONS = [
  anAction({
    name: 'ticket.ensure',
    version: 2,
    input: {
      type: 'object',
      properties: {
        key: { type: 'string', minLength: 1, maxLength: 100 },
        title: STRING,
        severity: { type: 'string', enum: ['low', 'medium', 'high'] },
        priority: { type: 'integer', minimum: 1, maximum: 5 },
        tags: { type: 'array', items: STRING, maxItems: 3 },
        caller: {
          type: 'object',
          properties: { name: STRING, vip: { type: 'boolean' } },
          required: ['name'],
          additionalProperties: false,
        },
        extra: {},
        details: { type: 'object' },
      },
      required: ['key', 'title'],
      additionalProperties: false,
    },
    output: {
      type: 'object',
      properties: {
        key: STRING,
        number: STRING,
        created: { type: 'boolean' },
        watchers: { type: 'array', items: STRING },
      },
      required: ['key', 'number'],
      additionalProperties: false,
    },
    targets: ['key'],
  }),
  anAction({
    name: 'mail.find',
    impact: 'read',
    repeat: 'safe',
    quick: true,
    input: {
      type: 'object',
      properties: { network_message_id: STRING, query: STRING },
      required: [],
      additionalProperties: false,
    },
    output: {
      type: 'object',
      properties: {
        messages: {
          type: 'array',
          items: {
            type: 'object',
            properties: { id: STRING, user: STRING },
            required: ['id'],
            additionalProperties: false,
          },
        },
      },
      required: ['messages'],
      additionalProperties: false,
    },
  }),
  anAction({
    name: 'mail.purge',
    impact: 'destructive',
    repeat: 'reconciled',
    input: {
      type: 'object',
      properties: { messages: { type: 'array' } },
      required: ['messages'],
      additionalProperties: false,
    },
    targets: ['messages'],
  }),
  anAction({
    name: 'ticket.note',
    repeat: 'reconciled',
    input: { type: 'object', additionalProperties: true },
    output: { type: 'object' },
  }),
  anAction({ name: 'noop.run' }),
  anAction({
    name: 'hunting.run',
    impact: 'read',
    repeat: 'safe',
    limits: { api: 'graph-hunting', perMinute: 45, perHour: 600, source: 'the vendor' },
  }),
  anAction({ name: 'mail.send', needs: { connection: 'smtp', permissions: [] } }),
  anAction({ name: 'mail.receive', needs: { connection: 'smtp', permissions: ['relay: send', 'box: read, delete'] } }),
  anAction({
    name: 'mail.store',
    needs: { connection: 'smtp', permissions: ['box: write', 'relay: send', 'Mail.Send'] },
  }),
  anAction({
    name: 'loose.run',
    output: {
      type: 'object',
      properties: {
        any: {},
        list: { type: 'array' },
        map: { type: 'object', properties: { a: STRING }, additionalProperties: true },
      },
    },
    input: { type: 'object', properties: { a: STRING, list: { type: 'array' }, any: {} } },
  }),
];

const LIMIT = { limit: { schema: { type: 'integer' }, default: 5 } };
const NONE: ReadonlySet<string> = new Set();

function someFacts(over: Partial<PlaybookFacts>): PlaybookFacts {
  return {
    stepIds: NONE,
    outcomes: NONE,
    inputs: {},
    outputs: NONE,
    sections: NONE,
    failures: NONE,
    calls: NONE,
    startedBy: NONE,
    webhooks: NONE,
    ...over,
  };
}

/** A catalogue, teams and templates for tests. */
export const WORLD: World = {
  actions: new Map(ACTIONS.map((action) => [action.name, action])),
  teams: new Set(['monitoring', 'csirt']),
  audiences: new Set(['mssp', 'board']),
  tenants: new Set(['contoso']),
  forms: new Map([
    ['readiness', { type: 'object', properties: { ready: { type: 'boolean' } }, required: ['ready'] }],
    ['incident-review', { type: 'object', properties: { verdict: { type: 'string' } } }],
  ]),
  templates: new Map([['incident-contained', { purged: { type: 'integer' }, note: { type: 'string', default: '' } }]]),
  tenantValues: { type: 'object', properties: { soc_mail: { type: 'string' } } },
  groups: new Set(['retail']),
  people: new Set(['ada', 'bruno']),
  emptyTeams: new Set(['monitoring']),
  rotas: new Set(['night-duty']),
  policies: new Map([['soc-leads', { levels: 2 }]]),
  calendars: new Set(['berlin-office', 'berlin-holidays']),
  calendarsWithoutHours: new Set(['berlin-holidays']),
  samples: new Map([['audit-record', { type: 'o365.audit', operation: 'x' }]]),
  tenantFacts: new Map([
    [
      'contoso',
      {
        playbooks: new Set(['used-at-contoso']),
        approvers: new Map([
          ['csirt', new Set(['ada', 'bo'])],
          ['monitoring', new Set<string>()],
        ]),
        timezone: 'Europe/Berlin',
        connections: new Set(['smtp']),
        delivers: new Set(),
        granted: new Map([['smtp', ['relay: send', 'box: read, write', 'Mail.Send']]]),
        webhooks: new Set(['edr-alert']),
        audiences: new Set(['mssp']),
      },
    ],
  ]),
  playbooks: new Map([
    ['mail-reported', someFacts({ stepIds: new Set(['ask']), outcomes: new Set(['false-positive']), inputs: LIMIT })],
    [
      'contain-host',
      someFacts({
        inputs: { ...LIMIT, who: { schema: STRING } },
        outputs: new Set(['tickets']),
        sections: new Set(['recovery']),
        outcomes: new Set(['succeeded', 'failed']),
        failures: new Set(['no-owner']),
        calls: new Set(['caller']),
      }),
    ],
  ]),
};

/** The line by which a playbook says how long it may take. */
export const LIMITED = 'limits: { runTime: 30d }\n';

/** A playbook with these steps and further lines at the top level. Where a step may last as long as it likes, it says how long it may take. */
export function aPlaybook(steps: string, head = ''): string {
  const indented = steps.trim().replaceAll(/^/gm, '  ');
  const isOpen = /\b(task|call): |wait: \{ until/.test(head + steps) && !head.includes('limits:');
  return `apiVersion: watchbill/v1\nkind: Playbook\nname: mail-reported\ncategory: response\nowner: monitoring\n${head}steps:\n${indented}\n${isOpen ? LIMITED : ''}`;
}

/** Checks a text in the world of tests. */
export function checked(text: string): Checked {
  return checkDocument(text, 'playbook.yaml', WORLD);
}

/** Findings as `code: marked text`, in the order of the text. */
export function findingsOf(text: string): readonly string[] {
  return checked(text).diagnostics.map(({ code, range }) => `${code}: ${text.slice(range.start, range.end)}`);
}

/** The plan of a playbook that must be clean. */
export function planOf(text: string): Plan {
  const { diagnostics, document } = checked(text);
  if (document?.kind !== 'Playbook') throw new TypeError(`Not clean: ${JSON.stringify(diagnostics, null, 2)}`);
  return document.plan;
}
