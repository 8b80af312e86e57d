import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { invariant } from '../../../contracts/invariant.ts';
import type { TaskChange } from '../../../contracts/task.ts';
import { fakeRuns } from '../../api/fake-runs.ts';
import type { Ran } from '../a-terminal.ts';
import { type TestCli, withCli } from '../with-cli.ts';

/** Command lines of somebody who has a task, in a folder with a few files. */
export interface TestTasks {
  readonly cli: TestCli;
  readonly folder: string;
  /** Runs `watchbill task VERB RUN consent …`, as bruno unless said otherwise. */
  task(verb: string, run: string, args?: readonly string[], more?: Parameters<TestCli['run']>[1]): Promise<Ran>;
  /** What was said to tasks. */
  said(): readonly TaskChange[];
}

/** Starts an API and a folder. Call it at the top of the file. */
export function withTasks(): TestTasks {
  const cli = withCli();
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-task-'));
  beforeAll(() => {
    writeFileSync(join(folder, 'consent.txt'), 'Granted on Monday');
    writeFileSync(join(folder, 'answers.yaml'), 'granted: false\nadmins: 4\n');
    writeFileSync(join(folder, 'list.yaml'), '- 1\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeEach(() => {
    cli.api.runs.delivered.length = 0;
    cli.api.runs.answer = fakeRuns().answer;
  });
  return {
    cli,
    folder,
    task: async (verb, run, args = [], more = {}) =>
      await cli.run(['task', verb, run, 'consent', ...args], { as: 'bruno', folder, ...more }),
    said: () =>
      cli.api.runs.delivered.map(({ message }) => {
        invariant(message.type === 'task', 'Only tasks are changed here');
        return message.change;
      }),
  };
}
