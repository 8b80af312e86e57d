import { describe, expect, test } from 'vitest';
import { aBench, jsonOf } from '../support.ts';
import { HAS_SCHEMA, problemsOf } from './graph-schema.ts';

interface Listing {
  readonly value: readonly Record<string, unknown>[];
}

const PROFILE = 'security/secureScoreControlProfiles/DLPEnabled';
const vendorInformation = { provider: 'SecureScore', vendor: 'Microsoft' };

test('the newest days come first, as many as are asked for', async () => {
  const { graph } = await aBench();
  const { value } = await jsonOf<Listing>(await graph('security/secureScores?$top=2'));
  expect(value.map((score) => score['createdDateTime'])).toEqual(['2026-11-20T00:00:00Z', '2026-11-19T00:00:00Z']);
});

test('each control of a score has its profile', async () => {
  const { graph } = await aBench();
  const [score] = (
    await jsonOf<{ value: { controlScores: { controlName: string }[] }[] }>(await graph('security/secureScores?$top=1'))
  ).value;
  const { value } = await jsonOf<Listing>(await graph('security/secureScoreControlProfiles'));
  expect(score?.controlScores.map(({ controlName }) => controlName)).toEqual(value.map((profile) => profile['id']));
});

test('the state of a control is set, answered with nothing or with the profile', async () => {
  const { graph, control } = await aBench();
  const body = { state: 'Reviewed', assignedTo: 'governance@contoso.example', comment: 'Seen', vendorInformation };
  expect((await graph(PROFILE, { method: 'PATCH', body })).status).toBe(204);
  const headers = { Prefer: 'return=representation' };
  const answer = await graph(PROFILE, { method: 'PATCH', body: { vendorInformation }, headers });
  expect([answer.status, await answer.json()]).toMatchObject([
    200,
    { controlStateUpdates: [{ state: 'Reviewed', assignedTo: 'governance@contoso.example', comment: 'Seen' }] },
  ]);
  expect((await control.effects())[0]).toMatchObject({ op: 'control.update', target: 'DLPEnabled' });
});

test.each([
  [PROFILE, { state: 'Done', vendorInformation }, 400],
  [PROFILE, { state: 'Reviewed' }, 400],
  ['security/secureScoreControlProfiles/none', { vendorInformation }, 404],
])('%s with %j is refused with %i', async (path, body, status) => {
  const { graph } = await aBench();
  expect((await graph(path, { method: 'PATCH', body })).status).toBe(status);
});

describe(`by the published schema (${HAS_SCHEMA ? 'found' : 'left out: it is not on this machine'})`, () => {
  test('scores and profiles are valid and have no member of their own', async () => {
    const { graph } = await aBench();
    const scores = await jsonOf<Listing>(await graph('security/secureScores?$top=3'));
    const profiles = await jsonOf<Listing>(await graph('security/secureScoreControlProfiles'));
    expect(scores.value.flatMap((score) => problemsOf('secureScore', score))).toEqual([]);
    expect(profiles.value.flatMap((profile) => problemsOf('secureScoreControlProfile', profile))).toEqual([]);
  });
});
