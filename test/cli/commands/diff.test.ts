import { expect, test } from 'vitest';
import { run } from '../a-terminal.ts';
import { aContent, aPlaybook } from '../content/a-content.ts';

const TIDY = aPlaybook('tidy');
const FILES = {
  'playbooks/tidy/playbook.yaml': TIDY,
  'old.yaml': TIDY.replace('outcome: done', 'outcome: over').replace('title: A playbook', 'title: The playbook'),
  'same.yaml': `# edited\n${TIDY.replace('title: A playbook for tests', 'title: "A playbook for tests"')}`,
  'broken.yaml': aPlaybook('broken', 'stopp: { outcome: done }'),
};

test('what an edit changes is told with its place', async () => {
  const ran = await run(['diff', 'old.yaml', 'playbooks/tidy'], aContent(FILES));
  expect(ran).toMatchObject({
    code: 0,
    out: [
      'old.yaml → playbooks/tidy',
      'Does something else',
      '  step last: The outcome: it is "done" now; it was "over".',
      'Worded otherwise',
      '  playbook: The title: it is "A playbook for tests" now; it was "The playbook for tests".',
      '',
    ].join('\n'),
  });
});

test('--exit-code ends with 1 where there is a difference, and 0 where only the text is another', async () => {
  const content = aContent(FILES);
  expect((await run(['diff', 'old.yaml', 'same.yaml', '--exit-code'], content)).code).toBe(1);
  expect(await run(['diff', 'playbooks/tidy', 'same.yaml', '--exit-code'], content)).toMatchObject({
    code: 0,
    out: 'No change in meaning\n',
  });
});

test('a program gets the changes as data', async () => {
  const ran = await run(['diff', 'old.yaml', 'same.yaml', '--json'], aContent(FILES));
  expect(ran.json()).toMatchObject({
    before: 'old.yaml',
    after: 'same.yaml',
    changes: [
      { weight: 'behaviour', place: 'step last' },
      { weight: 'wording', place: 'playbook' },
    ],
  });
});

test('a playbook with errors is not compared, and that is no difference', async () => {
  const ran = await run(['diff', 'broken.yaml', 'same.yaml', '--exit-code'], aContent(FILES));
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('Cannot compare "broken.yaml" because it has errors: ');
});

test('T6: a title with escape sequences paints no terminal', async () => {
  const evil = TIDY.replace('title: A playbook for tests', 'title: "\\u009B31mred"');
  const ran = await run(['diff', 'same.yaml', 'evil.yaml'], aContent({ ...FILES, 'evil.yaml': evil }));
  expect(ran.out).toContain('31mred');
  expect(ran.out).not.toContain('\u009B');
});
