import { expect, test } from 'vitest';
import type { ApiClient } from '../../cli/api-client.ts';
import { findApproval } from '../../cli/find-approval.ts';

const open = ['per_team[0]/ask', 'per_team[1]/ask', 'per_team[1]/sign', 'ask_lead', 'group/only'];

/** A server where these steps of r-1 are open, and `only` of another run; anything else is looked up. */
const client = {
  url: '',
  call: async (id: string, input: { params?: { path: string } }) =>
    id === 'listApprovals'
      ? { approvals: [...open.map((path) => ({ run: 'r-1', path })), { run: 'r-2', path: 'only' }] }
      : { looked: input.params?.path },
} as unknown as ApiClient;

const find = async (step: string) => await findApproval(client, { run: 'r-1', step });

test.each([
  ['the whole path', 'per_team[1]/ask', 'per_team[1]/ask'],
  ['an id that only one open step bears', 'sign', 'per_team[1]/sign'],
  ['an id at the top', 'ask_lead', 'ask_lead'],
  ['an id that a step of another run bears too', 'only', 'group/only'],
])('%s', async (_what, step, path) => {
  expect(await find(step)).toEqual({ run: 'r-1', path });
});

test('an id that several bear is refused with the paths', async () => {
  await expect(find('ask')).rejects.toMatchObject({
    exitCode: 2,
    details: { hint: 'Name one of: per_team[0]/ask, per_team[1]/ask' },
  });
});

test('part of an id is no id', async () => {
  expect(await find('sk')).toEqual({ looked: 'sk' });
});

test('what is not open is left to the server to explain', async () => {
  expect(await find('closed')).toEqual({ looked: 'closed' });
});
