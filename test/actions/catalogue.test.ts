import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { CATALOGUE, newest, SIGNATURES } from '../../actions/catalogue.ts';

const ajv = new Ajv({ strict: false, useDefaults: false });
(addFormats as unknown as (instance: Ajv) => void)(ajv);

describe.each(CATALOGUE.map((action) => [`${action.name}@${action.version}`, action] as const))('%s', (_, action) => {
  test('has an example that fits its own schemas', () => {
    const [input, output] = [ajv.compile(action.input), ajv.compile(action.output)];
    expect(input(action.example.input), JSON.stringify(input.errors)).toBe(true);
    expect(output(action.example.output), JSON.stringify(output.errors)).toBe(true);
  });

  test('refuses an input with a member that it does not know, or with nothing', () => {
    const input = ajv.compile(action.input);
    expect(input({ ...action.example.input, unknown: 1 })).toBe(false);
    expect(input({})).toBe(false);
  });

  test('names as targets only members of its input, and says what it needs', () => {
    const members = Object.keys(action.input['properties'] ?? {});
    expect(action.targets.every((target) => members.includes(target))).toBe(true);
    expect(action.name).toMatch(/^[a-z]+\.[a-z_]+$/);
    expect(action.needs.permissions.length).toBeGreaterThan(0);
    expect(action.impact === 'read').toBe(action.repeat === 'safe');
    if (action.quick) expect(action.impact).toBe('read');
  });

  test('says who takes its effect back, or why nobody does; a read has none', () => {
    expect(action.undo === undefined).toBe(action.impact === 'read');
    if (action.undo === undefined || 'none' in action.undo) return;
    expect(SIGNATURES.get(action.undo.by)?.impact).not.toBe('read');
    expect(SIGNATURES.has(action.undo.by)).toBe(true);
  });
});

test('the catalogue has each name and version once, and the signatures are the newest', () => {
  const names = CATALOGUE.map(({ name, version }) => `${name}@${version}`);
  expect(new Set(names).size).toBe(names.length);
  expect([...SIGNATURES.keys()].sort()).toEqual([
    'alert.comment',
    'alert.get',
    'alert.list',
    'alert.update',
    'announcement.list',
    'app.disable',
    'app.enable',
    'chat.post',
    'device.action_status',
    'device.cancel_action',
    'device.collect_package',
    'device.find',
    'device.get',
    'device.isolate',
    'device.list',
    'device.list_alerts',
    'device.list_enrolled',
    'device.list_vulnerabilities',
    'device.release',
    'device.restrict_code',
    'device.scan',
    'device.unrestrict_code',
    'file.quarantine',
    'grant.list',
    'grant.revoke',
    'hunting.run',
    'incident.close',
    'incident.comment',
    'incident.get',
    'incident.list',
    'incident.update',
    'indicator.list',
    'indicator.remove',
    'indicator.set',
    'licence.list',
    'mail.find',
    'recommendation.list',
    'remediation.list',
    'rule.delete',
    'rule.list',
    'score.exposure',
    'score.list',
    'score.list_controls',
    'ticket.ensure',
    'ticket.list_stale',
    'ticket.note',
    'ticket.update',
    'user.disable',
    'user.dismiss_risk',
    'user.enable',
    'user.get',
    'user.list_groups',
    'user.mark_compromised',
    'user.revoke_sessions',
    'vulnerability.get',
    'vulnerability.list',
  ]);
});

test('of two versions the newer one is the signature, in whatever order they stand', () => {
  const [action] = CATALOGUE;
  if (action === undefined) expect.fail('The catalogue is empty');
  const [first, second] = [action, { ...action, version: 2 }];
  expect([newest([first, second]), newest([second, first])].map((map) => map.get(action.name)?.version)).toEqual([
    2, 2,
  ]);
});
