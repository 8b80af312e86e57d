import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plan } from '../../language/plan/plan.ts';
import type { ApiClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { checkFiles } from './check-files.ts';
import { onlyPlaybook } from './only-playbook.ts';

/** A plan and where it came from, in words. */
export interface LoadedPlan {
  readonly plan: Plan;
  readonly from: string;
}

/**
 * A playbook by its path, or a published version by `name`, `name@3` or the beginning of its hash. What is there as a
 * path is one.
 *
 * @throws {CliProblem} there is none, or it has errors
 */
export async function loadPlan(cli: Cli, asked: string, openApi: () => Promise<ApiClient>): Promise<LoadedPlan> {
  if (existsSync(resolve(cli.folder, asked))) {
    const { files } = checkFiles(cli, asked);
    // 1 would mean that there is a difference.
    const wanted = { isPath: true, asked, doing: 'compare', brokenExit: EXIT.usage };
    return { plan: onlyPlaybook(files, wanted).document.plan, from: asked };
  }
  const { plan, playbook, version } = await (await openApi()).call('getVersion', { params: { version: asked } });
  // The server read it out of its ledger, where its hash vouches for its shape.
  return { plan: plan as Plan, from: `${playbook}@${version}` };
}
