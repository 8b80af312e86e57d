import { expect, test } from 'vitest';
import { pollFeed } from '../../activities/poll-feed.ts';
import type { EventSource } from '../../contracts/event.ts';
import { usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const FEEDS: readonly (readonly [EventSource, string, string, string])[] = [
  ['o365-management', 'Audit.General', 'TEST_CLIENT_SECRET', 'management'],
  ['servicenow', 'servicenow.incident', 'TEST_SERVICENOW_PASSWORD', 'servicenow'],
];

test.each(FEEDS)(
  'a feed of %s is polled, and a secret that was rotated is read again after it was refused',
  async (source, contentType, variable) => {
    world.directory = usualDirectory(world);
    const [tenant] = [...world.directory.tenants.keys()];
    if (tenant === undefined) expect.fail('there is a tenant');
    const turn = () => world.run(pollFeed(world.dependencies), { tenant, source, contentType });
    await turn();
    const right = process.env[variable];
    process.env[variable] = 'another';
    await world.dependencies.upstreams.forget(tenant);
    await expect(turn()).rejects.toMatchObject({ kind: 'unauthorized' });
    process.env[variable] = right;
    await expect(turn()).resolves.toMatchObject({ more: false });
  },
);
