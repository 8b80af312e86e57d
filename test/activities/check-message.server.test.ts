import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { checkMessage } from '../../activities/check-message.ts';
import type { CheckMessageEffect } from '../../contracts/activities.ts';
import type { PersonId, TenantId } from '../../contracts/ids.ts';
import type { TaskChange } from '../../contracts/task.ts';
import { utcTime } from '../../contracts/time.ts';
import { signTaskMessage } from '../../identity/sign-assertion.ts';
import { aHeader, usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const keys = generateKeyPairSync('ed25519');

beforeEach(() => {
  world.directory = usualDirectory(world);
});

interface Twist {
  readonly person?: string;
  readonly signedFor?: string;
  readonly ageMs?: number;
  readonly waitedMs?: number;
  /** What is sent instead of what was signed. */
  readonly sent?: TaskChange;
}

const ANSWER: TaskChange = { kind: 'answer', state: 'answered', answers: { a: 1 }, evidence: [], note: '' };

async function check(twist: Twist = {}): Promise<unknown> {
  const header = aHeader();
  const person = (twist.person ?? 'ada') as PersonId;
  const message = { type: 'task', id: 'm1', path: header.path, person, change: ANSWER } as const;
  const tenant = (twist.signedFor ?? header.run.tenant) as TenantId;
  const receivedAt = world.clock.at - (twist.waitedMs ?? 0);
  const statement = { tenant, runId: header.run.runId, message };
  const assertion = await signTaskMessage(statement, keys.privateKey, receivedAt - (twist.ageMs ?? 0));
  const effect: CheckMessageEffect = {
    ...header,
    kind: 'check-message',
    message: { ...message, change: twist.sent ?? ANSWER, assertion },
    receivedAt: utcTime(receivedAt),
    task: {
      title: 'Consent',
      phase: 'open',
      to: [{ team: 'csirt' }],
      signOffBy: [],
      answeredBy: null,
      openedAt: utcTime(world.clock.at),
      dueAt: utcTime(world.clock.at),
    },
  };
  return world.run(checkMessage({ ...world.dependencies, verifyingKey: keys.publicKey }), effect);
}

test('a signed answer of somebody whose work it is counts, however late it is checked', async () => {
  expect(await check()).toMatchObject({ status: 'succeeded', output: { refused: null } });
  expect(await check({ waitedMs: 3_600_000 })).toMatchObject({ output: { refused: null } });
});

test.each([
  ['signed for another tenant', { signedFor: 'fabrikam' }, 'not-signed'],
  ['signed an hour ago', { ageMs: 3_600_000 }, 'not-signed'],
  ['that says something else than was signed', { sent: { ...ANSWER, answers: { a: 2 } } }, 'not-signed'],
  ['of somebody unknown', { person: 'mallory' }, 'wrong-person'],
] as const)('an answer %s does not count', async (_what, twist, refused) => {
  expect(await check(twist)).toMatchObject({ output: { refused } });
});
