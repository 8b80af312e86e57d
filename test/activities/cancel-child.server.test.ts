import { expect, test } from 'vitest';
import { cancelChild } from '../../activities/cancel-child.ts';
import { childWorkflowId } from '../../activities/child-run.ts';
import type { CancelChildEffect } from '../../contracts/activities.ts';
import type { PlaybookName } from '../../contracts/ids.ts';
import { aHeader, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

test('the called run is asked to end, with the reason that its analysts see', async () => {
  const header = aHeader();
  const effect: CancelChildEffect = {
    ...header,
    kind: 'cancel-child',
    playbook: 'hygiene' as PlaybookName,
    tenant: header.run.tenant,
  };
  await world.run(cancelChild(world.dependencies), effect);
  expect(world.runs.cancelled).toEqual([childWorkflowId(world.dependencies, effect)]);
  expect(world.runs.reasons[0]).toContain(header.run.runId);
});
