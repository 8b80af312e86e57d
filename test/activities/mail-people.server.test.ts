import { beforeEach, expect, test } from 'vitest';
import { mailPeople } from '../../activities/mail-people.ts';
import { aHeader, usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

beforeEach(() => {
  world.directory = usualDirectory(world);
});

test('the same mail for two purposes of one step is two mails, for one purpose it is one', async () => {
  const effect = { ...aHeader(), kind: 'flush' } as const;
  const mail = (purpose: string) =>
    mailPeople(world.dependencies, {
      effect,
      purpose,
      to: [{ person: 'ada' }],
      mail: { subject: 's', text: 't', html: '<p>t</p>' },
      contentSha256: 'd'.repeat(64),
      recorded: true,
      signal: new AbortController().signal,
    });
  for (const purpose of ['ask', 'ask', 'remind-1'])
    expect(await mail(purpose)).toMatchObject({ output: { sent: ['ADA'] } });
  expect(await world.control('GET', '/mails')).toHaveLength(2);
});

test('somebody who cannot be reached is named, as long as another was', async () => {
  const outcome = await mailPeople(world.dependencies, {
    effect: { ...aHeader(), kind: 'flush' },
    purpose: 'notify',
    to: [{ person: 'ada' }, { team: 'nobody' }],
    mail: { subject: 's', text: 't', html: '<p>t</p>' },
    contentSha256: 'd'.repeat(64),
    recorded: true,
    signal: new AbortController().signal,
  });
  expect(outcome).toEqual({
    status: 'succeeded',
    output: { sent: ['ADA'], failed: [expect.stringContaining('nobody') as string] },
  });
});
