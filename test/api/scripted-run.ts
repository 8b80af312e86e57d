import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import { deliverUpdate } from '../../contracts/messages.ts';
import type { RunArguments } from '../../contracts/run.ts';

/**
 * A run that takes approvals, refuses refusals by its validator, leaves `slow` open, and ends on cancel with the length
 * of the title in its plan.
 */
export async function playbookRun({ planBody }: RunArguments): Promise<number> {
  let isOver = false;
  setHandler(
    deliverUpdate,
    async (message) => {
      if (message.type === 'cancel') isOver = true;
      else if (message.type === 'decision' && message.reason === 'slow') await condition(() => isOver);
      return { accepted: true, settled: 'approved' } as const;
    },
    {
      validator: (message) => {
        if (message.type !== 'decision' || message.approve) return;
        throw ApplicationFailure.create({ message: 'Decided already', type: message.reason, nonRetryable: true });
      },
    },
  );
  await condition(() => isOver);
  const title = (planBody as { title?: string } | null)?.title ?? '';
  return title.length;
}
