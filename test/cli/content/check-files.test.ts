import { expect, test } from 'vitest';
import type { Cli } from '../../../cli/cli.ts';
import { checkFiles } from '../../../cli/content/check-files.ts';
import { aCase, aContent, aPlaybook, casesOf } from './a-content.ts';

// The two members that are used.
const check = (content: ReturnType<typeof aContent>, path?: string) =>
  checkFiles({ ...content } as unknown as Cli, path);

test('without a path the whole content is checked: people, tenants and the playbooks beside them', () => {
  const { files } = check(aContent({ 'playbooks/tidy/playbook.yaml': aPlaybook('tidy') }));
  expect(files.map(({ file }) => file)).toEqual([
    'demo/teams/monitoring.yaml',
    'demo/tenants/contoso.yaml',
    'playbooks/tidy/playbook.yaml',
  ]);
});

test('playbooks inside the content folder are checked once', () => {
  const { files } = check(aContent({ 'demo/playbooks/tidy/playbook.yaml': aPlaybook('tidy') }));
  expect(files.map(({ file }) => file)).toEqual([
    'demo/playbooks/tidy/playbook.yaml',
    'demo/teams/monitoring.yaml',
    'demo/tenants/contoso.yaml',
  ]);
});

test('a name that two files have is a finding of the second', () => {
  const { files } = check(
    aContent({ 'playbooks/one/playbook.yaml': aPlaybook('one'), 'playbooks/two/playbook.yaml': aPlaybook('one') }),
  );
  const found = files.flatMap(({ file, diagnostics }) => diagnostics.map(({ code }) => [file, code]));
  expect(found.filter(([, code]) => code !== 'case-missing')).toEqual([
    ['playbooks/two/playbook.yaml', 'duplicate-name'],
  ]);
});

test('a name that two files have is told of a playbook that calls others as well', () => {
  const calls = aPlaybook('one', 'call: other');
  const { files } = check(
    aContent({
      'playbooks/other/playbook.yaml': aPlaybook('other'),
      'playbooks/p1/playbook.yaml': calls,
      'playbooks/p2/playbook.yaml': calls,
    }),
  );
  const found = files.flatMap(({ file, diagnostics }) => diagnostics.map(({ code }) => [file, code]));
  expect(found).toContainEqual(['playbooks/p2/playbook.yaml', 'duplicate-name']);
});

test('a folder says which outcomes no case expects, a file alone does not', () => {
  const content = aContent({
    'playbooks/tidy/playbook.yaml': aPlaybook('tidy'),
    ...casesOf('playbooks/tidy', 'tidy', ['failed', 'done']),
    'playbooks/tidy/cases/open.yaml': aCase('tidy', 'x').replace('{ outcome: x }', '{ path: [last] }'),
  });
  const found = (path?: string) =>
    check(content, path).files.flatMap(({ diagnostics }) => diagnostics.map(({ summary }) => summary));
  const missing = 'Cannot show how "tidy" ends because no case expects the outcome "cancelled"';
  expect(found()).toEqual([missing]);
  expect(found('playbooks/tidy')).toEqual([missing]);
  expect(found('playbooks/tidy/playbook.yaml')).toEqual([]);
});

test('a case knows the playbook beside it, also outside the content folder', () => {
  const content = aContent({
    'draft/mine/playbook.yaml': aPlaybook('mine'),
    ...casesOf('draft/mine', 'mine', ['done', 'failed', 'cancelled']),
  });
  const checked = check(content, 'draft');
  expect(checked.files.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  const [ofCase] = checked.files;
  expect(ofCase?.document?.kind).toBe('Case');
  expect(ofCase === undefined ? undefined : checked.planOf(ofCase, 'mine')?.name).toBe('mine');
  expect(ofCase === undefined ? undefined : checked.planOf(ofCase, 'other')).toBeUndefined();
});
