import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEstate, type Estate } from './estate.ts';
import { openWork, workUntil } from './scripted-team.ts';
import { ended, runsOf } from './story.ts';
import { fineIn } from './terminal.ts';

/*
 * A new customer is integrated from nothing to signed off: the six steps with their gates, a gap that blocks, a use case that needs a second
 * test. Step 1 begins at the command line, as a person would; the rest is done by everybody at once through the API.
 */

/** A customer that nobody has worked for yet. */
const WOODGROVE = `
apiVersion: watchbill/v1
kind: Tenant
name: woodgrove
title: Woodgrove Bank
timezone: Europe/Berlin
connections:
  servicenow:
    url: http://127.0.0.1:7430/servicenow/contoso
    user: watchbill
    password: { env: WATCHBILL_DEMO_CONTOSO_SERVICENOW_PASSWORD }
  smtp: { host: 127.0.0.1, port: 7431, from: soc@watchbill.example }
playbooks:
  integrate: { enabled: true }
  integrate-1-plan: { enabled: true }
  integrate-2-readiness: { enabled: true }
  integrate-3-services: { enabled: true }
  integrate-4-roles: { enabled: true }
  integrate-5-use-cases: { enabled: true }
  integrate-6-maintenance: { enabled: true }
  integrate-use-case: { enabled: true }
`;

let estate: Estate;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'watchbill-integrate-'));
  estate = await startEstate({ tenants: { woodgrove: WOODGROVE } });
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await estate?.stop();
});

/** Runs a command that has to succeed, in somebody's terminal; what it printed. */
const watchbill = (person: string, ...args: readonly string[]): Promise<string> =>
  fineIn({ url: estate.api.url, folder: join(folder, person) }, args);

/** The tickets of the customer under a key; their ServiceNow is the one that the simulator has for contoso. */
function ticketsAbout(key: string): Promise<readonly object[]> {
  return estate.control('GET', `/tickets?tenant=contoso&correlationId=${encodeURIComponent(`woodgrove/${key}`)}`);
}

test('a new customer is integrated from nothing to signed off', async () => {
  await Promise.all(['dora', 'yara', 'ines'].map((person) => watchbill(person, 'login', person)));
  const started = await watchbill(
    'dora',
    'run',
    'integrate',
    '--tenant',
    'woodgrove',
    '--json',
    '--input',
    'known=They have a SIEM',
  );
  const { run } = JSON.parse(started) as { readonly run: string };

  const threats = await openWork(estate, 'yara', 'threats');
  expect(await watchbill('yara', 'inbox')).toContain('Prepare for the threats that Woodgrove Bank faces');
  expect(await watchbill('yara', 'task', 'show', threats.run, 'threats')).toContain('They have a SIEM');
  const proof = join(folder, 'training.txt');
  writeFileSync(proof, 'Six people were trained in May');
  const fields = ['framework=mitre-attack', 'sources=["ISAC feed"]', 'trained=6'].flatMap((field) => [
    '--answer',
    field,
  ]);
  await watchbill('yara', 'task', 'answer', threats.run, 'threats', ...fields, '--evidence', proof);
  await openWork(estate, 'ines', 'threats');
  await watchbill('ines', 'task', 'sign-off', threats.run, 'threats');

  const [{ outcome }, done] = await workUntil(estate, 'woodgrove', ended(estate, run, 150_000));
  expect(outcome).toBe('signed-off');
  // With what was answered and signed off at the command line: 74, 26 and 13.
  expect(done).toEqual({ answers: 73, signOffs: 25, decisions: 13 });
  for (const step of ['1-plan', '2-readiness', '3-services', '4-roles', '5-use-cases', '6-maintenance', 'use-case']) {
    const outcomes = (await runsOf(estate, 'woodgrove', `integrate-${step}`)).map((one) => one.outcome);
    expect([step, ...outcomes]).toEqual([step, 'signed-off', ...(step === 'use-case' ? ['signed-off'] : [])]);
  }
  for (const key of ['plan', 'readiness', 'services', 'roles', 'use-cases', 'use-case/Phishing', 'maintenance']) {
    expect([key, (await ticketsAbout(`integration/${key}`)).length]).toEqual([key, 1]);
  }
  expect(await watchbill('dora', 'show', run)).toContain('signed-off');
  // This customer has no MSSP, which keeps nobody else from asking theirs.
  expect(JSON.parse(await watchbill('dora', 'versions', 'malicious-mail', '--json'))).toMatchObject({
    versions: [{ version: 1 }],
  });
}, 240_000);
