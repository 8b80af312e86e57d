import { expect, test } from 'vitest';
import { describeAction } from '../../../language/explain/describe-action.ts';
import type { ActionSignature } from '../../../language/schema/action-signature.ts';

const ISOLATE: ActionSignature = {
  name: 'device.isolate',
  version: 2,
  summary: 'Cuts a device off',
  input: { type: 'object', properties: { device: { type: 'string' } }, required: ['device'] },
  output: { type: 'object', properties: {} },
  example: { input: { device: 'd-1' }, output: {} },
  impact: 'disruptive',
  quick: false,
  repeat: 'reconciled',
  targets: ['device'],
  undo: { by: 'device.release' },
  needs: { connection: 'defender-endpoint', permissions: ['Machine.Isolate', 'Machine.Read.All'] },
};

test('an action is told with what it does to the world and what it needs', () => {
  expect(describeAction(ISOLATE)).toEqual({
    title: 'device.isolate@2',
    summary: 'Cuts a device off',
    facts: [
      ['Impact', 'disruptive: somebody cannot work until it is taken back'],
      ['Repeat', 'whether an earlier attempt took effect is asked before it is repeated'],
      ['Undo', 'by device.release'],
      ['An approval binds to', 'device'],
      ['Needs', 'defender-endpoint: Machine.Isolate; Machine.Read.All'],
    ],
    input: [{ name: 'device', kind: 'string', isRequired: true, isPersonal: false, meaning: '' }],
    output: [],
    step: '- action: device.isolate\n  with:\n    device: d-1\n',
  });
});

test('how often it may be called is told, by minute and hour', () => {
  const limit = (figures: { readonly perMinute?: number; readonly perHour?: number }): unknown =>
    describeAction({ ...ISOLATE, limits: { api: 'defender-endpoint', source: 'the vendor', ...figures } }).facts.at(-1);
  expect(limit({ perMinute: 100, perHour: 1500 })).toEqual([
    'Limit',
    '100 calls a minute, 1500 calls an hour and tenant, with all that calls defender-endpoint',
  ]);
  expect(limit({ perHour: 600 })).toEqual([
    'Limit',
    '600 calls an hour and tenant, with all that calls defender-endpoint',
  ]);
  expect(limit({ perMinute: 45 })).toEqual([
    'Limit',
    '45 calls a minute and tenant, with all that calls defender-endpoint',
  ]);
});

test('what has no undo says why, and a read says nothing of undo and targets', () => {
  const purge = describeAction({ ...ISOLATE, undo: { none: 'a purged mail is gone' } });
  expect(purge.facts).toContainEqual(['Undo', 'none: a purged mail is gone']);
  const { undo: _, ...read } = { ...ISOLATE, impact: 'read', repeat: 'safe', targets: [] } as const;
  expect(describeAction(read).facts.map(([name]) => name)).toEqual(['Impact', 'Repeat', 'Needs']);
});
