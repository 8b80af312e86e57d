import { expect, test } from 'vitest';
import type { Cli } from '../../../cli/cli.ts';
import { checkFiles } from '../../../cli/content/check-files.ts';
import { runCases } from '../../../cli/content/run-cases.ts';
import { aCase, aContent, aPlaybook } from './a-content.ts';

const rehearse = async (files: Record<string, string>) =>
  await runCases(checkFiles({ ...aContent(files) } as unknown as Cli, undefined), () => 0);

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
