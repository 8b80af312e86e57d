import { expect, test } from 'vitest';
import { withCli } from '../with-cli.ts';
import { aContent } from '../content/a-content.ts';
import { aReadyPlaybook } from '../content/a-ready-playbook.ts';

const cli = withCli();
const FILES = aReadyPlaybook('tidy');
const FILE = 'playbooks/tidy/playbook.yaml';

const publish = (args: readonly string[], files: Readonly<Record<string, string>> = FILES, as = 'lena') =>
  cli.run(['publish', ...args], { as, ...aContent(files) });

test('a playbook is published once, shown, edited, and published again with what changed', async () => {
  expect((await publish(['playbooks/tidy', '--dry-run'])).out).toMatch(
    /^Would publish tidy version 1 \([0-9a-f]{12}\)\n$/,
  );
  expect((await publish(['playbooks/tidy'])).out).toMatch(/^Published tidy version 1 \([0-9a-f]{12}\)\n$/);
  expect((await publish([FILE])).out).toBe('Nothing to publish: version 1 is the same\n');

  const edited = { ...FILES, [FILE]: (FILES[FILE] ?? '').replace('wait: 1h', 'wait: 2h') };
  const changed = '  step last: The key "for.durationMs": it is 2 hours now; it was 1 hour.\n';
  const dry = await publish(['playbooks/tidy', '--dry-run'], edited);
  expect(dry.out).toMatch(/^Changes since version 1\nDoes something else\n/);
  expect(dry.out).toContain(changed);
  expect(dry.out).toContain('Would publish tidy version 2 ');
  expect((await publish(['playbooks/tidy'], edited)).out).toContain('Published tidy version 2 ');
});

test('an earlier version is published again under its permission', async () => {
  expect((await publish(['--again', 'tidy@1'], FILES, 'bruno')).code).toBe(3);
  const dry = await publish(['--again', 'tidy@1', '--dry-run', '--json']);
  expect(dry.json()).toMatchObject({ end: 'possible', version: 3, before: 2, changes: [{ place: 'step last' }] });
  expect((await publish(['--again', 'tidy@1'])).out).toContain('Published tidy version 3 ');
  expect((await publish(['--again', 'tidy@1'])).out).toBe('Nothing to publish: version 3 is the same\n');
  expect((await publish(['--again', 'tidy@9'])).code).toBe(4);
  const { out } = await cli.run(['versions', 'tidy'], { as: 'vera' });
  expect(out).toMatch(
    / 3 +[0-9a-f]{12} +\S+ \S+ +lena +clean +3 passed, steps 2\/2, outcomes 3\/3 +0 +current same plan as 1/,
  );
});

test.each([
  [[], 'Cannot tell what to publish'],
  [['playbooks/tidy', '--again', 'tidy@1'], 'Cannot tell what to publish'],
  [['--again', 'tidy'], 'Cannot read the version "tidy"'],
  [['--again', 'tidy@0'], 'Cannot read the version "tidy@0"'],
])('a command line that says nothing clear is refused: %j', async (args, message) => {
  expect(await publish(args)).toMatchObject({ code: 2, err: expect.stringContaining(message) as string });
});

test('an edit of a version that is not the current one any more is refused, and says whose turn it is (F36)', async () => {
  const edited = { ...FILES, [FILE]: (FILES[FILE] ?? '').replace('wait: 1h', 'wait: 3h') };
  const ran = await publish(['playbooks/tidy', '--if-version', '2'], edited);
  expect(ran).toMatchObject({ code: 6, err: expect.stringContaining('version 3 is the current one now') as string });
  expect(ran.err).toContain('watchbill diff tidy@3 PATH');
  expect((await publish(['playbooks/tidy', '--if-version', '3'], edited)).out).toContain('Published tidy version 4 ');
  expect((await publish(['playbooks/tidy', '--if-version', 'x'], edited)).code).toBe(2);
});

test('what is not ready reaches no server', async () => {
  const red = {
    ...FILES,
    'playbooks/tidy/cases/well.yaml': (FILES['playbooks/tidy/cases/well.yaml'] ?? '').replace('succeeded', 'odd'),
  };
  const ran = await publish(['playbooks/tidy'], red);
  expect(ran.code).toBe(1);
  expect(ran.err).toContain('Cannot publish playbook "tidy" because');
});
