import { expect, test } from 'vitest';
import { createActivities } from '../../activities/create-activities.ts';
import { withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

test('every activity of the contract is there', () => {
  expect(Object.keys(createActivities(world.dependencies)).sort()).toEqual([
    'askForApproval',
    'cancelChild',
    'checkDecision',
    'checkMessage',
    'claimEvent',
    'findChild',
    'flushRecords',
    'lookUp',
    'pagePeople',
    'performAction',
    'pollFeed',
    'reconcileRuns',
    'releaseInbox',
    'reportEnd',
    'sendNotification',
    'startChild',
    'startSlot',
    'tellOfTask',
  ]);
});
