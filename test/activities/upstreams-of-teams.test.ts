import { afterEach, expect, onTestFinished, test } from 'vitest';
import { withSendLease } from '../../activities/send-lease.ts';
import { createUpstreams } from '../../activities/upstreams.ts';
import type { Upstreams } from '../../activities/upstreams.ts';
import { flowAddress } from '../connectors/teams/a-flow.ts';
import { startLocalServer } from '../connectors/local-server.ts';
import { aDirectory, aTenant } from '../tenants/a-directory.ts';

const POST = { content: { title: 'A title' }, repeat: false };
const tenant = aTenant({ connections: { teams: { channels: { soc: { env: 'TEST_TEAMS_SOC' } } } } });

afterEach(() => {
  delete process.env['TEST_TEAMS_SOC'];
});

function upstreams(): Upstreams {
  const made = createUpstreams(() => aDirectory([tenant], []));
  onTestFinished(() => made.close());
  return made;
}

test('a channel is reached at the address that its secret holds, while the step may send', async () => {
  const server = await startLocalServer((_, response) => response.writeHead(202).end());
  onTestFinished(() => server.close());
  process.env['TEST_TEAMS_SOC'] = flowAddress(server.url);
  const teams = upstreams().teams(tenant.id);
  const post = (): Promise<unknown> => teams.postCard({ ...POST, channel: 'soc' });
  await expect(withSendLease(Date.now() + 5_000, Date.now, post)).resolves.toEqual({ isShortened: false });
  await expect(withSendLease(Date.now() - 1, Date.now, post)).rejects.toMatchObject({ kind: 'unavailable' });
  expect(server.seen).toHaveLength(1);
});

test.each([
  ['another channel', 'mssp', /"teams" of the tenant names no such channel/],
  ['a name of the language', 'constructor', /names no such channel/],
  ['a channel whose secret is not there', 'soc', /environment variable "TEST_TEAMS_SOC" is not set/],
])('%s is not configured', async (_, channel, message) => {
  await expect(
    upstreams()
      .teams(tenant.id)
      .postCard({ ...POST, channel }),
  ).rejects.toMatchObject({
    kind: 'not-configured',
    message: expect.stringMatching(message),
  });
});
