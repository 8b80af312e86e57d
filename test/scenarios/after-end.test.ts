import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEstate, type Estate } from './estate.ts';
import { ended, type RunSeen } from './story.ts';
import { watchbillIn, type Ran } from './terminal.ts';

/** Three steps upon ServiceNow, each with its way back; the third changes a ticket. */
const CONTAIN = `
apiVersion: watchbill/v1
kind: Playbook
name: contain
title: Contain
category: response
owner: csirt
inputs: { name: string }
triggers: [{ manual: { roles: [analyst] } }]
steps:
  - id: incident
    action: ticket.ensure
    with: { key: 'incident/\${{ inputs.name }}', title: Incident, severity: high }
    undo: { action: ticket.note, with: { key: 'incident/\${{ inputs.name }}', text: Back 1 } }
  - do:
      - id: change
        action: ticket.ensure
        with: { key: 'change/\${{ inputs.name }}', title: Change, severity: low }
        undo: { action: ticket.note, with: { key: 'change/\${{ inputs.name }}', text: Back 2 } }
      - id: note
        action: ticket.note
        timeout: 5s
        with: { key: 'incident/\${{ inputs.name }}', text: Contained }
        undo: { action: ticket.note, with: { key: 'incident/\${{ inputs.name }}', text: Back 3 } }
`;

let estate: Estate;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'watchbill-after-end-'));
  estate = await startEstate({ isBare: true, playbooks: { contain: CONTAIN } });
  await fine(['login', 'bruno']);
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await estate?.stop();
});

/** Runs the program as bruno's terminal does. */
const watchbill = (args: readonly string[]): Promise<Ran> => watchbillIn({ url: estate.api.url, folder }, args);

/** A command that has to succeed; the run that it printed as JSON, if it did. */
async function fine(args: readonly string[]): Promise<string> {
  const { code, out, err } = await watchbill(args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return args.includes('--json') ? (JSON.parse(out) as RunSeen).run : out;
}

const startRun = (name: string): Promise<string> =>
  fine(['run', 'contain', '--tenant', 'contoso', '--input', `name=${name}`, '--json']);

interface EffectSeen {
  readonly op: string;
  readonly key: string;
  readonly effect: { readonly value?: string };
}

/** What was written to ServiceNow about a run, in order: tickets and notes, without the key that a note carries. */
async function written(name: string): Promise<readonly string[]> {
  const effects = await estate.control<readonly EffectSeen[]>('GET', '/effects?service=servicenow&tenant=contoso');
  return effects
    .filter(({ op, key }) => key.endsWith(`/${name}`) && op !== 'ticket.update')
    .map(({ op, key, effect: { value = '' } }) =>
      `${op} ${key.split('/').at(-2) ?? ''} ${value.split('\n')[0] ?? ''}`.trim(),
    );
}

const fault = (rule: object): Promise<unknown> =>
  estate.control('POST', '/faults', { match: { service: 'servicenow', method: 'PATCH' }, ...rule });

test('a run that ServiceNow refused is retried from there, and taken back after its end, everything once', async () => {
  const body = { error: { message: 'Operation not allowed' }, status: 'failure' };
  await fault({ effect: { status: 403, body } });
  const first = await startRun('one');
  expect((await ended(estate, first)).outcome).toBe('failed');
  const created = ['ticket.create incident', 'ticket.create change'];
  expect(await written('one')).toEqual(created);
  await estate.control('DELETE', '/faults');

  const second = await fine(['retry', first, '--reason', 'The role was granted', '--json']);
  expect((await ended(estate, second)).outcome).toBe('succeeded');
  const contained = [...created, 'ticket.note incident Contained'];
  expect(await written('one')).toEqual(contained);
  expect((await watchbill(['retry', first])).err).toContain(`it was retried as run "${second}"`);
  expect((await watchbill(['retry', second])).err).toContain('neither failed nor was it cancelled');
  expect((await watchbill(['roll-back', first, '--reason', 'x'])).err).toContain(`watchbill roll-back ${second}`);

  const third = await fine(['roll-back', second, '--reason', 'The wrong customer', '--json']);
  expect((await ended(estate, third)).outcome).toBe('rolled-back');
  const back = ['ticket.note incident Back 3', 'ticket.note change Back 2', 'ticket.note incident Back 1'];
  expect(await written('one')).toEqual([...contained, ...back]);
  const again = await watchbill(['roll-back', second, '--reason', 'Once more']);
  expect([again.code, again.err]).toEqual([6, expect.stringContaining('all of that has been taken back')]);
  expect(await written('one')).toEqual([...contained, ...back]);
  expect(await fine(['show', second])).toMatch(new RegExp(`retries   ${first}\\n {2}undone {4}by ${third}`));
}, 120_000);

test('a call whose answer was lost is asked about under its first key, and not sent again by the retry (F2)', async () => {
  await fault({ times: 1, effect: { executeThen: 'timeout' } });
  // Whoever asks what became of it hears nothing either; the question before it was sent is answered.
  const journal = { service: 'servicenow', method: 'GET', path: 'sys_journal_field' };
  await fault({ match: journal, after: 1, effect: { status: 503, body: 'Service Unavailable' } });
  const first = await startRun('two');
  expect((await ended(estate, first)).outcome).toBe('failed');
  const once = ['ticket.create incident', 'ticket.create change', 'ticket.note incident Contained'];
  expect(await written('two')).toEqual(once);
  await estate.control('DELETE', '/faults');
  // The step gives up before the lost call can be asked about, and so do the first retries.
  let last = first;
  for (let retries = 0; retries < 9 && (await outcomeOf(last)) === 'failed'; retries++) {
    last = await fine(['retry', last, '--json']);
    await ended(estate, last);
  }
  expect(await outcomeOf(last)).toBe('succeeded');
  expect(await written('two')).toEqual(once);
}, 180_000);

async function outcomeOf(run: string): Promise<string | null> {
  return (await ended(estate, run)).outcome;
}
