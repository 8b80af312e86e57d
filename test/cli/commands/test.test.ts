import { expect, test } from 'vitest';
import { run } from '../a-terminal.ts';
import { aCase, aContent, aPlaybook } from '../content/a-content.ts';

const FILES = {
  'playbooks/tidy/playbook.yaml': aPlaybook('tidy'),
  'playbooks/tidy/cases/good.yaml': aCase('tidy', 'done'),
};

test('cases that hold pass', async () => {
  const { code, out } = await run(['test'], aContent(FILES));
  expect(code).toBe(0);
  expect(out).toMatch(/^tidy\n {2}✓ It ends \d+ ms\n\n1 passed, 0 failed\n$/);
});

test('a case that does not hold shows what was expected and what was seen', async () => {
  const { code, out } = await run(
    ['test'],
    aContent({ ...FILES, 'playbooks/tidy/cases/wrong.yaml': aCase('tidy', 'failed', 'It fails') }),
  );
  expect(code).toBe(1);
  expect(out).toContain('✗ It fails');
  expect(out).toContain('playbooks/tidy/cases/wrong.yaml: outcome\n        expected failed\n        seen     done\n');
  expect(out).toMatch(/1 passed, 1 failed\n$/);
});

test('a program gets every case with whether it passed', async () => {
  const { cases } = (await run(['test', 'playbooks', '--json'], aContent(FILES))).json<{ cases: unknown[] }>();
  expect(cases).toMatchObject([
    { file: 'playbooks/tidy/cases/good.yaml', playbook: 'tidy', title: 'It ends', passed: true, mismatches: [] },
  ]);
});

test('no cases is a failure: nothing was tested', async () => {
  expect(await run(['test'], aContent({}))).toMatchObject({
    code: 1,
    err: expect.stringContaining('there are no cases'),
  });
});
