import type { TaskView } from '../api/contract.ts';
import type { ApiClient } from './api-client.ts';
import { CliProblem } from './cli-problem.ts';
import { EXIT } from './exit-codes.ts';

/** Which task is meant: STEP is the whole path, as mails show it, or the id alone where only one open task has it. */
export interface TaskNamed {
  readonly run: string;
  readonly step: string;
}

/** Finds the task that a command line names. @throws {CliProblem} none is there under the name, or several are open */
export async function findTask(client: ApiClient, { run, step }: TaskNamed): Promise<TaskView> {
  const { tasks } = await client.call('listTasks');
  const ofRun = tasks.filter((task) => task.run === run);
  const [first, ...others] = ofRun.filter(({ path }) => path === step || idOf(path) === step);
  const exact = ofRun.some(({ path }) => path === step);
  if (!exact && first !== undefined && others.length > 0) {
    throw new CliProblem(
      EXIT.usage,
      `Cannot tell which task ${JSON.stringify(step)} means: ${others.length + 1} of them are open`,
      { hint: `Name one of: ${[first, ...others].map(({ path }) => path).join(', ')}`, code: 'ambiguous-step' },
    );
  }
  // A task that is done is not in the list: the server shows it, or says that there never was one.
  const path = exact || first === undefined ? step : first.path;
  return await client.call('getTask', { params: { run, path } });
}

/** The step's own id: `per_team[2]/consent` and `consent[1]`, the task of a team, are of a step `consent`. */
function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\[\d+\]$/, '');
}
