import { describe, expect, test } from 'vitest';
import type { Cli } from '../../../cli/cli.ts';
import { checkFiles } from '../../../cli/content/check-files.ts';
import { runCases } from '../../../cli/content/run-cases.ts';
import { aCase, aContent, aPlaybook } from './a-content.ts';

const report = async (files: Record<string, string>, filter?: string) =>
  await runCases(checkFiles({ ...aContent(files) } as unknown as Cli, undefined), { now: () => 0, filter });
const rehearse = async (files: Record<string, string>) => (await report(files)).cases;

test('a case without a title is called after its file', async () => {
  const untitled = aCase('tidy', 'done').replace(/title:.*\n/, '');
  const reports = await rehearse({
    'playbooks/tidy/playbook.yaml': aPlaybook('tidy'),
    'playbooks/tidy/cases/all-is-well.yaml': untitled,
  });
  expect(reports).toMatchObject([{ title: 'all is well', passed: true }]);
});

test('a case with errors has failed', async () => {
  const reports = await rehearse({
    'playbooks/tidy/playbook.yaml': aPlaybook('tidy'),
    'playbooks/tidy/cases/broken.yaml': 'kind: Case',
  });
  expect(reports).toMatchObject([{ passed: false, mismatches: [{ what: 'document' }] }]);
});

test('a case of a playbook with errors has failed', async () => {
  const reports = await rehearse({
    'playbooks/bad/playbook.yaml': aPlaybook('bad', 'nothing: 1'),
    'playbooks/bad/cases/a.yaml': aCase('bad', 'done'),
  });
  expect(reports).toHaveLength(1);
  expect(reports[0]?.passed).toBe(false);
});

describe('a filter', () => {
  const files = {
    'playbooks/tidy/playbook.yaml': aPlaybook('tidy'),
    'playbooks/tidy/cases/a.yaml': aCase('tidy', 'done', 'It ends well'),
    'playbooks/tidy/cases/b.yaml': aCase('tidy', 'done', 'It ends badly'),
    'playbooks/other/playbook.yaml': aPlaybook('other'),
    'playbooks/other/cases/c.yaml': aCase('other', 'done', 'Anything'),
    'playbooks/idle/playbook.yaml': aPlaybook('idle'),
  };
  const chosen = async (filter?: string) => {
    const { cases, coverage, filteredOut } = await report(files, filter);
    return [cases.map(({ title }) => title), coverage.map(({ playbook }) => playbook), filteredOut];
  };

  test('keeps cases whose title contains it, in whatever case', async () => {
    expect(await chosen('ENDS W')).toEqual([['It ends well'], ['tidy'], 2]);
  });

  test('keeps cases whose playbook contains it', async () => {
    expect(await chosen('oth')).toEqual([['Anything'], ['other'], 2]);
  });

  test('may keep none', async () => {
    expect(await chosen('nothing')).toEqual([[], [], 3]);
  });

  test('that is absent keeps all, and counts playbooks without cases too', async () => {
    expect(await chosen()).toEqual([['Anything', 'It ends well', 'It ends badly'], ['idle', 'other', 'tidy'], 0]);
  });
});

test('cases cover their playbook together, also those that do not hold', async () => {
  const { coverage } = await report({
    'playbooks/tidy/playbook.yaml': aPlaybook('tidy'),
    'playbooks/tidy/cases/wrong.yaml': aCase('tidy', 'failed'),
  });
  expect(coverage).toMatchObject([
    { playbook: 'tidy', steps: { covered: 1, total: 1 }, outcomes: { covered: 1, missing: ['failed', 'cancelled'] } },
  ]);
});
