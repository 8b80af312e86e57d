import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import { surveySteps } from '../types/survey-steps.ts';
import { actionInput } from './action-input.ts';
import { approvalUnbound, approvers, destructiveWithoutApproval } from './approvals.ts';
import { branches } from './branches.ts';
import { duplicateId } from './duplicate-id.ts';
import { expressions } from './expressions.ts';
import { unknownFailureCode } from './failure-codes.ts';
import { hostileText } from './hostile-text.ts';
import { inputDefault } from './input-default.ts';
import { nameStyle } from './name-style.ts';
import { notifyContent } from './notify-content.ts';
import { recipients } from './recipients.ts';
import { reservedName } from './reserved-name.ts';
import { reservedOutcome } from './reserved-outcome.ts';
import { blindRetry, retryIgnored } from './retries.ts';
import type { Rule } from './rule.ts';
import { schedules } from './schedules.ts';
import { shadowedName } from './shadowed-name.ts';
import { triggerInput } from './triggers.ts';
import { unknownAction } from './unknown-action.ts';
import { unreachableStep } from './unreachable-step.ts';

/** The rules about playbooks; their order means nothing. */
const RULES: readonly Rule[] = [
  expressions,
  unknownAction,
  actionInput,
  duplicateId,
  reservedName,
  nameStyle,
  shadowedName,
  unreachableStep,
  recipients,
  notifyContent,
  triggerInput,
  inputDefault,
  blindRetry,
  retryIgnored,
  approvalUnbound,
  approvers,
  destructiveWithoutApproval,
  hostileText,
  branches,
  unknownFailureCode,
  reservedOutcome,
  schedules,
];

/** Everything the rules say about a playbook. */
export function lintPlaybook(draft: Draft): readonly Finding[] {
  const context = { draft, survey: surveySteps(draft) };
  return RULES.flatMap((rule) => rule(context));
}
