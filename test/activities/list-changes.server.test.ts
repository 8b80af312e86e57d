import { expect, test } from 'vitest';
import { pollFeed } from '../../activities/poll-feed.ts';
import { usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

test.each(['sentinel.incident', 'no.event'])(
  'for "%s", which no connection hands over, it fails by name',
  async (contentType) => {
    world.directory = usualDirectory(world);
    const [tenant] = [...world.directory.tenants.keys()];
    if (tenant === undefined) expect.fail('there is a tenant');
    await expect(world.run(pollFeed(world.dependencies), { tenant, source: 'sentinel', contentType })).rejects.toThrow(
      `Cannot poll for events "${contentType}": no connection of this version hands them over`,
    );
  },
);
