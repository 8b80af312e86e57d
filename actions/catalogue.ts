import type { ActionSignature, ActionSignatures } from '../language/schema/action-signature.ts';
import type { Action } from './action.ts';
import { alertComment } from './alert/alert-comment.ts';
import { alertGet } from './alert/alert-get.ts';
import { alertList } from './alert/alert-list.ts';
import { alertUpdate } from './alert/alert-update.ts';
import { announcementList } from './announcement/announcement-list.ts';
import { appDisable } from './app/app-disable.ts';
import { appEnable } from './app/app-enable.ts';
import { chatPost } from './chat/chat-post.ts';
import { deviceActionStatus } from './device/device-action-status.ts';
import { deviceCancelAction } from './device/device-cancel-action.ts';
import { deviceCollectPackage } from './device/device-collect-package.ts';
import { deviceFind } from './device/device-find.ts';
import { deviceGet } from './device/device-get.ts';
import { deviceIsolate } from './device/device-isolate.ts';
import { deviceListAlerts } from './device/device-list-alerts.ts';
import { deviceListEnrolled } from './device/device-list-enrolled.ts';
import { deviceListVulnerabilities } from './device/device-list-vulnerabilities.ts';
import { deviceList } from './device/device-list.ts';
import { deviceRelease } from './device/device-release.ts';
import { deviceRestrictCode } from './device/device-restrict-code.ts';
import { deviceScan } from './device/device-scan.ts';
import { deviceUnrestrictCode } from './device/device-unrestrict-code.ts';
import { fileQuarantine } from './file/file-quarantine.ts';
import { grantList } from './grant/grant-list.ts';
import { grantRevoke } from './grant/grant-revoke.ts';
import { huntingRun } from './hunting/hunting-run.ts';
import { incidentClose } from './incident/incident-close.ts';
import { incidentComment } from './incident/incident-comment.ts';
import { incidentGet } from './incident/incident-get.ts';
import { incidentList } from './incident/incident-list.ts';
import { incidentUpdate } from './incident/incident-update.ts';
import { indicatorList } from './indicator/indicator-list.ts';
import { indicatorRemove } from './indicator/indicator-remove.ts';
import { indicatorSet } from './indicator/indicator-set.ts';
import { licenceList } from './licence/licence-list.ts';
import { mailFind } from './mail/mail-find.ts';
import { recommendationList } from './recommendation/recommendation-list.ts';
import { remediationList } from './remediation/remediation-list.ts';
import { ruleDelete } from './rule/rule-delete.ts';
import { ruleList } from './rule/rule-list.ts';
import { scoreExposure } from './score/score-exposure.ts';
import { scoreListControls } from './score/score-list-controls.ts';
import { scoreList } from './score/score-list.ts';
import { ticketEnsure } from './ticket/ticket-ensure.ts';
import { ticketListStale } from './ticket/ticket-list-stale.ts';
import { ticketNote } from './ticket/ticket-note.ts';
import { ticketUpdate } from './ticket/ticket-update.ts';
import { userDisable } from './user/user-disable.ts';
import { userDismissRisk } from './user/user-dismiss-risk.ts';
import { userEnable } from './user/user-enable.ts';
import { userGet } from './user/user-get.ts';
import { userListGroups } from './user/user-list-groups.ts';
import { userMarkCompromised } from './user/user-mark-compromised.ts';
import { userRevokeSessions } from './user/user-revoke-sessions.ts';
import { vulnerabilityGet } from './vulnerability/vulnerability-get.ts';
import { vulnerabilityList } from './vulnerability/vulnerability-list.ts';

/** Every action that playbooks can call, at every version that open runs may have locked. */
export const CATALOGUE: readonly Action[] = [
  alertComment,
  alertGet,
  alertList,
  alertUpdate,
  announcementList,
  appDisable,
  appEnable,
  chatPost,
  deviceActionStatus,
  deviceCancelAction,
  deviceCollectPackage,
  deviceFind,
  deviceGet,
  deviceIsolate,
  deviceListAlerts,
  deviceListEnrolled,
  deviceListVulnerabilities,
  deviceList,
  deviceRelease,
  deviceRestrictCode,
  deviceScan,
  deviceUnrestrictCode,
  fileQuarantine,
  grantList,
  grantRevoke,
  huntingRun,
  incidentClose,
  incidentComment,
  incidentGet,
  incidentList,
  incidentUpdate,
  indicatorList,
  indicatorRemove,
  indicatorSet,
  licenceList,
  mailFind,
  recommendationList,
  remediationList,
  ruleDelete,
  ruleList,
  scoreExposure,
  scoreListControls,
  scoreList,
  ticketEnsure,
  ticketListStale,
  ticketNote,
  ticketUpdate,
  userDisable,
  userDismissRisk,
  userEnable,
  userGet,
  userListGroups,
  userMarkCompromised,
  userRevokeSessions,
  vulnerabilityGet,
  vulnerabilityList,
];

/** The newest version of each, by `noun.verb`. */
export const SIGNATURES: ActionSignatures = newest(CATALOGUE);

/** The newest version of each signature of a list. */
export function newest<T extends ActionSignature>(signatures: readonly T[]): ReadonlyMap<string, T> {
  const byName = new Map<string, T>();
  for (const signature of signatures) {
    const known = byName.get(signature.name);
    if (known === undefined || known.version < signature.version) byName.set(signature.name, signature);
  }
  return byName;
}
