import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../workflows/temporal-server.ts';
import { startEstate, type Estate } from './estate.ts';
import { ended, openApproval, reportMail, runsOf, startByHand, until, type RunSeen } from './story.ts';
import { fineIn, watchbillIn, type Ran } from './terminal.ts';

const ROOT = resolve(import.meta.dirname, '../..');

let estate: Estate;
let configs: string;
beforeAll(async () => {
  configs = mkdtempSync(join(tmpdir(), 'watchbill-configs-'));
  estate = await startEstate();
}, 120_000);
afterAll(async () => {
  rmSync(configs, { recursive: true, force: true });
  await estate?.stop();
});

/** Everybody has a configuration folder of their own. */
const watchbill = (person: string, args: readonly string[], url = estate.api.url): Promise<Ran> =>
  watchbillIn({ url, folder: join(configs, person) }, args);

const fine = (person: string, args: readonly string[]): Promise<string> =>
  fineIn({ url: estate.api.url, folder: join(configs, person) }, args);

/** Starts the shipped playbook from the command line. */
async function startRun(mail: string): Promise<string> {
  const out = await fine('bruno', ['run', 'malicious-mail', '--tenant', 'contoso', '--json', ...inputsFor(mail)]);
  return (JSON.parse(out) as RunSeen).run;
}

function inputsFor(mail: string): readonly string[] {
  const inputs = [`message_id=${mail}`, 'verdict=Malware', 'recipients=["eve@contoso.example"]', 'cool_down=1s'];
  return inputs.flatMap((input) => ['--input', input]);
}

