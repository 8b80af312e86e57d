import { expect, test } from 'vitest';
import { reportEnd } from '../../activities/report-end.ts';
import type { ReportEndEffect } from '../../contracts/activities.ts';
import type { StepPath } from '../../contracts/ids.ts';
import { aHeader, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

test('the run that called is told which of its steps to look at', async () => {
  const parent = { workflowId: 't-0/parent/0', path: 'all[1]' as StepPath, waits: true, depth: 1 };
  const effect: ReportEndEffect = { ...aHeader(), kind: 'report-end', parent };
  expect(await world.run(reportEnd(world.dependencies), effect)).toMatchObject({ status: 'succeeded' });
  expect(world.runs.told).toEqual([{ workflowId: 't-0/parent/0', path: 'all[1]' }]);
});
