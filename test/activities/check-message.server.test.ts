import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { checkMessage } from '../../activities/check-message.ts';
import type { CheckMessageEffect } from '../../contracts/activities.ts';
import type { PersonId, TenantId } from '../../contracts/ids.ts';
import type { TaskChange, TaskHead } from '../../contracts/task.ts';
import { utcTime } from '../../contracts/time.ts';
import { signMessage } from '../../identity/sign-assertion.ts';
import { aHeader, usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const keys = generateKeyPairSync('ed25519');

beforeEach(() => {
  world.directory = usualDirectory(world);
});

/** To whom it is said. */
type Listener = 'task' | 'escalation';

interface Twist {
  readonly person?: string;
  readonly signedFor?: string;
  readonly ageMs?: number;
  /** How long before the check the run had received it. */
  readonly waitedMs?: number;
  /** What is sent instead of what was signed. */
  readonly sent?: TaskChange;
}

const ANSWER: TaskChange = { kind: 'answer', state: 'answered', answers: { a: 1 }, evidence: [], note: '' };

async function check(listener: Listener, twist: Twist = {}): Promise<unknown> {
  const header = aHeader();
  const said = { id: 'm1', path: header.path, person: (twist.person ?? 'ada') as PersonId };
  const message =
    listener === 'task'
      ? ({ ...said, type: 'task', change: ANSWER } as const)
      : ({ ...said, type: 'acknowledge' } as const);
  const tenant = (twist.signedFor ?? header.run.tenant) as TenantId;
  const receivedAt = world.clock.at - (twist.waitedMs ?? 0);
  const statement = { tenant, runId: header.run.runId, message };
  const assertion = await signMessage(statement, keys.privateKey, receivedAt - (twist.ageMs ?? 0));
  const asked = { ...header, kind: 'check-message', receivedAt: utcTime(receivedAt) } as const;
  const effect: CheckMessageEffect =
    message.type === 'task'
      ? { ...asked, message: { ...message, change: twist.sent ?? ANSWER, assertion }, task: aTask() }
      : { ...asked, message: { ...message, assertion }, by: [{ team: 'csirt' }] };
  return world.run(checkMessage({ ...world.dependencies, verifyingKey: keys.publicKey }), effect);
}

function aTask(): TaskHead {
  return {
    title: 'Consent',
    phase: 'open',
    to: [{ team: 'csirt' }],
    signOffBy: [],
    answeredBy: null,
    openedAt: utcTime(world.clock.at),
    dueAt: utcTime(world.clock.at),
  };
}

test.each(['task', 'escalation'] as const)(
  'a signed word to a %s counts, however late it is checked',
  async (listener) => {
    expect(await check(listener)).toMatchObject({ status: 'succeeded', output: { refused: null } });
    expect(await check(listener, { waitedMs: 3_600_000 })).toMatchObject({ output: { refused: null } });
  },
);

test.each([
  ['signed for another tenant', { signedFor: 'fabrikam' }, 'not-signed'],
  ['signed an hour ago', { ageMs: 3_600_000 }, 'not-signed'],
  ['of somebody whom the step does not ask', { person: 'mallory' }, 'wrong-person'],
] as const)('a word %s does not count', async (_what, twist, refused) => {
  expect(await check('task', twist)).toMatchObject({ output: { refused } });
  expect(await check('escalation', twist)).toMatchObject({ output: { refused } });
});

test('an answer that says something else than was signed does not count', async () => {
  const sent = { ...ANSWER, answers: { a: 2 } };
  expect(await check('task', { sent })).toMatchObject({ output: { refused: 'not-signed' } });
});
