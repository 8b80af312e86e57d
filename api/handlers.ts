import type { Handler } from './call.ts';
import type { RouteId } from './contract.ts';
import { acknowledge } from './handlers/acknowledge.ts';
import { getApproval, listApprovals } from './handlers/approvals.ts';
import { verifyAudit } from './handlers/audit.ts';
import { answerTask, commentTask, reassignTask, signOffTask } from './handlers/change-task.ts';
import { callWebhook } from './handlers/call-webhook.ts';
import { decide } from './handlers/decide.ts';
import { addEvidenceFile, getEvidenceFile } from './handlers/evidence.ts';
import { getHealth, getOpenApi } from './handlers/health.ts';
import { listParkedEvents, replayEvent } from './handlers/parked-events.ts';
import { getPlaybook, listPlaybooks } from './handlers/playbooks.ts';
import { publishAgain, publishVersion } from './handlers/publish.ts';
import { cancelRun, pauseRun, resumeRun, rollBackRun } from './handlers/steer-run.ts';
import { retryRun } from './handlers/retry-run.ts';
import { getRun, listRecords, listRuns, listSteps } from './handlers/runs.ts';
import { listSchedules } from './handlers/schedules.ts';
import { getMe, listPeople, login, logout } from './handlers/session.ts';
import { getInbox, getTask, listTasks } from './handlers/tasks.ts';
import { startRun } from './handlers/start-run.ts';
import { getVersion, listCurrentVersions, listVersions } from './handlers/versions.ts';

/** The handler of every route of the table: a route without one does not compile. */
export const HANDLERS: { readonly [Id in RouteId]: Handler<Id> } = {
  getHealth,
  getOpenApi,
  listPeople,
  login,
  logout,
  getMe,
  listPlaybooks,
  getPlaybook,
  listVersions,
  listCurrentVersions,
  getVersion,
  publishVersion,
  publishAgain,
  startRun,
  listRuns,
  getRun,
  listSteps,
  listRecords,
  cancelRun,
  rollBackRun,
  pauseRun,
  resumeRun,
  retryRun,
  listApprovals,
  getApproval,
  decide,
  acknowledge,
  getInbox,
  listTasks,
  getTask,
  answerTask,
  reassignTask,
  commentTask,
  signOffTask,
  addEvidence: addEvidenceFile,
  getEvidence: getEvidenceFile,
  listParkedEvents,
  replayEvent,
  callWebhook,
  listSchedules,
  verifyAudit,
};
