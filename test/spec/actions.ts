import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../../contracts/json.ts';
import type { ActionSignature } from '../../language/schema/action-signature.ts';
import type { World } from '../../language/world.ts';

/*
 * The world of the specification: a catalogue with one action of each sort, two teams, an audience, a template. Spec
 * documents name nothing else, so that a change of the real catalogue never changes what the language means.
 */

const TEXT = { type: 'string' };
const TEXTS = { type: 'array', items: TEXT };

const closed = (properties: Readonly<Record<string, ActionSignature['input']>>, required: readonly string[]) => ({
  type: 'object',
  properties,
  required: [...required],
  additionalProperties: false,
});

function anAction(more: Partial<ActionSignature> & Pick<ActionSignature, 'name' | 'summary'>): ActionSignature {
  return {
    version: 1,
    input: closed({}, []),
    output: closed({}, []),
    example: { input: {}, output: {} },
    impact: 'write',
    quick: false,
    repeat: 'idempotent',
    targets: [],
    needs: { connection: 'none', permissions: [] },
    ...more,
  };
}

const ACTIONS: readonly ActionSignature[] = [
  anAction({
    name: 'test.read',
    summary: 'Reads something: quick and safe.',
    input: closed({ key: TEXT, limit: { type: 'integer', minimum: 1, maximum: 100 } }, []),
    output: closed({ users: TEXTS, count: { type: 'integer' }, owner: { type: ['string', 'null'] } }, [
      'users',
      'count',
    ]),
    example: { input: {}, output: { users: ['mia', 'noa'], count: 2, owner: null } },
    impact: 'read',
    quick: true,
    repeat: 'safe',
  }),
  anAction({
    name: 'test.search',
    summary: 'Searches: safe, not quick; its query is code.',
    input: closed({ query: TEXT }, ['query']),
    output: closed({ hits: { type: 'integer' } }, ['hits']),
    example: { input: { query: 'x' }, output: { hits: 1 } },
    impact: 'read',
    repeat: 'safe',
    needs: { connection: 'smtp', permissions: ['mailbox: read, search'] },
    limits: { api: 'mailbox-search', perMinute: 45, perHour: 600, source: 'the specification' },
  }),
  anAction({
    name: 'test.write',
    version: 2,
    summary: 'Writes something: idempotent, with a target.',
    input: closed(
      {
        target: TEXT,
        text: { type: 'string', maxLength: 40 },
        level: { type: 'string', enum: ['low', 'high'] },
        people: TEXTS,
      },
      ['target'],
    ),
    output: closed({ number: TEXT }, ['number']),
    example: { input: { target: 'a' }, output: { number: 'T-1' } },
    targets: ['target'],
  }),
  anAction({
    name: 'test.page',
    summary: 'Calls somebody: asked about before a repeat.',
    input: closed({ person: TEXT }, ['person']),
    impact: 'notify',
    repeat: 'reconciled',
  }),
  anAction({
    name: 'test.isolate',
    summary: 'Cuts hosts off: disruptive, asked about before a repeat.',
    input: closed({ hosts: TEXTS }, ['hosts']),
    output: closed({ isolated: TEXTS }, ['isolated']),
    example: { input: { hosts: ['pc-1'] }, output: { isolated: ['pc-1'] } },
    impact: 'disruptive',
    repeat: 'reconciled',
    targets: ['hosts'],
  }),
  anAction({
    name: 'test.erase',
    summary: 'Erases files: destructive, asked about before a repeat.',
    input: closed({ files: TEXTS }, ['files']),
    impact: 'destructive',
    repeat: 'reconciled',
    targets: ['files'],
  }),
];

/** One sample for each event type that the feed of Office 365 does not bring: the documents of the specification. */
const SAMPLES = [
  'defender-alert',
  'defender-incident',
  'sentinel-incident',
  'servicenow-incident',
  'service-message',
  'received-mail',
] as const;

function eventOfSample(name: string): JsonObject {
  const text = readFileSync(join(import.meta.dirname, `documents/sample-${name}.yaml`), 'utf8');
  return (parse(text) as { readonly event: JsonObject }).event; // the specification checks the document
}

/** What the documents of the specification may refer to. */
export const SPEC_WORLD: World = {
  // A tenant that names one playbook of the specification: its teams have one approver, and it has no connection «other».
  tenantFacts: new Map([
    [
      'contoso',
      {
        playbooks: new Set(['too-few-approvers']),
        approvers: new Map([['csirt', new Set(['mia'])]]),
        timezone: 'Europe/Berlin',
        connections: new Set(['smtp']),
        delivers: new Set(),
        granted: new Map([['smtp', ['mailbox: read']]]),
        webhooks: new Set(['edr-ping']),
        audiences: new Set(['mssp']),
      },
    ],
  ]),
  actions: new Map(ACTIONS.map((action) => [action.name, action])),
  teams: new Set(['csirt', 'monitoring']),
  audiences: new Set(['mssp', 'board']),
  tenants: new Set(['contoso']),
  policies: new Map([
    ['soc-leads', { levels: 2 }],
    ['night-duty', { levels: 1 }],
  ]),
  templates: new Map([['contained', { count: { type: 'integer' }, note: { type: 'string', default: '' } }]]),
  tenantValues: { type: 'object', properties: { soc_mail: TEXT, stale_hours: { type: 'integer' } } },
  groups: new Set(['retail', 'europe']),
  people: new Set(['mia', 'noa']),
  emptyTeams: new Set(['monitoring']),
  rotas: new Set(['night-duty']),
  calendars: new Set(['berlin-office', 'berlin-holidays']),
  calendarsWithoutHours: new Set(['berlin-holidays']),
  forms: new Map([
    ['readiness', { type: 'object', properties: { ready: { type: 'boolean' } }, required: ['ready'] }],
    ['incident-review', { type: 'object', properties: { verdict: TEXT }, required: ['verdict'], additionalProperties: false }],
  ]),
  samples: new Map([
    ['mail-with-malware', { type: 'o365.audit', operation: 'MailDelivered', user_id: 'mia' }],
    ...SAMPLES.map((name) => [name, eventOfSample(name)] as const),
  ]),
  playbooks: new Map([
    [
      'spec',
      {
        stepIds: new Set(['ask', 'write', 'consent', 'inform']),
        outcomes: new Set(['contained', 'failed']),
        inputs: { key: { schema: { type: 'string' } } },
        outputs: new Set(),
        sections: new Set(),
        failures: new Set(),
        calls: new Set(),
        startedBy: new Set(),
        webhooks: new Set(),
      },
    ],
    [
      'other',
      {
        stepIds: new Set(['ask']),
        outcomes: new Set(['contained', 'duplicate', 'failed', 'succeeded']),
        inputs: { host: { schema: { type: 'string' } }, limit: { schema: { type: 'integer' }, default: 5 } },
        outputs: new Set(['tickets']),
        sections: new Set(['recovery']),
        failures: new Set(['no-owner']),
        calls: new Set(),
        startedBy: new Set(),
        webhooks: new Set(['taken-elsewhere']),
      },
    ],
    [
      'circle',
      {
        stepIds: new Set(),
        outcomes: new Set(),
        inputs: {},
        outputs: new Set(),
        sections: new Set(),
        failures: new Set(),
        calls: new Set(['spec']),
        startedBy: new Set(),
        webhooks: new Set(),
      },
    ],
  ]),
};
