import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../a-terminal.ts';
import { aContent, aPlaybook } from '../content/a-content.ts';

const STORED = join(import.meta.dirname, 'explained');

test.each(['malicious-mail', 'update-escalation-tickets'])('%s reads as it is stored', async (name) => {
  const { code, out } = await run(['explain', name]);
  expect(code).toBe(0);
  await expect(out).toMatchFileSnapshot(join(STORED, `${name}.txt`));
});

const FILES = {
  'playbooks/tidy/playbook.yaml': aPlaybook('tidy'),
  'playbooks/other/playbook.yaml': aPlaybook('other'),
  'playbooks/broken/playbook.yaml': aPlaybook('broken', 'stopp: { outcome: done }'),
};

test('a playbook is found by its name, its folder and its file', async () => {
  const content = aContent(FILES);
  const [byName, byFolder, byFile] = await Promise.all(
    ['tidy', 'playbooks/tidy', 'playbooks/tidy/playbook.yaml'].map((asked) => run(['explain', asked], content)),
  );
  expect(byName?.out).toContain('What happens\n  1. Last [last]\n     Ends the run as done.\n');
  expect(byFolder).toMatchObject({ code: 0, out: byName?.out });
  expect(byFile).toMatchObject({ code: 0, out: byName?.out });
});

test('a program gets the steps as a tree', async () => {
  const ran = await run(['explain', 'tidy', '--json'], aContent(FILES));
  expect(ran.json()).toMatchObject({
    name: 'tidy',
    description: 'Stops at once',
    steps: [{ path: 'last', kind: 'stop', children: [] }],
    duration: { worstMs: 0, unbounded: [] },
    mermaid: expect.stringMatching(/^flowchart TD\n/),
  });
});

test('the diagram can be had alone', async () => {
  const { out } = await run(['explain', 'tidy', '--mermaid'], aContent(FILES));
  expect(out).toBe(
    'flowchart TD\n  n1(["Start"])\n  n2["Last"]\n  end1(["Ends as done"])\n  n1 --> n2\n  n2 --> end1\n',
  );
});

test('a name that is not there is answered with those that are', async () => {
  const ran = await run(['explain', 'tydi'], aContent(FILES));
  expect(ran).toMatchObject({ code: 4, err: 'Cannot find the playbook "tydi"\nPlaybooks are: other, tidy\n' });
  const empty = await run(['explain', 'demo/teams'], aContent({}));
  expect(empty).toMatchObject({ code: 4, err: 'Cannot find a playbook in "demo/teams"\nGive the path of its file\n' });
});

test('several playbooks are not explained at once', async () => {
  expect(await run(['explain', 'playbooks'], aContent(FILES))).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^Cannot explain 2 playbooks at once: "playbooks" holds other, tidy\n/),
  });
});

test.each(['broken', 'playbooks/broken'])('a playbook with errors is not explained: %s', async (asked) => {
  const ran = await run(['explain', asked], aContent(FILES));
  expect(ran.code).toBe(1);
  expect(ran.err).toContain(`Cannot explain "${asked}" because it has errors: `);
  expect(ran.err).toContain('watchbill check playbooks/broken/playbook.yaml');
});

test('T6: a title with escape sequences paints no terminal and breaks no diagram', async () => {
  const evil = aPlaybook('evil').replace('- id: last', '- id: last\n    title: "\\u009B31mred\\u202E\\n]; x"');
  const content = aContent({ 'playbooks/evil/playbook.yaml': evil });
  const [human, data, diagram] = await Promise.all(
    [[], ['--json'], ['--mermaid']].map((options) => run(['explain', 'evil', ...options], content)),
  );
  for (const ran of [human, data, diagram]) {
    expect(ran?.code).toBe(0);
    expect(ran?.out).not.toMatch(/[\u009B\u202E]/);
  }
  expect(diagram?.out.split('\n')).toHaveLength(7);
});
