import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PlaybookName, StepPath } from '../../../contracts/ids.ts';
import { checkDocument } from '../../../language/check-document.ts';
import { writeRecords } from '../../../ledger/write-records.ts';
import { publish } from '../../api/a-soc.ts';
import { SPEC_WORLD } from '../../spec/actions.ts';
import { aRun, record } from '../../ledger/a-run.ts';
import { withCli } from '../with-cli.ts';
import { aContent, aPlaybook } from './a-content.ts';

const cli = withCli();
const FILES = { 'playbooks/tidy/playbook.yaml': aPlaybook('tidy') };

/** A run of the playbook in the ledger, ended or not. */
async function aRecordedRun(outcome: string | null): Promise<string> {
  const { db } = cli.api.ledger;
  const { document } = checkDocument(aPlaybook('tidy'), 'playbook.yaml', SPEC_WORLD);
  if (document?.kind !== 'Playbook') expect.fail('The playbook is clean');
  const run = aRun({ playbook: 'tidy' as PlaybookName, planSha256: await publish(db, document.plan) });
  const last = { path: 'last' as StepPath, kind: 'stop', title: 'Last' };
  const records = [
    record(1, { type: 'run-started', inputs: {}, starter: { kind: 'event', eventId: 'e' } }),
    record(2, { type: 'step-started', ...last }),
    record(3, { type: 'step-settled', ...last, status: 'succeeded', attempts: 1 }),
    ...(outcome === null ? [] : [record(4, { type: 'run-ended', outcome, outputs: {} })]),
  ];
  await writeRecords(db, run, records, 'confirmed');
  return run.runId;
}

/** Records a run into a content folder of its own. */
async function recording(run: string, args: readonly string[] = []) {
  const { folder, env } = aContent(FILES);
  const ran = await cli.run(['test', '--record', run, ...args], { as: 'vera', folder, env });
  return { ...ran, read: (name: string) => readFileSync(join(folder, name), 'utf8') };
}

test('a run becomes a case of its playbook, and the case holds', async () => {
  const run = await aRecordedRun('done');
  const { code, out, read } = await recording(run);
  expect(code).toBe(0);
  expect(out).toContain(`Recorded ${run} in playbooks/tidy/cases/${run}.yaml\n`);
  expect(out).toContain('1 passed, 0 failed\n');
  const text = read(`playbooks/tidy/cases/${run}.yaml`);
  expect(text).toMatch(/^# Recorded from run r-\d+ of contoso\./);
  expect(text).toContain('# An event started the run.');
  expect(text).toContain('expect: { outcome: done, path: [last], exactly: true }\n');
});

test('a case may go elsewhere, and one that does not hold says so', async () => {
  const { code, out, read } = await recording(await aRecordedRun('failed'), ['--output', 'mine.yaml']);
  expect(code).toBe(1);
  expect(out).toContain('expected failed');
  expect(read('mine.yaml')).toContain('outcome: failed');
});

test('a run that has not ended cannot be recorded', async () => {
  const { code, err } = await recording(await aRecordedRun(null));
  expect(code).toBe(1);
  expect(err).toContain('its records have no end');
});

test('the event that started a run can be given', async () => {
  const run = await aRecordedRun('done');
  const { folder, env } = aContent(FILES);
  writeFileSync(join(folder, 'event.json'), '{"type":"o365.audit"}');
  writeFileSync(join(folder, 'list.json'), '[]');
  const given = (event: string) =>
    cli.run(['test', '--record', run, '--output', 'mine.yaml', '--event', event], { as: 'vera', folder, env });
  await given('event.json');
  expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toContain('event: { type: o365.audit }');
  expect((await given('list.json')).err).toContain('it has to be a JSON object');
  expect((await given('nothing.json')).code).toBe(2);
});

test('a path and --record exclude each other', async () => {
  const { folder, env } = aContent(FILES);
  const code = async (args: readonly string[]) => (await cli.run(['test', ...args], { folder, env })).code;
  expect(await code(['playbooks', '--record', 'r-a'])).toBe(2);
  expect(await code(['--output', 'mine.yaml'])).toBe(2);
});
