import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEstate, type Estate } from './estate.ts';
import { openWork, stepOf, workUntil, type Team } from './scripted-team.ts';
import { ended, until, type ApprovalSeen, type RunSeen } from './story.ts';
import { fineIn } from './terminal.ts';

/*
 * The eight recurring tasks of a SOC, each from its start to its end for one customer: some things are done at the command line, as
 * people would, the rest by everybody at once through the API.
 */

const ROOT = resolve(import.meta.dirname, '../..');
const EXERCISE = 'exercise-incident-response';
const SHIPPED = readFileSync(join(ROOT, 'playbooks', EXERCISE, 'playbook.yaml'), 'utf8');
/** Two weeks ahead, a day at least, is how it is shipped; this one may begin at once. */
const TODAY = SHIPPED.replace('minimum: 1, maximum: 90', 'minimum: 0, maximum: 90');

let estate: Estate;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'watchbill-maintenance-'));
  estate = await startEstate({ playbooks: { [EXERCISE]: TODAY } });
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await estate?.stop();
});

/** Runs a command that has to succeed, in somebody's terminal; what it printed. */
const watchbill = (person: string, ...args: readonly string[]): Promise<string> =>
  fineIn({ url: estate.api.url, folder: join(folder, person) }, args);

async function start(person: string, playbook: string, inputs: object = {}): Promise<string> {
  const body = { playbook, tenant: 'fabrikam', inputs };
  const started = await estate.call<{ run: string }>(person, 'POST', '/runs', body);
  expect([playbook, started.status]).toEqual([playbook, 201]);
  return started.body.run;
}

/** Waits until a step of a run asks somebody for a decision. */
function asked(person: string, run: string | undefined, part: RegExp): Promise<ApprovalSeen> {
  return until(estate, `${person} to be asked at ${part.source}`, async () => {
    const { body } = await estate.call<{ approvals: readonly ApprovalSeen[] }>(person, 'GET', '/approvals');
    return body.approvals.find((one) => one.run === run && part.test(one.path));
  });
}

/** Human resources refuse the first draft of a campaign and agree to the second, at the command line. */
async function peopleDecide(run: string | undefined): Promise<void> {
  const first = await asked('noor', run, /agree\[0\].*people_ok$/);
  await watchbill('noor', 'refuse', first.run, first.path, '--reason', 'Not in the week of the reviews');
  const second = await asked('noor', run, /agree\[1\].*people_ok$/);
  await watchbill('noor', 'approve', second.run, second.path, '--reason', 'Agreed', '--yes');
}

/** The answer to each task, by the id of its step; what a playbook says twice is told apart by the run. */
const ANSWERS: Readonly<Record<string, object>> = {
  ask: { may_touch_defender: true },
  assess: { plan: 'Onboard twelve laptops', needs_change: true },
  decide: { concerns_us: true, change: 'The runbook for guests' },
  renew: { answer: 'bought' },
  choose: { addresses: ['https://github.com/Azure/a.ps1', 'https://learn.microsoft.com/b.ps1'] },
  deploy: { compared: true },
  explain: { cause: 'A policy was switched off', answer: 'It is on again' },
  lessons: { lesson: 'Codes on posters' },
  draft: { phishing: 'A parcel that could not be delivered' },
  launch: { launched_simulation: true, changed_policies: false },
  plan: { goals: ['Contain within an hour'], turns: ['A mail arrives', 'It was opened'] },
  play: { followed_playbook: true, hardest: 'Nobody had the number of legal' },
  review: { gaps: ['No list of numbers'] },
};
const LOOKS: Readonly<Record<string, object>> = {
  'manage-portal-and-licences': { announcements: ['MC100'], licences_enough: false },
  'report-secure-score': { current: 40, before: 50, maximum: 100 },
};

test('each of the eight maintenance playbooks runs from its start to its end on a server, with every task and approval answered', async () => {
  const fields = { short_description: 'Suspicious sign-in', assignment_group: 'csirt', state: '2' };
  await estate.control('POST', '/tickets', { tenant: 'fabrikam', tickets: [{ fields, updatedHoursAgo: 40 }] });
  const runs: Readonly<Record<string, string>> = {
    'update-escalation-tickets': await start('bruno', 'update-escalation-tickets'),
    'track-vulnerability-remediation': await start('bruno', 'track-vulnerability-remediation'),
    'review-service-changes': await start('bruno', 'review-service-changes'),
    'manage-portal-and-licences': await start('bruno', 'manage-portal-and-licences'),
    'deploy-automation-scripts': await start('bruno', 'deploy-automation-scripts'),
    'report-secure-score': await start('bruno', 'report-secure-score'),
    'update-phishing-campaigns': await start('dora', 'update-phishing-campaigns'),
    [EXERCISE]: await start('dora', EXERCISE, { begins_in_days: 0 }),
  };
  await Promise.all(['chen', 'ada', 'noor'].map((person) => watchbill(person, 'login', person)));

  // The report that Watchbill cannot make, and the ticket that is silent, at the command line.
  const byHand = await openWork(estate, 'chen', 'by_hand');
  expect(await watchbill('chen', 'inbox')).toContain('Report the remediation activity of Fabrikam');
  expect(await watchbill('chen', 'task', 'show', byHand.run, 'by_hand')).toContain('The export that was published');
  const proof = join(folder, 'export.txt');
  writeFileSync(proof, 'Exported on Monday');
  const given = ['--answer', 'tasks=7', '--answer', 'late=2', '--evidence', proof];
  await watchbill('chen', 'task', 'answer', byHand.run, 'by_hand', ...given);
  const silent = await asked('ada', runs['update-escalation-tickets'], /ask$/);
  await watchbill('ada', 'approve', silent.run, silent.path, '--reason', 'Waits for the vendor', '--yes');

  const team: Team = {
    people: ['ines', 'chen', 'yara', 'lena', 'ada', 'amara', 'ivan', 'maya', 'rafael', 'grace'],
    answers: ({ run, path }) => {
      const step = stepOf(path);
      if (step === 'look') return LOOKS[Object.entries(runs).find(([, one]) => one === run)?.[0] ?? ''];
      return step === 'test' ? { sha256: 'a'.repeat(64), passed: path.includes('tests[0]') } : ANSWERS[step];
    },
  };
  const all = Promise.all(Object.values(runs).map((run) => ended(estate, run, 150_000)));
  const people = peopleDecide(runs['update-phishing-campaigns']);
  const [[ends], done] = await workUntil(estate, 'fabrikam', Promise.all([all, people]), team);
  expect(Object.fromEntries(ends.map(({ playbook, outcome }: RunSeen) => [playbook, outcome]))).toEqual({
    'update-escalation-tickets': 'succeeded',
    'track-vulnerability-remediation': 'reported-by-hand',
    'review-service-changes': 'succeeded',
    'manage-portal-and-licences': 'succeeded',
    'deploy-automation-scripts': 'succeeded',
    'report-secure-score': 'fell',
    'update-phishing-campaigns': 'succeeded',
    [EXERCISE]: 'gaps-found',
  });
  // Beside what was done at the command line: an answer and three decisions.
  expect(done).toEqual({ answers: 27, signOffs: 6, decisions: 4 });
  const { body } = await estate.call<{ items: readonly object[] }>('ines', 'GET', '/inbox?tenant=fabrikam');
  expect(body.items).toEqual([]);
}, 240_000);
