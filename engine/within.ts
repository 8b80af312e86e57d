import type { UtcMs } from '../contracts/time.ts';
import type { CancelToken } from './cancel-token.ts';
import { failed, type Completion, type Eventually } from './completion.ts';
import type { Run } from './run.ts';

/** Runs a body until a deadline; a body that was cancelled by the deadline has failed with `step-timeout`. */
export async function within(
  run: Run,
  parent: CancelToken,
  deadline: UtcMs,
  title: string,
  body: (token: CancelToken) => Eventually,
): Promise<Completion> {
  const token = parent.child();
  let completion: Completion | undefined;
  const work = Promise.resolve(body(token)).then((came) => (completion = came));
  const woken = await run.wait(() => completion !== undefined, deadline, parent, `${title}: timeout`);
  if (woken !== 'deadline') return work;
  token.cancel();
  return (await work).status === 'cancelled' ? failed(stepTimeout(title)) : work;
}

/** The failure of a step that did not finish in time. */
export function stepTimeout(title: string): { readonly code: 'step-timeout'; readonly message: string } {
  return {
    code: 'step-timeout',
    message: `Cannot finish "${title}" within its timeout. Raise "timeout" or look at what it waited for`,
  };
}
