import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import { surveySteps } from '../types/survey-steps.ts';
import { actionInput } from './action-input.ts';
import { approvalUnbound } from './approval-unbound.ts';
import { approveByNobody } from './approve-by-nobody.ts';
import { approverMissing } from './approver-missing.ts';
import { blindRetry } from './blind-retry.ts';
import { calendarMissing } from './calendar-missing.ts';
import { calendarWithoutHours } from './calendar-without-hours.ts';
import { callCycle } from './call-cycle.ts';
import { callInput } from './call-input.ts';
import { callsOverLimit } from './calls-over-limit.ts';
import { caseMissing } from './case-missing.ts';
import { clockInvalid } from './clock-invalid.ts';
import { conditionAlways } from './condition-always.ts';
import { conditionNever } from './condition-never.ts';
import { connectionMissing } from './connection-missing.ts';
import { daysOfBusiness } from './days-of-business.ts';
import { deadlineInvalid } from './deadline-invalid.ts';
import { destructiveWithoutApproval } from './destructive-without-approval.ts';
import { duplicateId } from './duplicate-id.ts';
import { escalationInSilence } from './escalation-in-silence.ts';
import { eventNeverHanded } from './event-never-handed.ts';
import { eventNotDelivered } from './event-not-delivered.ts';
import { expressions } from './expressions.ts';
import { groupInvalid } from './group-invalid.ts';
import { hostileText } from './hostile-text.ts';
import { impossibleValue } from './impossible-value.ts';
import { inputDefault } from './input-default.ts';
import { joinOutOfRange } from './join-out-of-range.ts';
import { nameStyle } from './name-style.ts';
import { needsCycle } from './needs-cycle.ts';
import { notifyContent } from './notify-content.ts';
import { ownApproval } from './own-approval.ts';
import { permissionMissing } from './permission-missing.ts';
import { maskedData } from './masked-data.ts';
import { personalData } from './personal-data.ts';
import { recipientKind } from './recipient-kind.ts';
import { reminderTooLate } from './reminder-too-late.ts';
import { reservedName } from './reserved-name.ts';
import { reservedOutcome } from './reserved-outcome.ts';
import { retryIgnored } from './retry-ignored.ts';
import type { Rule } from './rule.ts';
import { scheduleClockChange } from './schedule-clock-change.ts';
import { scheduleInvalid } from './schedule-invalid.ts';
import { scheduleNever } from './schedule-never.ts';
import { scheduleTwice } from './schedule-twice.ts';
import { sectionMisplaced } from './section-misplaced.ts';
import { shadowedName } from './shadowed-name.ts';
import { stepWithoutLimit } from './step-without-limit.ts';
import { stopBeside } from './stop-beside.ts';
import { taskForNobody } from './task-for-nobody.ts';
import { templateInput } from './template-input.ts';
import { triggerCycle } from './trigger-cycle.ts';
import { triggerInput } from './trigger-input.ts';
import { undoOfNothing } from './undo-of-nothing.ts';
import { unknownAction } from './unknown-action.ts';
import { unknownAudience } from './unknown-audience.ts';
import { unknownBranch } from './unknown-branch.ts';
import { unknownCalendar } from './unknown-calendar.ts';
import { unknownClock } from './unknown-clock.ts';
import { unknownFailureCode } from './unknown-failure-code.ts';
import { unknownForm } from './unknown-form.ts';
import { unknownMask } from './unknown-mask.ts';
import { unknownOutcome } from './unknown-outcome.ts';
import { unknownPlaybook } from './unknown-playbook.ts';
import { webhookPathTaken } from './webhook-path-taken.ts';
import { webhookSecretMissing } from './webhook-secret-missing.ts';
import { unknownPolicy } from './unknown-policy.ts';
import { unknownTeam } from './unknown-team.ts';
import { unknownTemplate } from './unknown-template.ts';
import { unreachableCase } from './unreachable-case.ts';
import { unreachableCatch } from './unreachable-catch.ts';
import { unreachableStep } from './unreachable-step.ts';

/** The rules about playbooks; their order means nothing. */
const RULES: readonly Rule[] = [
  expressions,
  impossibleValue,
  conditionNever,
  conditionAlways,
  unknownAction,
  actionInput,
  unknownMask,
  duplicateId,
  reservedName,
  nameStyle,
  shadowedName,
  unreachableStep,
  unreachableCase,
  unreachableCatch,
  unknownTeam,
  unknownAudience,
  unknownPolicy,
  escalationInSilence,
  clockInvalid,
  unknownClock,
  deadlineInvalid,
  stopBeside,
  stepWithoutLimit,
  recipientKind,
  notifyContent,
  unknownTemplate,
  templateInput,
  triggerInput,
  inputDefault,
  blindRetry,
  retryIgnored,
  approvalUnbound,
  approveByNobody,
  approverMissing,
  connectionMissing,
  permissionMissing,
  caseMissing,
  ownApproval,
  taskForNobody,
  unknownForm,
  unknownCalendar,
  calendarMissing,
  calendarWithoutHours,
  daysOfBusiness,
  reminderTooLate,
  destructiveWithoutApproval,
  hostileText,
  personalData,
  maskedData,
  unknownBranch,
  needsCycle,
  joinOutOfRange,
  eventNeverHanded,
  eventNotDelivered,
  groupInvalid,
  unknownPlaybook,
  webhookPathTaken,
  webhookSecretMissing,
  callInput,
  callCycle,
  callsOverLimit,
  triggerCycle,
  unknownOutcome,
  sectionMisplaced,
  undoOfNothing,
  unknownFailureCode,
  reservedOutcome,
  scheduleInvalid,
  scheduleNever,
  scheduleTwice,
  scheduleClockChange,
];

/** Everything the rules say about a playbook. What stands once and counts for many steps, as `defaults` do, is told once. */
export function lintPlaybook(draft: Draft): readonly Finding[] {
  const context = { draft, survey: surveySteps(draft) };
  const findings = RULES.flatMap((rule) => rule(context)).map(
    (finding) => [`${finding.range.start} ${finding.range.end} ${finding.summary}`, finding] as const,
  );
  return [...new Map(findings).values()];
}
