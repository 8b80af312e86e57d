import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { built } from '../../built.ts';
import { run } from '../a-terminal.ts';
import { aContent } from '../content/a-content.ts';

const DAILY = `apiVersion: watchbill/v1
kind: Playbook
name: daily
title: Daily
description: Asks every day
category: maintenance
owner: monitoring
triggers: [{ schedule: { every: day, at: '07:00', catchUp: none } }]
steps:
  - id: ask
    approve: { question: All well?, by: [{ team: monitoring }], expires: 1h }
`;
const TENANT = `apiVersion: watchbill/v1
kind: Tenant
name: contoso
title: Contoso
timezone: Europe/Berlin
connections: {}
playbooks: { daily: {} }
`;
const OUTAGE = "outages: [{ what: worker, from: '2026-03-02T05:00:00Z', for: 3h }]\n";
const content = (more: Readonly<Record<string, string>> = {}) =>
  aContent({
    'demo/playbooks/daily/playbook.yaml': DAILY,
    'demo/tenants/contoso.yaml': TENANT,
    'faults.yaml': OUTAGE,
    ...more,
  });
const THREE_DAYS = ['rehearse', '--from', '2026-03-01', '--days', '3'];

describe('a rehearsal', () => {
  test('tells what happened, and is no failure by itself', async () => {
    const { code, out, err } = await run([...THREE_DAYS, '--faults', 'faults.yaml'], content());
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toContain('Rehearsed 3 days from 2026-03-01, 1 tenant, 1 playbook, seed 1\n');
    expect(out).toContain('Outage of worker: 2026-03-02 05:00 to 2026-03-02 08:00 UTC\n');
    expect(out).toContain('daily was missed once; first in contoso at 2026-03-02 07:00 Europe/Berlin');
  });

  test.each([
    ['missed', 1],
    ['late,missed', 1],
    ['late', 0],
  ])('is a failure with findings that it is told to fail on: --fail-on %s ends with %i', async (kinds, code) => {
    expect((await run([...THREE_DAYS, '--faults', 'faults.yaml', '--fail-on', kinds], content())).code).toBe(code);
  });

  test('is data for a program', async () => {
    const { json } = await run([...THREE_DAYS, '--json'], content());
    expect(json()).toMatchObject({
      from: '2026-03-01T00:00:00.000Z',
      runs: [{ startedLocal: '2026-03-01T07:00' }, {}, {}],
    });
  });

  test('is written to files beside the text', async () => {
    const { folder, env } = content();
    const { out } = await run([...THREE_DAYS, '--json', 'report.json', '--html', 'page.html'], { folder, env });
    expect(out).toContain('Rehearsed 3 days');
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({ seed: 1 });
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toMatch(/^<!doctype html>/);
  });

  test('may be of as many synthetic tenants as asked for, or of some by name', async () => {
    expect((await run([...THREE_DAYS, '--tenants', '4'], content())).out).toContain('4 tenants');
    expect((await run([...THREE_DAYS, '--tenants', 'contoso'], content())).out).toContain('1 tenant,');
  });

  test('gives the same bytes whatever zone the machine is in', () => {
    const { folder, env } = content();
    const cli = built('cli/main.js');
    const bytes = (TZ: string): string =>
      execFileSync(process.execPath, [cli, ...THREE_DAYS, '--tenants', '3', '--html', 'page.html', '--json'], {
        cwd: folder,
        env: { ...process.env, ...env, TZ },
        encoding: 'utf8',
      }) + readFileSync(join(folder, 'page.html'), 'utf8');
    expect(bytes('Asia/Tokyo')).toBe(bytes('America/Los_Angeles'));
  });
});

describe('what cannot be rehearsed', () => {
  test.each([
    [['rehearse'], 2, '--from'],
    [['rehearse', '--from', '2026-02-30'], 2, 'It must be a day such as 2026-03-01.'],
    [[...THREE_DAYS, '--days', '61'], 2, 'It must be a whole number from 1 to 60.'],
    [[...THREE_DAYS, '--days', '0'], 2, 'It must be a whole number from 1 to 60.'],
    [[...THREE_DAYS, '--tenants', '501'], 2, 'there may be 1 to 500'],
    [[...THREE_DAYS, '--tenants', 'nobody'], 4, 'Cannot find tenant "nobody"'],
    [[...THREE_DAYS, '--fail-on', 'sad'], 2, 'It must be some of failed, missed'],
    [[...THREE_DAYS, '--faults', 'none.yaml'], 4, 'there is no such file'],
    [[...THREE_DAYS, '--html', 'nowhere/page.html'], 2, 'there is no folder'],
  ] as const)('%j ends with %i', async (args, code, said) => {
    const ran = await run(args, content());
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(said);
  });

  test('is content with errors', async () => {
    const broken = content({ 'demo/playbooks/daily/playbook.yaml': DAILY.replace('approve:', 'aprove:') });
    const { code, err } = await run(THREE_DAYS, broken);
    expect(code).toBe(1);
    expect(err).toContain('watchbill check shows them');
  });
});
