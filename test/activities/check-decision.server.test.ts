import { utcTime } from '../../contracts/time.ts';
import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { checkDecision } from '../../activities/check-decision.ts';
import type { CheckDecisionEffect } from '../../contracts/activities.ts';
import type { PersonId, TenantId } from '../../contracts/ids.ts';
import { signDecision } from '../../identity/sign-assertion.ts';
import { aHeader, usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const keys = generateKeyPairSync('ed25519');

beforeEach(() => {
  world.directory = usualDirectory(world);
});

interface Change {
  readonly person?: string;
  readonly notBy?: readonly string[];
  readonly signedFor?: string;
  readonly ageMs?: number;
  /** How long before the check the run had received it. */
  readonly waitedMs?: number;
}

async function check(change: Change = {}): Promise<unknown> {
  const header = aHeader();
  const person = (change.person ?? 'ada') as PersonId;
  const decision = {
    type: 'decision',
    id: 'd1',
    path: header.path,
    approve: true,
    reason: 'seen',
    person,
    targetsSha256: 'c'.repeat(64),
  } as const;
  const tenant = (change.signedFor ?? header.run.tenant) as TenantId;
  const statement = { tenant, runId: header.run.runId, decision };
  const receivedAt = world.clock.at - (change.waitedMs ?? 0);
  const assertion = await signDecision(statement, keys.privateKey, receivedAt - (change.ageMs ?? 0));
  const effect: CheckDecisionEffect = {
    ...header,
    kind: 'check-decision',
    decision: { ...decision, assertion },
    receivedAt: utcTime(receivedAt),
    by: [{ team: 'csirt' }],
    notBy: (change.notBy ?? []) as PersonId[],
  };
  const dependencies = { ...world.dependencies, verifyingKey: keys.publicKey };
  return world.run(checkDecision(dependencies), effect);
}

test('a signed decision of somebody who is asked and may decide counts', async () => {
  expect(await check()).toMatchObject({ status: 'succeeded', output: { refused: null } });
});

test('a decision that came in time counts, however late it is checked', async () => {
  expect(await check({ waitedMs: 3_600_000 })).toMatchObject({ output: { refused: null } });
});

test.each([
  ['signed for another tenant', { signedFor: 'fabrikam' }, 'not-signed'],
  ['signed an hour ago', { ageMs: 3_600_000 }, 'not-signed'],
  ['of somebody unknown', { person: 'mallory' }, 'wrong-person'],
  ['of the one who started the run', { notBy: ['ada'] }, 'own-request'],
] as const)('a decision %s does not count', async (_what, change, refused) => {
  expect(await check(change)).toMatchObject({ output: { refused } });
});
