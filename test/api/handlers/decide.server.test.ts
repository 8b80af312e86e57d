import { beforeEach, describe, expect, test } from 'vitest';
import { invariant } from '../../../contracts/invariant.ts';
import type { DecisionMessage } from '../../../contracts/messages.ts';
import type { PersonId, StepPath } from '../../../contracts/ids.ts';
import type { RefusalCode, RunContext, RunEvent } from '../../../contracts/run.ts';
import { utcTime } from '../../../contracts/time.ts';
import { verifyDecision } from '../../../identity/sign-assertion.ts';
import { writeRecords } from '../../../ledger/write-records.ts';
import { FABRIKAM } from '../a-soc.ts';
import { fakeRuns } from '../fake-runs.ts';
import { TARGETS, withApi } from '../with-api.ts';

const api = withApi();
beforeEach(() => {
  api.runs.delivered.length = 0;
  api.runs.isUp = true;
  api.runs.answer = fakeRuns().answer;
  api.aheadMs = 0;
});

interface Said {
  readonly as?: string;
  readonly token?: string;
  readonly path?: string;
  readonly approve?: boolean;
  readonly reason?: string;
  readonly targetsSha256?: string;
  readonly decisionId?: string;
}

let decisions = 0;
const decide = async (run: Pick<RunContext, 'runId'>, { as, token, ...said }: Said = {}) => {
  const body = {
    path: 'ask',
    approve: true,
    reason: 'seen',
    targetsSha256: TARGETS,
    decisionId: `decision-${++decisions}`,
    ...said,
  };
  const who = token === undefined ? { as: as ?? 'chen' } : { token };
  return await api.call('POST', `/runs/${run.runId}/decisions`, { ...who, body });
};

/** What the run would write to the ledger. */
const say = async (run: RunContext, events: readonly RunEvent[], from = 10) =>
  await writeRecords(
    api.ledger.db,
    run,
    events.map((event, at) => ({ seq: from + at, at: utcTime(Date.now()), event })),
    'confirmed',
  );

/** The decision that was delivered. */
function messageOf(delivered: (typeof api.runs.delivered)[number] | undefined): DecisionMessage {
  invariant(delivered?.message.type === 'decision', 'No decision was delivered');
  return delivered.message;
}

const auditOf = async (run: RunContext) =>
  (await api.ledger.db.kysely.selectFrom('auditEntries').selectAll().where('subject', '=', run.runId).execute()).map(
    ({ kind }) => kind,
  );

test('an approval by somebody who is asked reaches the run, signed for exactly this decision', async () => {
  const run = await api.waitingRun();
  const { status, body } = await decide(run, { reason: 'three mails, all phishing' });
  expect({ status, body }).toEqual({ status: 200, body: { run: run.runId, path: 'ask', settled: 'approved' } });

  const [delivered] = api.runs.delivered;
  expect(delivered?.workflowId).toBe(run.workflowId);
  const { assertion, ...decision } = messageOf(delivered);
  expect(decision).toMatchObject({
    person: 'chen',
    approve: true,
    reason: 'three mails, all phishing',
    targetsSha256: TARGETS,
  });
  const statement = { tenant: run.tenant, runId: run.runId, decision };
  expect(await verifyDecision(assertion, api.keys.verifying, statement)).toEqual({ ok: true });
  expect(await auditOf(run)).toEqual(['decision-signed']);
});

test('a refusal is a decision too', async () => {
  const { status, body } = await decide(await api.waitingRun(), { approve: false });
  expect({ status, settled: body['settled'] }).toEqual({ status: 200, settled: 'refused' });
});

test('a step inside a loop is named by its path', async () => {
  const run = await api.waitingRun({ path: 'per_team[2]/ask' });
  expect((await decide(run, { path: 'per_team[2]/ask' })).status).toBe(200);
  expect((await decide(run, { path: 'per_team[3]/ask' })).status).toBe(404);
});

