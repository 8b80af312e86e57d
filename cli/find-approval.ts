import type { ApprovalView } from '../api/contract.ts';
import type { ApiClient } from './api-client.ts';
import { CliProblem } from './cli-problem.ts';
import { EXIT } from './exit-codes.ts';

/** Which approval is meant: STEP is the whole path, as mails show it, or the id alone where only one open step has it. */
export interface ApprovalNamed {
  readonly run: string;
  readonly step: string;
}

/** Finds the approval that a command line names. @throws {CliProblem} none is open under the name, or several are */
export async function findApproval(client: ApiClient, { run, step }: ApprovalNamed): Promise<ApprovalView> {
  const { approvals } = await client.call('listApprovals');
  const ofRun = approvals.filter((approval) => approval.run === run);
  const exact = ofRun.find(({ path }) => path === step);
  if (exact !== undefined) return exact;
  const [first, ...others] = ofRun.filter(({ path }) => idOf(path) === step);
  // A closed approval is not in the list: the server says who decided it, or that there never was one.
  if (first === undefined) return await client.call('getApproval', { params: { run, path: step } });
  if (others.length === 0) return first;
  throw new CliProblem(
    EXIT.usage,
    `Cannot tell which step ${JSON.stringify(step)} means: ${others.length + 1} of them are open`,
    {
      hint: `Name one of: ${[first, ...others].map(({ path }) => path).join(', ')}`,
      code: 'ambiguous-step',
    },
  );
}

/** The step's own id: `per_team[2]/ask` is a step `ask`. */
function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
