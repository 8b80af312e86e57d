import { expect, test } from 'vitest';
import { openTerminal } from '../../../cli/output/terminal.ts';
import type { Cli } from '../../../cli/cli.ts';
import { readyPlaybook } from '../../../cli/content/ready-playbook.ts';
import { aContent } from './a-content.ts';
import { aReadyPlaybook } from './a-ready-playbook.ts';

const READY = aReadyPlaybook('tidy');

function cliIn(files: Readonly<Record<string, string>>): Cli {
  const streams = { input: process.stdin, output: process.stdout, errors: process.stderr };
  return {
    ...aContent(files),
    terminal: openTerminal(streams, {}),
    now: () => 0,
    sleep: async () => undefined,
    endWith: () => undefined,
  };
}

test.each(['playbooks/tidy', 'playbooks/tidy/playbook.yaml', 'playbooks'])(
  'a playbook whose cases see every outcome is ready: %s',
  async (path) => {
    const { plan, text, cases } = await readyPlaybook(cliIn(READY), path);
    expect(plan.name).toBe('tidy');
    expect(text).toBe(READY['playbooks/tidy/playbook.yaml']);
    expect(cases).toEqual({
      passed: 3,
      failed: 0,
      steps: { covered: 2, total: 2 },
      branches: { covered: 2, total: 2 },
      outcomes: { covered: 3, total: 3 },
    });
  },
);

test.each<readonly [what: string, changed: Readonly<Record<string, string>>, message: string]>([
  [
    'a case that fails',
    {
      'playbooks/tidy/cases/well.yaml': (READY['playbooks/tidy/cases/well.yaml'] ?? '').replace('succeeded', 'failed'),
    },
    'Cannot publish playbook "tidy" because these cases fail: "well"',
  ],
  [
    'an outcome that no case sees',
    { 'playbooks/tidy/cases/off.yaml': READY['playbooks/tidy/cases/well.yaml'] ?? '' },
    'Cannot publish playbook "tidy" because no case ends with the outcome cancelled',
  ],
  [
    'a case with errors',
    { 'playbooks/tidy/cases/off.yaml': 'kind: Case\n' },
    'Cannot publish playbook "tidy" because these files have errors: playbooks/tidy/cases/off.yaml',
  ],
  [
    'a playbook with errors',
    { 'playbooks/tidy/playbook.yaml': 'kind: Playbook\n' },
    'Cannot publish "playbooks/tidy" because it has errors: ',
  ],
])('%s keeps it from being published', async (_what, changed, message) => {
  await expect(readyPlaybook(cliIn({ ...READY, ...changed }), 'playbooks/tidy')).rejects.toThrow(message);
});

test('a playbook without cases is not ready', async () => {
  const files = Object.fromEntries(Object.entries(READY).filter(([name]) => !name.includes('/cases/')));
  await expect(readyPlaybook(cliIn(files), 'playbooks/tidy')).rejects.toThrow('because it has no cases');
});
