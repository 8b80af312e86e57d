import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEstate, type Estate } from './estate.ts';
import { ended, until, type RunSeen } from './story.ts';
import { fineIn, watchbillIn, type Ran, type Terminal } from './terminal.ts';

/** Consent with evidence and a sign-off, then every team says how many customers it has. */
const ONBOARD = `
apiVersion: watchbill/v1
kind: Playbook
name: onboard
title: Onboard
category: onboarding
owner: csirt
triggers: [{ manual: { roles: [analyst] } }]
steps:
  - id: consent
    task:
      title: 'Grant consent for \${{ tenant.title }}'
      to: [{ team: monitoring }]
      form: { granted: boolean, admins: { type: integer, minimum: 1, default: 2 } }
      evidence: { need: required, what: The consent page }
      signOff: { by: [{ team: soc-leads }] }
      due: 1s
    onOverdue: [{ id: late, set: { told: '\${{ self.to }}' } }]
  - id: inform
    task: { title: Inform, to: [{ team: monitoring }, { team: csirt }], each: team, form: { customers: integer } }
outputs:
  admins: '\${{ steps.consent.output.answers.admins }}'
  proof: '\${{ steps.consent.output.evidence[0].name }}'
  signed: '\${{ steps.consent.output.signed_off_by }}'
  customers: '\${{ steps.inform.output.tasks.map(t, t.answers.customers).sum() }}'
  late: '\${{ steps.late.status }}'
`;

const SINGLE = `
apiVersion: watchbill/v1
kind: Playbook
name: single
title: Single
category: onboarding
owner: csirt
triggers: [{ manual: { roles: [analyst] } }]
steps: [{ id: consent, task: { title: Grant consent, to: [{ team: monitoring }] } }]
`;

let estate: Estate;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'watchbill-tasks-'));
  writeFileSync(join(folder, 'consent.txt'), 'Granted on Monday');
  estate = await startEstate({ isBare: true, playbooks: { onboard: ONBOARD, single: SINGLE } });
  for (const person of ['bruno', 'chen', 'ada', 'dora', 'eli']) await fine(person, ['login', person]);
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await estate?.stop();
});

/** Everybody has a configuration folder of their own. */
const terminalOf = (person: string): Terminal => ({ url: estate.api.url, folder: join(folder, `of-${person}`) });

const watchbill = (person: string, args: readonly string[]): Promise<Ran> => watchbillIn(terminalOf(person), args);

const fine = (person: string, args: readonly string[]): Promise<string> => fineIn(terminalOf(person), args);

interface Inbox {
  readonly items: readonly { readonly run: string; readonly path: string; readonly wants: string }[];
}

/** What of a run waits for somebody, once it does. */
async function waitsFor(person: string, run: string, count = 1): Promise<readonly string[]> {
  return await until(estate, `${count} in the inbox of ${person}`, async () => {
    const { items } = JSON.parse(await fine(person, ['inbox', '--json'])) as Inbox;
    const own = items.filter((item) => item.run === run).map(({ path, wants }) => `${path} ${wants}`);
    return own.length === count ? own : undefined;
  });
}

async function start(playbook: string): Promise<string> {
  const started = await fine('bruno', ['run', playbook, '--tenant', 'contoso', '--json']);
  return (JSON.parse(started) as RunSeen).run;
}

test('work is found in the inbox, done with evidence, sent back, done again, signed off, and every team does its own', async () => {
  const run = await start('onboard');
  expect(await waitsFor('bruno', run)).toEqual(['consent answer']);
  const mail = await until(estate, 'the mail', async () => {
    const mails = await estate.control<readonly { subject: string }[]>('GET', '/mails');
    return mails.find(({ subject }) => subject.startsWith('Task: Grant consent'));
  });
  expect(mail.subject).toBe('Task: Grant consent for Contoso');
  expect(await fine('bruno', ['task', 'show', run, 'consent'])).toContain('evidence  required: The consent page');

  const args = ['task', 'answer', run, 'consent', '--answer', 'granted=true'];
  expect((await watchbill('bruno', args)).err).toContain('The task asks for evidence and none was given');
  expect((await watchbill('ada', args)).code).toBe(3);
  const proof = ['--evidence', join(folder, 'consent.txt')];
  expect(await fine('bruno', [...args, ...proof])).toContain('waits for its sign-off');
  expect((await watchbill('bruno', ['task', 'sign-off', run, 'consent'])).code).toBe(3);
  await waitsFor('dora', run);
  await fine('dora', ['task', 'evidence', run, 'consent', 'consent.txt', '--output', join(folder, `${run}.txt`)]);
  expect(readFileSync(join(folder, `${run}.txt`), 'utf8')).toBe('Granted on Monday');
  await fine('dora', ['task', 'sign-off', run, 'consent', '--send-back', '--reason', 'Of which tenant?']);

  // A worker that is killed loses nothing of it.
  await estate.worker.kill();
  await estate.worker.start();
  await waitsFor('bruno', run);
  expect(await fine('bruno', ['task', 'show', run, 'consent'])).toContain('Of which tenant?');
  await fine('bruno', ['task', 'comment', run, 'consent', 'Of Contoso']);
  expect(await fine('bruno', [...args, '--answer', 'admins=3', ...proof])).toContain('waits for its sign-off');
  await waitsFor('dora', run);
  expect(await fine('dora', ['task', 'sign-off', run, 'consent'])).toContain('is done');

  expect(await waitsFor('bruno', run)).toEqual(['inform[0] answer']);
  expect((await watchbill('bruno', ['task', 'answer', run, 'inform', '--answer', 'customers=2'])).err).toContain(
    'inform[0], inform[1]',
  );
  await fine('bruno', ['task', 'answer', run, 'inform[0]', '--answer', 'customers=2']);
  expect(await waitsFor('ada', run)).toEqual(['inform[1] answer']);
  await waitsFor('bruno', run, 0);
  await fine('ada', ['task', 'answer', run, 'inform', '--answer', 'customers=5']);
  const { outcome } = await ended(estate, run);
  expect(outcome).toBe('succeeded');
  expect(JSON.parse(await fine('dora', ['show', run, '--json']))).toMatchObject({
    outputs: { admins: 3, proof: 'consent.txt', signed: 'dora', customers: 7, late: 'succeeded' },
  });
  expect((await watchbill('ada', ['task', 'answer', run, 'inform[1]', '--answer', 'customers=6'])).code).toBe(6);
  const checked = JSON.parse(await fine('dora', ['verify', '--tenant', 'contoso', '--json'])) as {
    tenants: readonly { isIntact: boolean }[];
  };
  expect(checked.tenants.map(({ isIntact }) => isIntact)).toEqual([true]);
}, 240_000);

test('a task is handed on by a lead, and a cancel takes it out of every inbox', async () => {
  const run = await start('single');
  await waitsFor('bruno', run);
  await fine('dora', ['task', 'reassign', run, 'consent', '--to', 'person:ada', '--reason', 'On holiday']);
  expect(await waitsFor('ada', run)).toEqual(['consent answer']);
  await waitsFor('bruno', run, 0);
  await fine('dora', ['cancel', run, '--reason', 'A drill']);
  expect((await ended(estate, run)).outcome).toBe('cancelled');
  await waitsFor('ada', run, 0);
  expect(await fine('ada', ['task', 'show', run, 'consent'])).toContain('cancelled');
  expect((await watchbill('ada', ['task', 'comment', run, 'consent', 'Too late'])).code).toBe(6);
}, 120_000);