describe('R47: nobody else decides', () => {
  test.each([
    ['an analyst of a team that is asked', 'bruno', 403, 'forbidden'],
    ['a viewer', 'vera', 403, 'forbidden'],
    ['a lead', 'lena', 403, 'forbidden'],
    ['an admin', 'dora', 403, 'forbidden'],
    ['an approver of another tenant', 'finn', 404, 'not-found'],
    ['somebody without any role', 'ivan', 404, 'not-found'],
  ])('%s', async (_who, as, status, code) => {
    const run = await api.waitingRun();
    const answer = await decide(run, { as });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error: { code } });
    expect(api.runs.delivered).toEqual([]);
  });

  test('an approver of a team that is not asked', async () => {
    const run = await api.waitingRun({ by: [{ team: 'csirt' }] });
    expect(await decide(run, { as: 'chen' })).toMatchObject({ status: 403, body: { error: { code: 'wrong-person' } } });
    expect(await auditOf(run)).toEqual(['decision-refused']);
  });

  test('an approver when somebody else is asked by name', async () => {
    const run = await api.waitingRun({ by: [{ person: 'ada' }] });
    expect((await decide(run, { as: 'chen' })).status).toBe(403);
    expect((await decide(run, { as: 'ada' })).status).toBe(200);
  });

  test('who started the run', async () => {
    const run = await api.waitingRun({ notBy: ['chen'] });
    expect(await decide(run)).toMatchObject({ status: 403, body: { error: { code: 'own-request' } } });
    expect(api.runs.delivered).toEqual([]);
  });

  test('a team that does not work for the tenant, though the approval names it', async () => {
    const run = await api.waitingRun({ tenant: FABRIKAM, by: [{ team: 'contoso-team' }] });
    expect((await decide(run, { as: 'chen' })).status).toBe(404);
  });

  test.each(['', `wbt_${'a'.repeat(43)}`, 'ada', '../../ada'])('the token %j', async (token) => {
    const run = await api.waitingRun();
    expect((await decide(run, { token })).status).toBe(401);
    expect(api.runs.delivered).toEqual([]);
  });

  test('a credential that was ended', async () => {
    const run = await api.waitingRun();
    const token = String((await api.call('POST', '/login', { body: { person: 'ada' } })).body['token']);
    await api.call('POST', '/logout', { token });
    expect((await decide(run, { token })).status).toBe(401);
  });

  test('a credential after twelve hours', async () => {
    const run = await api.waitingRun({ expiresInMs: 48 * 3_600_000 });
    const token = String((await api.call('POST', '/login', { body: { person: 'ada' } })).body['token']);
    api.aheadMs = 12 * 3_600_000;
    expect((await decide(run, { token })).status).toBe(401);
  });

  test('a body that names another person, tenant or run', async () => {
    const run = await api.waitingRun();
    for (const member of [{ person: 'ada' }, { tenant: FABRIKAM }, { run: 'r-zzzzzzzzzzzz' }, { assertion: 'x' }]) {
      expect((await decide(run, member as Said)).status).toBe(400);
    }
    expect(api.runs.delivered).toEqual([]);
  });

  test('reading an approval decides nothing, however often it is read', async () => {
    const run = await api.waitingRun();
    await api.call('GET', `/runs/${run.runId}/approvals/ask`, { as: 'chen' });
    await api.call('GET', `/runs/${run.runId}/approvals/ask?approve=true`, { as: 'chen' });
    expect(api.runs.delivered).toEqual([]);
  });
});

describe('R47: what was shown is what is decided', () => {
  test('other targets than the step has now void the decision', async () => {
    const run = await api.waitingRun();
    expect(await decide(run, { targetsSha256: 'b'.repeat(64) })).toMatchObject({
      status: 409,
      body: { error: { code: 'other-targets' } },
    });
    expect(api.runs.delivered).toEqual([]);
  });

  test.each(['', 'a'.repeat(63), 'A'.repeat(64), '*'])('a hash that is none (%j) is refused', async (targetsSha256) => {
    expect((await decide(await api.waitingRun(), { targetsSha256 })).status).toBe(400);
  });
});

