import { expect, test } from 'vitest';
import { NOTHING_STATED } from '../../../language/explain/stated-in.ts';
import { touchesOf } from '../../../language/explain/touches-of.ts';
import type { LockedAction } from '../../../language/plan/plan.ts';
import { act, aPlan, set } from '../../engine/plans.ts';
import { aSignature, catalogue } from './a-plan.ts';

const LOCKED: LockedAction = { version: 1, quick: false, impact: 'write', repeat: 'idempotent', targets: ['target'] };
const actions = {
  'b.write': LOCKED,
  'a.write': LOCKED,
  'mail.find': { ...LOCKED, impact: 'read', repeat: 'safe' },
  'mail.purge': { ...LOCKED, impact: 'destructive', version: 2 },
} as const;

test('the highest impact comes first, then the name', () => {
  expect(touchesOf(aPlan([], { actions }), new Map(), NOTHING_STATED).map(({ action }) => action)).toEqual([
    'mail.purge',
    'a.write',
    'b.write',
    'mail.find',
  ]);
});

test('each step is told with what stands before it', () => {
  const steps = [
    set('s', {}),
    act('p1', { action: 'mail.purge', approval: 'ok' }),
    act('p2', { action: 'mail.purge' }),
    act('other', { action: 'b.write' }),
  ];
  const [purge] = touchesOf(aPlan(steps, { actions }), new Map(), { references: [], reasons: { p2: 'Only a copy' } });
  expect(purge).toMatchObject({
    needs: null,
    steps: [
      { path: 'p1', approval: 'ok' },
      { path: 'p2', reason: 'Only a copy' },
    ],
  });
});

test('permissions come from the catalogue, if it has the version', () => {
  const needs = { connection: 'servicenow', permissions: ['incident: write'] };
  const touches = touchesOf(
    aPlan([], { actions }),
    catalogue(aSignature('a.write'), aSignature('mail.purge')),
    NOTHING_STATED,
  );
  expect(touches.map((touch) => touch.needs)).toEqual([null, needs, null, null]);
});
