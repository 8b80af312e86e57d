import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../a-terminal.ts';
import { aContent, aPlaybook, casesOf } from '../content/a-content.ts';

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
  const content = aContent({
    'playbooks/tidy/playbook.yaml': aPlaybook('tidy'),
    ...casesOf('playbooks/tidy', 'tidy', ['failed', 'cancelled', 'done']),
  });
  expect(await run(['check'], content)).toMatchObject({ code: 0, out: '6 files checked: 0 errors, 0 warnings\n' });
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

test('--format json is --json, and a second format beside it is a mistake', async () => {
  const content = aContent({ 'playbooks/broken/playbook.yaml': aPlaybook('broken', 'stopp: 1') });
  const { out } = await run(['check', '--json'], content);
  expect((await run(['check', '--format', 'json'], content)).out).toBe(out);
  expect((await run(['check', '--json', '--format', 'json'], content)).out).toBe(out);
  expect(await run(['check', '--json', '--format', 'sarif'], content)).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('Cannot print two formats at once: found \\"--json\\" and \\"--format sarif\\"'),
  });
  expect((await run(['check', '--format', 'xml'], content)).code).toBe(2);
});

test('findings as SARIF: paths from the folder where the command runs, the same bytes each time', async () => {
  const content = aContent({ 'playbooks/a broken one/playbook.yaml': aPlaybook('broken', 'stopp: 1') });
  const ran = await run(['check', '--format', 'sarif'], content);
  expect(ran.code).toBe(1);
  expect(ran.json()).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Watchbill', rules: [{ id: 'unknown-step-kind' }] } },
        results: [
          {
            ruleId: 'unknown-step-kind',
            level: 'error',
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'playbooks/a%20broken%20one/playbook.yaml' },
                  region: { startLine: 11, startColumn: 5, endLine: 11, endColumn: 10 },
                },
              },
            ],
          },
        ],
      },
    ],
  });
  expect((await run(['check', '--format', 'sarif'], content)).out).toBe(ran.out);
});

test('findings as annotations of GitHub, with the sum below', async () => {
  const content = aContent({ 'playbooks/broken/playbook.yaml': aPlaybook('broken', 'stopp: 1') });
  const { code, out } = await run(['check', '--format', 'github'], content);
  expect(code).toBe(1);
  expect(out.split('\n')).toEqual([
    expect.stringMatching(
      /^::error file=playbooks\/broken\/playbook\.yaml,line=11,endLine=11,col=5,endColumn=10,title=unknown-step-kind::Cannot .*Did you mean "stop"\?$/,
    ),
    '3 files checked: 1 error, 0 warnings',
    '',
  ]);
});

describe.each(['human', 'json', 'sarif', 'github'])('what may be a secret, printed for %s', (format) => {
  test('is shown nowhere', async () => {
    const tenant = `apiVersion: watchbill/v1
kind: Tenant
name: fabrikam
title: Fabrikam
timezone: Europe/Berlin
connections:
  servicenow: { instance: fabrikam, user: watchbill, password: "hunter2-hunter2" }
`;
    const content = aContent({ 'demo/tenants/fabrikam.yaml': tenant });
    const { code, out, err } = await run(['check', '--format', format], content);
    expect(code).toBe(1);
    expect(out).toContain('password');
    expect(out + err).not.toContain('hunter2');
  });
});

describe('--fix', () => {
  const FILE = 'playbooks/broken/playbook.yaml';
  const broken = () => aContent({ [FILE]: aPlaybook('broken', 'if: "x" in [run.id]\n    stopp: { outcome: done }') });
  const latin = () => {
    const content = broken();
    const bytes = Buffer.from(readFileSync(join(content.folder, FILE), 'utf8').replace('Stops', 'St\xF6ps'), 'latin1');
    writeFileSync(join(content.folder, FILE), bytes);
    return content;
  };

  test('says what was fixed, then what is left', async () => {
    const content = broken();
    const { code, out } = await run(['check', '--fix'], content);
    expect(code).toBe(1);
    expect(out).toMatch(/^Fixed 1 finding in playbooks\/broken\/playbook\.yaml\n/);
    expect(out).toContain(`${FILE}:12:5 error unknown-step-kind`);
    expect(readFileSync(join(content.folder, FILE), 'utf8')).toContain(`if: '"x" in [run.id]'\n`);
  });

  test('ends well where nothing is left', async () => {
    const content = aContent({
      [FILE]: aPlaybook('broken', 'if: "x" in [run.id]\n    stop: { outcome: done }'),
      ...casesOf('playbooks/broken', 'broken', ['failed', 'cancelled', 'succeeded', 'done']),
    });
    expect(await run(['check', '--fix', 'playbooks'], content)).toMatchObject({
      code: 0,
      out: `Fixed 1 finding in ${FILE}\n5 files checked: 0 errors, 0 warnings\n`,
    });
    expect(await run(['check', '--fix', 'playbooks'], content)).toMatchObject({
      code: 0,
      out: '5 files checked: 0 errors, 0 warnings\n',
    });
  });

  test('tells a program the number for each file', async () => {
    expect((await run(['check', '--fix', '--json'], broken())).json()).toMatchObject({
      files: 3,
      errors: 1,
      fixed: [{ file: FILE, fixes: 1 }],
      notFixed: [],
      diagnostics: [{ code: 'unknown-step-kind' }],
    });
    expect((await run(['check', '--json'], broken())).json()).not.toHaveProperty('fixed');
  });

  test('tells what was not written, and why', async () => {
    const because = 'its bytes are not the UTF-8 text that was checked';
    expect((await run(['check', '--fix'], latin())).out).toMatch(`Cannot fix "${FILE}": ${because}\n`);
    expect((await run(['check', '--fix', '--json'], latin())).json()).toMatchObject({
      fixed: [],
      notFixed: [{ file: FILE, because }],
    });
  });

  test('keeps what is for programs apart from what is for people', async () => {
    const ran = await run(['check', '--fix', '--format', 'sarif'], broken());
    expect(ran.err).toBe(`Fixed 1 finding in ${FILE}\n`);
    expect(ran.json()).toMatchObject({ runs: [{ results: [{ ruleId: 'unknown-step-kind' }] }] });
    expect((await run(['check', '--fix', '--format', 'github'], broken())).out).toMatch(
      /^Fixed 1 finding in .*\n::error file=.*\n3 files checked: 1 error, 0 warnings\n$/,
    );
  });
});
