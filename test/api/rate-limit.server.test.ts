import { expect, test } from 'vitest';
import { withApi } from './with-api.ts';

const api = withApi({ callsPerMinute: 5 });

test('a credential that calls too often is told when to come back; another one is not held up', async () => {
  const statuses = [];
  for (let n = 0; n < 6; n++) statuses.push(await api.call('GET', '/me', { as: 'ada' }));
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(statuses.at(-1)?.body).toMatchObject({ error: { code: 'too-many-calls' } });
  expect(Number(statuses.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
  expect((await api.call('GET', '/me', { as: 'bruno' })).status).toBe(200);
});

test('whoever guesses the secret of a webhook is held up, however many they try', async () => {
  const guess = (token: string) => api.call('POST', '/hooks/contoso/edr-alert', { token });
  const statuses = [];
  for (let n = 0; n < 6; n++) statuses.push((await guess(`guess-${n}`)).status);
  expect(statuses).toEqual([404, 404, 404, 404, 404, 429]);
});