describe('the command line', () => {
  test('nobody is let in before they sign in, and then they are who they say', async () => {
    const refused = await watchbill('bruno', ['whoami']);
    expect(refused.code).toBe(3);
    expect(refused.out).toBe('');
    for (const person of ['bruno', 'chen', 'dora', 'eli']) await fine(person, ['login', person]);
    expect(await fine('bruno', ['whoami'])).toContain('Bruno Lindqvist (bruno)');
    expect((await watchbill('mallory', ['login', 'mallory'])).code).toBe(4);
  });

  test('a run is started, listed, shown, approved with a reason and seen to its end', async () => {
    const started = await fine('bruno', ['run', 'malicious-mail', '--tenant', 'contoso', ...inputsFor('cli-approve')]);
    const run = /Started run (?<run>r-\S+)\. See: watchbill show/.exec(started)?.groups?.['run'] ?? '';
    await openApproval(estate, run);
    expect(await fine('bruno', ['runs', '--tenant', 'contoso', '--state', 'waiting'])).toContain(run);
    const shown = await fine('bruno', ['show', run]);
    expect(shown).toContain('malicious-mail for contoso: waiting');
    expect(shown).toMatch(/waits for .* until \d{4}-/);
    const { path } = await openApproval(estate, run);
    expect(await fine('chen', ['approvals'])).toContain(run);
    expect((await watchbill('bruno', ['approve', run, path, '--yes'])).code).toBe(3);
    const approved = await fine('chen', ['approve', run, path, '--reason', 'Seen in the mailbox', '--yes']);
    expect(approved).toContain('Contoso');
    expect(approved).toContain(`Step ${path} of run ${run} is approved`);
    expect((await ended(estate, run)).outcome).toBe('contained');
    expect(await fine('bruno', ['show', run, '--records'])).toContain('Seen in the mailbox');
    expect((await watchbill('chen', ['approve', run, path, '--yes'])).code).toBe(6);
    const recorded = join(configs, 'recorded.yaml');
    expect(await fine('bruno', ['test', '--record', run, '--output', recorded])).toContain('1 passed, 0 failed');
    const text = readFileSync(recorded, 'utf8');
    expect(text).toContain('reason: Seen in the mailbox');
    expect(text).toContain('outcome: contained');
  }, 120_000);

  test('a step is refused, and whoever waits for the run hears its outcome', async () => {
    const args = ['run', 'malicious-mail', '--tenant', 'contoso', '--wait', '--json', ...inputsFor('cli-refuse')];
    const waiting = watchbill('bruno', args);
    const run = await until(estate, 'the run', async () =>
      (await runsOf(estate, 'contoso', 'malicious-mail')).find(({ state }) => state === 'waiting'),
    );
    const { path } = await openApproval(estate, run.run);
    const answer = await fine('chen', ['refuse', run.run, path, '--reason', 'False alarm', '--json']);
    expect(JSON.parse(answer)).toMatchObject({ run: run.run, path, settled: 'refused' });
    const { code, out } = await waiting;
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ run: run.run, state: 'ended', outcome: 'refused' });
  }, 120_000);

  test('a run is cancelled once, and then there is nothing to cancel', async () => {
    const run = await startRun('cli-cancel');
    await openApproval(estate, run);
    expect(await fine('dora', ['cancel', run, '--reason', 'A drill'])).toContain(`Run ${run} was asked to end`);
    expect((await ended(estate, run)).outcome).toBe('cancelled');
    expect((await watchbill('dora', ['cancel', run])).code).toBe(6);
    expect(JSON.parse(await fine('dora', ['show', run, '--json']))).toMatchObject({ outcome: 'cancelled' });
  }, 120_000);

  test('the schedules are listed with their next moment, per tenant and as JSON', async () => {
    const table = await fine('bruno', ['schedules', '--tenant', 'contoso']);
    expect(table).toContain('update-escalation-tickets');
    expect(table).toContain('Europe/Berlin');
    expect(table).not.toContain('Asia/Tokyo');
    const { schedules } = JSON.parse(await fine('bruno', ['schedules', '--json'])) as {
      schedules: readonly { tenant: string; playbook: string; next: string }[];
    };
    const daily = schedules.filter(({ playbook }) => playbook === 'update-escalation-tickets');
    expect(daily.map(({ tenant }) => tenant).toSorted()).toEqual(['contoso', 'fabrikam', 'tailspin']);
    expect(schedules.filter(({ tenant }) => tenant === 'fabrikam')).toHaveLength(7);
    expect(schedules.filter(({ next }) => Date.parse(next) <= Date.now())).toEqual([]);
  });

  test('a playbook is published, used by the next run without a restart, and taken back; a restart undoes neither', async () => {
    interface Version {
      readonly version: number;
      readonly sha256: string;
      readonly by: string;
      readonly openRuns: number;
      readonly sameAs: number | null;
    }
    const versions = async () => {
      const out = await fine('bruno', ['versions', 'malicious-mail', '--json']);
      return (JSON.parse(out) as { readonly versions: readonly Version[] }).versions;
    };
    expect(await versions()).toMatchObject([{ version: 1, by: 'folder' }]);
    const path = join(configs, 'malicious-mail');
    cpSync(join(ROOT, 'playbooks/malicious-mail'), path, { recursive: true });
    const file = join(path, 'playbook.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('default: 2m', 'default: 3m'));
    expect((await watchbill('bruno', ['publish', path])).code).toBe(3);
    expect(await fine('dora', ['diff', 'malicious-mail', path])).toContain('input cool_down: The default: ');
    expect(await fine('dora', ['publish', path])).toContain('Published malicious-mail version 2 ');

    const run = await startRun('cli-publish');
    await openApproval(estate, run);
    const [second] = await versions();
    expect(second).toMatchObject({ version: 2, by: 'dora', openRuns: 1 });
    const shown = JSON.parse(await fine('bruno', ['show', run, '--json'])) as { readonly planSha256: string };
    expect(shown.planSha256).toBe(second?.sha256);

    expect(await fine('dora', ['publish', '--again', 'malicious-mail@1'])).toContain('version 3 ');
    await estate.worker.stop();
    await estate.worker.start();
    expect(await versions()).toMatchObject([{ version: 3, by: 'dora', sameAs: 1 }, { openRuns: 1 }, { version: 1 }]);
    await fine('dora', ['cancel', run]);
    expect((await ended(estate, run)).outcome).toBe('cancelled');
  }, 120_000);

  test('what goes wrong has the exit code that the help names, and one sentence on standard error', async () => {
    const broken = join(configs, 'broken.yaml');
    writeFileSync(broken, 'apiVersion: watchbill/v1\nkind: Playbok\n');
    const wrong: readonly (readonly [number, readonly string[]])[] = [
      [1, ['check', broken]],
      [2, ['run', 'malicious-mail']],
      [2, ['run', 'malicious-mail', '--tenant', 'contoso', '--input', 'verdict=Odd']],
      [2, ['nonsense']],
      [4, ['runs', '--tenant', 'nowhere']],
      [4, ['show', 'r-000000000000']],
      [4, ['approve', 'r-000000000000', 'ok', '--yes']],
      [4, ['run', 'no-such-playbook', '--tenant', 'contoso']],
    ];
    const codes = await Promise.all(wrong.map(async ([, args]) => (await watchbill('bruno', args)).code));
    expect(codes).toEqual(wrong.map(([code]) => code));
    const { out, err } = await watchbill('bruno', ['show', 'r-000000000000', '--json']);
    expect(out).toBe('');
    expect(JSON.parse(err)).toMatchObject({ error: { message: expect.stringMatching(/^Cannot /) as string } });
    const foreign = await startByHand(estate, 'cli-foreign', 'fabrikam');
    await openApproval(estate, foreign);
    expect((await watchbill('eli', ['show', foreign])).code).toBe(4);
    await fine('dora', ['cancel', foreign]);
  }, 120_000);

  test('without a server a command says so in one sentence, and what needs none works', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const lost = await watchbill('bruno', ['runs'], url);
    expect(lost).toEqual({ code: 5, out: '', err: `Cannot reach Watchbill at ${url}: start it with npm start\n` });
    const asJson = await watchbill('bruno', ['runs', '--json'], url);
    expect(asJson).toMatchObject({ code: 5, out: '' });
    expect(JSON.parse(asJson.err)).toMatchObject({ error: { code: 'unreachable' } });
    expect((await watchbill('bruno', ['check', 'playbooks'], url)).code).toBe(0);
  });

  test('what outsiders wrote into a mail never paints the terminal', async () => {
    const subject = 'Pay \u001b[31mnow\u001b[0m \u009b2J \u001b]0;owned\u0007 \u202Eexe.pdf';
    await reportMail(estate, 'tailspin', 'cli-escapes', {
      records: [
        {
          template: 'threat-intelligence',
          with: {
            NetworkMessageId: 'cli-escapes',
            Verdict: 'Phish',
            DeliveryAction: 'Delivered',
            LatestDeliveryLocation: 'Inbox',
            Subject: subject,
          },
        },
      ],
    });
    const run = await until(estate, 'the run', async () => (await runsOf(estate, 'tailspin', 'malicious-mail'))[0]);
    const { path } = await openApproval(estate, run.run);
    const printed = [
      await fine('dora', ['show', run.run, '--records']),
      await fine('dora', ['show', run.run, '--records', '--json']),
      await fine('chen', ['approvals']),
      await fine('chen', ['approvals', '--json']),
      await fine('dora', ['runs']),
      await fine('chen', ['refuse', run.run, path, '--reason', `Odd \u001b[5m`, '--yes']),
    ].join('');
    expect(printed).toContain('Pay ');
    expect(printed.match(DANGEROUS)).toBe(null);
    expect((await ended(estate, run.run)).outcome).toBe('refused');
  }, 120_000);
});

/** Controls of terminals other than the end of a line, and characters that turn the direction of text. */
const DANGEROUS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
