import { beforeEach, expect, test } from 'vitest';
import { lookUp } from '../../activities/look-up.ts';
import type { LookupEffect } from '../../contracts/activities.ts';
import { aCalendar } from '../schedules/a-calendar.ts';
import { SOC_LEADS } from '../engine/soc-leads.ts';
import { aHeader, usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

beforeEach(() => {
  world.directory = {
    ...usualDirectory(world),
    policies: new Map([['soc-leads', SOC_LEADS]]),
    calendars: new Map([['berlin-office', aCalendar()]]),
  };
});

const ask = (name: string) => {
  const effect: LookupEffect = { ...aHeader(), kind: 'lookup', what: 'policy', name };
  return world.run(lookUp(world.dependencies), effect);
};

test('a policy is answered as it is now', async () => {
  expect(await ask('soc-leads')).toMatchObject({ status: 'succeeded', output: SOC_LEADS });
});

test('one that no document describes is a failure that says what to do', async () => {
  expect(await ask('others')).toMatchObject({
    status: 'failed',
    failure: { code: 'not-configured', message: expect.stringContaining('Cannot escalate to "others"') as unknown },
  });
});

const askTime = (name: string) => {
  const times = [7_200_000];
  const from = '2026-11-20T15:00:00.000Z';
  const effect: LookupEffect = { ...aHeader(), kind: 'lookup', what: 'business-moments', name, from, times };
  return world.run(lookUp(world.dependencies), effect);
};

test('when so much business time has passed is answered as the calendar is now', async () => {
  const moments = [Date.parse('2026-11-23T09:00:00Z')];
  expect(await askTime('berlin-office')).toMatchObject({ status: 'succeeded', output: { moments } });
});

test('a tenant without a calendar is a failure that says what to do', async () => {
  expect(await askTime('tenant')).toMatchObject({
    status: 'failed',
    failure: { code: 'not-configured', message: expect.stringContaining('has no calendar') as unknown },
  });
});
