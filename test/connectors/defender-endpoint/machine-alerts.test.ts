import { afterEach, expect, test } from 'vitest';
import { anAlert, MACHINE_ID, startSmallDefender } from './small-defender.ts';
import type { SmallDefender } from './small-defender.ts';

let small: SmallDefender | undefined;
afterEach(async () => small?.close());

test('the alerts about a machine are read; one may be in no incident', async () => {
  const alerts = [anAlert(), anAlert({ id: 'second', incidentId: null })];
  small = await startSmallDefender({ [`GET /machines/${MACHINE_ID}/alerts`]: alerts });
  expect(await small.defender.listMachineAlerts(MACHINE_ID)).toEqual([
    {
      id: 'da637_1',
      title: 'Suspicious execution of a script',
      severity: 'High',
      status: 'New',
      category: 'Execution',
      incidentId: '1126093',
      createdAt: '2026-11-20T17:20:00.722Z',
    },
    expect.objectContaining({ id: 'second', incidentId: '' }),
  ]);
});

test('a machine that is not there is not found', async () => {
  small = await startSmallDefender({});
  await expect(small.defender.listMachineAlerts(MACHINE_ID)).rejects.toMatchObject({ kind: 'not-found' });
});
