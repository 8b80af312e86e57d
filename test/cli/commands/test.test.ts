import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../a-terminal.ts';
import { aCase, aContent, aPlaybook } from '../content/a-content.ts';

const FILES = {
  'playbooks/tidy/playbook.yaml': aPlaybook('tidy'),
  'playbooks/tidy/cases/good.yaml': aCase('tidy', 'done'),
};

test('cases that hold pass', async () => {
  const { code, out } = await run(['test'], aContent(FILES));
  expect(code).toBe(0);
  expect(out).toMatch(
    /^tidy\n {2}✓ It ends \d+ ms\n {2}steps 1\/1, branches 0\/0, outcomes 1\/3\n\n1 passed, 0 failed\n$/,
  );
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

test('a path that differs is shown as one list', async () => {
  const wrong = aCase('tidy', 'done').replace('expect: {', 'expect: { path: [last, last],');
  const content = aContent({ ...FILES, 'playbooks/tidy/cases/wrong.yaml': wrong });
  expect((await run(['test'], content)).out).toContain('wrong.yaml: path\n          last\n        - last\n');
  const { cases } = (await run(['test', '--json'], content)).json<{ cases: unknown[] }>();
  expect(cases[1]).toMatchObject({
    mismatches: [
      {
        expected: ['last', 'last'],
        seen: ['last'],
        diff: [
          { sign: ' ', step: 'last' },
          { sign: '-', step: 'last' },
        ],
      },
    ],
  });
});

describe('coverage', () => {
  test('lists what no case covers if asked for', async () => {
    const { code, out } = await run(['test', '--coverage'], aContent(FILES));
    expect(code).toBe(0);
    expect(out).toContain('outcomes 1/3\n    outcome failed: never seen\n    outcome cancelled: never seen\n');
  });

  test('is data for a program, without another member that tells cases', async () => {
    const { cases, coverage } = (await run(['test', '--json'], aContent(FILES))).json<Record<string, unknown[]>>();
    expect(cases).toHaveLength(1);
    expect(coverage).toMatchObject([
      {
        playbook: 'tidy',
        steps: { covered: 1, total: 1, missing: [] },
        branches: { covered: 0, total: 0, missing: [] },
        outcomes: { covered: 1, total: 3, missing: ['failed', 'cancelled'] },
      },
    ]);
    expect(JSON.stringify(coverage)).not.toContain('"passed"');
  });

  test('that reaches the minimum is enough', async () => {
    expect((await run(['test', '--min-coverage', '33'], aContent(FILES))).code).toBe(0);
  });

  test('below the minimum is a failure that says where, though every case holds', async () => {
    const { code, out } = await run(['test', '--min-coverage', '34'], aContent(FILES));
    expect(code).toBe(1);
    expect(out).toContain('tidy: outcomes are covered to 33 %, less than 34 %\n1 passed, 0 failed\n');
    const asked = await run(['test', '--min-coverage', '34', '--json'], aContent(FILES));
    expect(asked.json()['belowMinimum']).toEqual([{ playbook: 'tidy', measure: 'outcomes', percent: 33 }]);
    expect(asked.code).toBe(1);
  });

  test('a playbook without cases misses the minimum', async () => {
    const content = aContent({ ...FILES, 'playbooks/idle/playbook.yaml': aPlaybook('idle') });
    const { code, out } = await run(['test', '--min-coverage', '1'], content);
    expect(code).toBe(1);
    expect(out).toContain('idle: steps are covered to 0 %, less than 1 %\n');
  });

  test.each(['101', 'all', '-1'])('a minimum of %s is a mistake of the command line', async (percent) => {
    expect((await run(['test', `--min-coverage=${percent}`], aContent(FILES))).code).toBe(2);
  });
});

describe('a report as JUnit XML', () => {
  test('is written beside what is printed', async () => {
    const content = aContent({ ...FILES, 'playbooks/tidy/cases/wrong.yaml': aCase('tidy', 'failed', 'It fails') });
    const { code, out } = await run(['test', '--junit', 'report.xml'], content);
    expect(code).toBe(1);
    expect(out).toMatch(/1 passed, 1 failed\n$/);
    const report = readFileSync(join(content.folder, 'report.xml'), 'utf8');
    expect(report).toContain('<testsuite name="tidy" tests="2" failures="1"');
    expect(report).toContain('<failure message="outcome: expected failed, seen done" type="mismatch">');
  });

  test('cannot be written into a folder that does not exist, and nothing is rehearsed', async () => {
    const { code, out, err } = await run(['test', '--junit', 'nowhere/report.xml'], aContent(FILES));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^Cannot write "nowhere\/report.xml": there is no folder ".*nowhere"\n$/);
  });
});

test('a filter rehearses only what it names, and says so where it names nothing', async () => {
  const content = aContent({ ...FILES, 'playbooks/tidy/cases/more.yaml': aCase('tidy', 'done', 'It goes on') });
  expect((await run(['test', '--filter', 'goes'], content)).out).toMatch(/1 passed, 0 failed\n$/);
  expect(await run(['test', '--filter', 'nothing'], content)).toMatchObject({
    code: 1,
    out: '',
    err: 'Cannot test anything: none of the 2 cases has "nothing" in its playbook or title\n',
  });
});

test('no cases is a failure: nothing was tested', async () => {
  expect(await run(['test'], aContent({}))).toMatchObject({
    code: 1,
    err: expect.stringContaining('there are no cases'),
  });
});