describe('F40: races and repeats', () => {
  test('a double click is one decision and gets one answer', async () => {
    const run = await api.waitingRun();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => decide(run, { decisionId: 'double-click' })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(api.runs.delivered).toHaveLength(1);
  });

  test('the same decision after the run has recorded it gets the old answer without asking the run', async () => {
    const run = await api.waitingRun();
    await decide(run, { decisionId: 'said-once' });
    const { id } = messageOf(api.runs.delivered[0]);
    const path = 'ask' as StepPath;
    await say(run, [
      { type: 'decision', path, decisionId: id, person: 'chen' as PersonId, approve: true, reason: 'seen' },
      { type: 'approval-closed', path, approved: true, because: 'quorum' },
    ]);
    expect(await decide(run, { decisionId: 'said-once' })).toMatchObject({
      status: 200,
      body: { settled: 'approved' },
    });
    expect(api.runs.delivered).toHaveLength(1);
  });

  test('a decision id that comes back with another content is not taken for the first', async () => {
    const run = await api.waitingRun();
    api.runs.answer = firstWins();
    expect(await decide(run, { decisionId: 'replayed-id', approve: false })).toMatchObject({
      status: 200,
      body: { settled: 'refused' },
    });
    expect(await decide(run, { decisionId: 'replayed-id', approve: true })).toMatchObject({
      status: 409,
      body: { error: { code: 'already-decided' } },
    });
  });

  test('a decision id of somebody else gives no answer of theirs', async () => {
    const run = await api.waitingRun();
    api.runs.answer = firstWins();
    await decide(run, { as: 'chen', decisionId: 'guessed-id' });
    expect((await decide(run, { as: 'ada', decisionId: 'guessed-id' })).status).toBe(409);
  });

  test('who comes second hears who was first', async () => {
    const run = await api.waitingRun();
    const path = 'ask' as StepPath;
    await say(run, [
      { type: 'decision', path, decisionId: 'other.1', person: 'ada' as PersonId, approve: false, reason: 'no' },
      { type: 'approval-closed', path, approved: false, because: 'refused' },
    ]);
    expect(await decide(run)).toMatchObject({
      status: 409,
      body: {
        error: {
          code: 'already-decided',
          winner: 'ada',
          message: expect.stringContaining('ada has refused it already'),
        },
      },
    });
    expect(api.runs.delivered).toEqual([]);
  });

  test('of approve and refuse at the same time one counts, the other gets 409', async () => {
    const run = await api.waitingRun();
    api.runs.answer = firstWins();
    const answers = await Promise.all([
      decide(run, { as: 'chen' }),
      decide(run, { as: 'ada', approve: false }),
      decide(run, { as: 'paul' }),
    ]);
    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([200, 409, 409]);
  });

  test('a decision that counts, but not alone, says so', async () => {
    const run = await api.waitingRun({ quorum: 2 });
    api.runs.answer = () => ({ kind: 'answered', answer: { accepted: true, settled: 'counted' } });
    expect(await decide(run)).toMatchObject({ status: 200, body: { settled: 'counted' } });
  });

  test('a decision that waits for its check is noted', async () => {
    const run = await api.waitingRun();
    api.runs.answer = () => ({ kind: 'answered', answer: { accepted: false, because: 'being-checked' } });
    expect(await decide(run)).toMatchObject({ status: 202, body: { settled: 'noted' } });
  });
});

describe('time', () => {
  test('until the last moment', async () => {
    const run = await api.waitingRun({ expiresInMs: 60_000 });
    api.aheadMs = 59_000;
    expect((await decide(run)).status).toBe(200);
  });

  test('not afterwards', async () => {
    const run = await api.waitingRun({ expiresInMs: 60_000 });
    api.aheadMs = 60_000;
    expect(await decide(run)).toMatchObject({ status: 410, body: { error: { code: 'expired' } } });
    expect(api.runs.delivered).toEqual([]);
  });

  test('nor after the run has closed it', async () => {
    const run = await api.waitingRun();
    await say(run, [{ type: 'approval-closed', path: 'ask' as StepPath, approved: false, because: 'expired' }]);
    expect((await decide(run)).status).toBe(410);
  });

  test('nor after the run was cancelled', async () => {
    const run = await api.waitingRun();
    await say(run, [{ type: 'approval-closed', path: 'ask' as StepPath, approved: false, because: 'cancelled' }]);
    expect((await decide(run)).status).toBe(409);
  });
});

describe('what the run says counts, whatever the ledger knew', () => {
  test.each<readonly [RefusalCode, number]>([
    ['not-waiting', 409],
    ['expired', 410],
    ['already-decided', 409],
    ['wrong-person', 403],
    ['own-request', 403],
    ['other-targets', 409],
    ['not-signed', 403],
    ['run-ended', 409],
  ])('%s is answered with %i and audited', async (because, status) => {
    const run = await api.waitingRun();
    api.runs.answer = () => ({ kind: 'answered', answer: { accepted: false, because } });
    expect(await decide(run)).toMatchObject({ status, body: { error: { code: because } } });
    expect(await auditOf(run)).toEqual(['decision-signed', 'decision-refused']);
  });

  test('a run that is gone has ended', async () => {
    api.runs.answer = () => ({ kind: 'gone' });
    expect(await decide(await api.waitingRun())).toMatchObject({ status: 409, body: { error: { code: 'run-ended' } } });
  });

  test('F6: Temporal away is 503 with a hint to repeat; the repeat is the same decision', async () => {
    const run = await api.waitingRun();
    api.runs.isUp = false;
    const first = await decide(run, { decisionId: 'patient-1' });
    expect(first).toMatchObject({ status: 503, body: { error: { code: 'temporal-unavailable' } } });
    expect(first.headers['retry-after']).toBe('5');
    api.runs.isUp = true;
    expect((await decide(run, { decisionId: 'patient-1' })).status).toBe(200);
    expect(api.runs.delivered).toHaveLength(1);
  });
});

/** A run that takes the first decision and tells the others. */
function firstWins() {
  let taken = false;
  return (message: { readonly type: string; readonly approve?: boolean }) => {
    if (taken) return { kind: 'answered', answer: { accepted: false, because: 'already-decided' } } as const;
    taken = true;
    return {
      kind: 'answered',
      answer: { accepted: true, settled: message.approve === true ? 'approved' : 'refused' },
    } as const;
  };
}
