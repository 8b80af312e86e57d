import { expect, test } from 'vitest';
import { run } from '../a-terminal.ts';
import { aContent, aPlaybook } from '../content/a-content.ts';

test('findings are printed with their lines, and a program is told by the exit code', async () => {
  const content = aContent({ 'playbooks/broken/playbook.yaml': aPlaybook('broken', 'stopp: { outcome: done }') });
  const { code, out } = await run(['check'], content);
  expect(code).toBe(1);
  expect(out).toContain('playbooks/broken/playbook.yaml:11:5 error unknown-step-kind\n');
  expect(out).toContain('  11 |     stopp: { outcome: done }\n');
  expect(out).toContain('  Did you mean "stop"?\n');
  expect(out).toMatch(/\n3 files checked: 1 error, 0 warnings\n$/);
});

test('a clean folder is told in one line', async () => {
  const content = aContent({ 'playbooks/tidy/playbook.yaml': aPlaybook('tidy') });
  expect(await run(['check'], content)).toMatchObject({ code: 0, out: '3 files checked: 0 errors, 0 warnings\n' });
});

test('one file alone can be checked', async () => {
  const content = aContent({ 'playbooks/tidy/playbook.yaml': aPlaybook('tidy'), 'other/x.yaml': 'a: [' });
  expect(await run(['check', 'playbooks/tidy/playbook.yaml'], content)).toMatchObject({
    code: 0,
    out: '1 file checked: 0 errors, 0 warnings\n',
  });
  expect((await run(['check', 'other'], content)).code).toBe(1);
});

test('a program gets places as lines and columns', async () => {
  const content = aContent({ 'playbooks/broken/playbook.yaml': aPlaybook('broken', 'stopp: 1') });
  const ran = await run(['check', '--json'], content);
  expect(ran.json()).toMatchObject({
    files: 3,
    errors: 1,
    diagnostics: [{ code: 'unknown-step-kind', file: 'playbooks/broken/playbook.yaml', line: 11, column: 5 }],
  });
});

test('T6: an error in a text with escape sequences paints no terminal', async () => {
  const content = aContent({
    'playbooks/evil/playbook.yaml': aPlaybook('evil', 'stop: { outcome: "\u202Ex" } # \u0085\u2066'),
  });
  const { out } = await run(['check'], content);
  expect(out).not.toMatch(/[\u202E\u0085\u2066]/);
});

test('a path that is not there', async () => {
  expect(await run(['check', 'nowhere'], aContent({}))).toMatchObject({
    code: 4,
    err: expect.stringMatching(/^Cannot find ".*nowhere"\n$/),
  });
});
