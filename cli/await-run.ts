import type { RunDetailView } from '../api/contract.ts';
import type { ApiClient } from './api-client.ts';
import { CliProblem } from './cli-problem.ts';
import type { Cli } from './cli.ts';
import { EXIT } from './exit-codes.ts';
import { text } from './output/text.ts';

const POLL_MS = 1_000;
/** How long a run that was started may take to be seen in the ledger. */
const APPEAR_MS = 60_000;

/** Waits until a run has ended; says on the way that somebody has to decide. The limit is in milliseconds. */
export async function awaitRun(
  cli: Cli,
  client: ApiClient,
  { run, limitMs }: { readonly run: string; readonly limitMs: number },
): Promise<RunDetailView> {
  const startedAt = cli.now();
  let told = false;
  for (;;) {
    const detail = await lookAt(client, run);
    if (detail?.state === 'ended') return detail;
    if ((detail?.state === 'waiting' || detail?.state === 'paused') && !told) {
      const what = detail.state === 'waiting' ? 'waits' : 'is paused';
      cli.terminal.problem(text`Run ${run} ${what}. See: watchbill show ${run}`);
      told = true;
    }
    const waitedMs = cli.now() - startedAt;
    if (waitedMs >= limitMs || (detail === undefined && waitedMs >= APPEAR_MS)) throw stillOpen(run);
    await cli.sleep(POLL_MS);
  }
}

async function lookAt(client: ApiClient, run: string): Promise<RunDetailView | undefined> {
  try {
    return await client.call('getRun', { params: { run } });
  } catch (problem) {
    if (problem instanceof CliProblem && problem.exitCode === EXIT.notFound) return undefined;
    throw problem;
  }
}

function stillOpen(run: string): CliProblem {
  return new CliProblem(EXIT.failed, `Cannot wait any longer: run "${run}" has not ended`, {
    code: 'still-open',
    hint: `It goes on. See: watchbill show ${run}`,
  });
}
