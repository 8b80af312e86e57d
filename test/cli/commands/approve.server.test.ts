import { beforeEach, describe, expect, test } from 'vitest';
import type { DecisionMessage } from '../../../contracts/messages.ts';
import type { PersonId, StepPath } from '../../../contracts/ids.ts';
import { writeRecords } from '../../../ledger/write-records.ts';
import { record } from '../../ledger/a-run.ts';
import { fakeRuns } from '../../api/fake-runs.ts';
import { withCli } from '../with-cli.ts';

const cli = withCli();
beforeEach(() => {
  cli.api.runs.delivered.length = 0;
  cli.api.runs.answer = fakeRuns().answer;
});
const sent = () => cli.api.runs.delivered.map(({ message }) => message as DecisionMessage);

test('it shows the tenant, the question and exactly what is approved, then says how it came out', async () => {
  const run = await cli.api.waitingRun();
  const { code, out } = await cli.run(['approve', run.runId, 'ask', '--reason', 'all phishing'], { as: 'chen' });
  expect(code).toBe(0);
  expect(out).toContain('Purge 3 mails?\n  tenant    Contoso (contoso)\n');
  expect(out).toContain('  mails: ["m-1","m-2","m-3"]\n');
  expect(out).toContain(`Step ask of run ${run.runId} is approved\n`);
  expect(sent()).toMatchObject([{ approve: true, reason: 'all phishing', person: 'chen', path: 'ask' }]);
});

describe('on a terminal it asks whether it is meant', () => {
  test.each(['y', 'Y', 'yes'])('%s', async (typed) => {
    const run = await cli.api.waitingRun();
    const { code, out } = await cli.run(['approve', run.runId, 'ask'], { as: 'chen', types: [typed] });
    expect(code).toBe(0);
    expect(out).toContain('Approve this for Contoso? [y/N]');
  });

  test.each(['n', '', 'approve', ' no'])('%j decides nothing', async (typed) => {
    const run = await cli.api.waitingRun();
    const { code, err } = await cli.run(['approve', run.runId, 'ask'], { as: 'chen', types: [typed] });
    expect([code, err, sent()]).toEqual([1, 'Nothing was decided\n', []]);
  });

  test('--yes answers beforehand', async () => {
    const run = await cli.api.waitingRun();
    expect((await cli.run(['approve', run.runId, 'ask', '--yes'], { as: 'chen', types: [] })).code).toBe(0);
  });
});

describe('STEP', () => {
  test('may be the path that the mail shows', async () => {
    const run = await cli.api.waitingRun({ path: 'per_team[1]/ask' });
    expect((await cli.run(['approve', run.runId, 'per_team[1]/ask'], { as: 'chen' })).code).toBe(0);
    expect(sent()).toMatchObject([{ path: 'per_team[1]/ask' }]);
  });

  test('may be the id alone where it is clear', async () => {
    const run = await cli.api.waitingRun({ path: 'per_team[1]/ask' });
    expect((await cli.run(['approve', run.runId, 'ask'], { as: 'chen' })).code).toBe(0);
  });

  test('that several open steps bear lists them and decides nothing', async () => {
    const run = await cli.api.waitingRun({ path: 'per_team[0]/ask' });
    await cli.api.waitingRun({ ...run, path: 'per_team[1]/ask' });
    const { code, err } = await cli.run(['approve', run.runId, 'ask'], { as: 'chen' });
    expect(code).toBe(2);
    expect(err).toContain('per_team[0]/ask, per_team[1]/ask');
    expect(sent()).toEqual([]);
  });

  test('that nobody asked is not found', async () => {
    const run = await cli.api.waitingRun();
    expect((await cli.run(['approve', run.runId, 'other'], { as: 'chen' })).code).toBe(4);
  });
});

describe('what is too late or not allowed has an exit code of its own', () => {
  test('decided already: 6, and by whom', async () => {
    const run = await cli.api.waitingRun();
    const path = 'ask' as StepPath;
    const events = [
      record(10, { type: 'decision', path, decisionId: 'x.1', person: 'ada' as PersonId, approve: false, reason: '' }),
      record(11, { type: 'approval-closed', path, approved: false, because: 'refused' }),
    ];
    await writeRecords(cli.api.ledger.db, run, events, 'confirmed');
    const { code, out, err } = await cli.run(['approve', run.runId, 'ask'], { as: 'chen' });
    expect(code).toBe(6);
    expect(out).toContain('ada has refused it');
    expect(err).toContain('ada has refused it already');
  });

  test('expired: 6', async () => {
    const run = await cli.api.waitingRun({ expiresInMs: -1 });
    expect((await cli.run(['approve', run.runId, 'ask'], { as: 'chen' })).code).toBe(6);
  });

  test('not asked: 3', async () => {
    const run = await cli.api.waitingRun({ by: [{ person: 'ada' }] });
    expect((await cli.run(['approve', run.runId, 'ask'], { as: 'chen' })).code).toBe(3);
  });

  test('not signed in: 3', async () => {
    const run = await cli.api.waitingRun();
    expect((await cli.run(['approve', run.runId, 'ask'])).code).toBe(3);
  });
});

test('T6: nothing of what is shown paints the terminal', async () => {
  const run = await cli.api.waitingRun({ question: '\u001b[2JPurge \u202Eexe.fdp\u0007?\n  tenant    Fabrikam' });
  const { out } = await cli.run(['approve', run.runId, 'ask'], { as: 'chen' });
  expect(out).not.toMatch(/[\u001b\u0007\u202E]/);
  expect(out.split('\n')[0]).toContain('tenant    Fabrikam');
});

test('a program gets the answer and is not asked', async () => {
  const run = await cli.api.waitingRun();
  const ran = await cli.run(['approve', run.runId, 'ask', '--json'], { as: 'chen', types: [] });
  expect(ran.json()).toEqual({ run: run.runId, path: 'ask', settled: 'approved' });
});

test('a decision that does not settle it yet says so', async () => {
  const run = await cli.api.waitingRun({ quorum: 2 });
  cli.api.runs.answer = () => ({ kind: 'answered', answer: { accepted: true, settled: 'counted' } });
  expect((await cli.run(['approve', run.runId, 'ask'], { as: 'chen' })).out).toContain('waits for others');
  const noted = await cli.api.waitingRun();
  cli.api.runs.answer = () => ({ kind: 'answered', answer: { accepted: false, because: 'being-checked' } });
  expect((await cli.run(['approve', noted.runId, 'ask'], { as: 'chen' })).out).toContain('Your decision is noted');
});
