import { expect, test } from 'vitest';
import { tryHandOver, TRIES_MAX } from '../../activities/try-hand-over.ts';
import { LedgerUnavailable } from '../../ledger/ledger-unavailable.ts';
import { anEvent } from '../language/plan/an-event.ts';
import { aTenant } from '../tenants/a-directory.ts';
import { anEnabledPlaybook } from './a-playbook.ts';
import { withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const hand = (id: string, error?: Error) => {
  const runs = { ...world.runs, handOver: () => Promise.reject(error ?? new TypeError('no')) };
  const dependencies = error === undefined ? world.dependencies : { ...world.dependencies, runs };
  const given = { event: anEvent({ id }), playbooks: [anEnabledPlaybook()] };
  return tryHandOver(dependencies, aTenant(), given);
};

test('an event whose handing over breaks is tried three times, and then is a failure with the reason (F33)', async () => {
  const error = new TypeError('the event is too large');
  for (let tries = 1; tries < TRIES_MAX; tries++) expect(await hand('p1', error)).toBe('again');
  expect(await hand('p1', error)).toMatchObject({
    taken: 0,
    failures: [{ code: 'internal', message: expect.stringContaining('the event is too large') }],
  });
  expect(await hand('p1', error)).toBe('again');
});

test('one that goes well the second time is handed over', async () => {
  expect(await hand('p2', new TypeError('once'))).toBe('again');
  expect(await hand('p2')).toMatchObject({ taken: 1, failures: [] });
});

test("an outage is nobody's fault: it is not counted, and the turn ends", async () => {
  for (let turn = 0; turn <= TRIES_MAX; turn++) {
    await expect(hand('p3', new LedgerUnavailable('unreachable', 'away'))).rejects.toThrow('away');
  }
  expect(await hand('p3', new TypeError('first'))).toBe('again');
});
