import type { Activities } from '../contracts/activities.ts';
import { askForApproval } from './ask-for-approval.ts';
import { cancelChild } from './cancel-child.ts';
import { checkDecision } from './check-decision.ts';
import { checkMessage } from './check-message.ts';
import { claimEvent } from './claim-event.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { findChild } from './find-child.ts';
import { flushRecords } from './flush-records.ts';
import { lookUp } from './look-up.ts';
import { pagePeople } from './page-people.ts';
import { performAction } from './perform-action.ts';
import { pollFeed } from './poll-feed.ts';
import { reconcileRuns } from './reconcile-runs.ts';
import { releaseInbox } from './release-inbox.ts';
import { reportEnd } from './report-end.ts';
import { sendNotification } from './send-notification.ts';
import { startChild } from './start-child.ts';
import { startSlot } from './start-slot.ts';
import { tellOfTask } from './tell-of-task.ts';

/** All activities of a worker. */
export function createActivities(dependencies: ActivityDependencies): Activities {
  return {
    performAction: performAction(dependencies),
    sendNotification: sendNotification(dependencies),
    askForApproval: askForApproval(dependencies),
    checkDecision: checkDecision(dependencies),
    tellOfTask: tellOfTask(dependencies),
    checkMessage: checkMessage(dependencies),
    lookUp: lookUp(dependencies),
    pagePeople: pagePeople(dependencies),
    claimEvent: claimEvent(dependencies),
    startChild: startChild(dependencies),
    findChild: findChild(dependencies),
    cancelChild: cancelChild(dependencies),
    reportEnd: reportEnd(dependencies),
    flushRecords: flushRecords(dependencies),
    pollFeed: pollFeed(dependencies),
    startSlot: startSlot(dependencies),
    reconcileRuns: reconcileRuns(dependencies),
    releaseInbox: releaseInbox(dependencies),
  };
}
