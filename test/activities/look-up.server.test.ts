import { beforeEach, expect, test } from 'vitest';
import { lookUp } from '../../activities/look-up.ts';
import type { LookupEffect } from '../../contracts/activities.ts';
import { SOC_LEADS } from '../engine/soc-leads.ts';
import { aHeader, usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

beforeEach(() => {
  world.directory = { ...usualDirectory(world), policies: new Map([['soc-leads', SOC_LEADS]]) };
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
