/** What a failure code means, for people and for `catch` and `retry`. */
export interface FailureKind {
  /** One sentence for an analyst. */
  readonly summary: string;
  /** Whether the same call may succeed later without anybody's help. */
  readonly retryable: boolean;
}

/** Every failure that a step or a run can have. Each has a page in docs/errors. */
export const FAILURE_KINDS = {
  // What an upstream answered, or did not.
  throttled: { summary: 'The upstream asked to slow down', retryable: true },
  unavailable: { summary: 'The upstream could not be reached or answered with a server error', retryable: true },
  'outcome-unknown': { summary: 'The upstream may have executed the call: its answer was lost', retryable: false },
  unauthorized: { summary: 'The upstream refused our credential', retryable: false },
  forbidden: { summary: 'The upstream refused: a permission is missing', retryable: false },
  'not-found': { summary: 'The upstream does not know the object', retryable: false },
  conflict: { summary: 'The object changed meanwhile or is in a state that forbids the call', retryable: false },
  rejected: { summary: 'The upstream refused the request as invalid', retryable: false },
  'invalid-answer': { summary: 'The upstream answered with something that is not what it documents', retryable: true },
  'not-configured': { summary: 'The tenant has no connection or value that the step needs', retryable: false },
  // What the playbook did.
  'step-timeout': { summary: 'The step did not finish within its timeout', retryable: false },
  'until-not-met': { summary: 'The condition of "until" was still false after the last try', retryable: false },
  'no-output': { summary: 'An expression read the output of a step that did not succeed', retryable: false },
  'expression-failed': { summary: 'An expression could not be evaluated', retryable: false },
  'expression-limit': {
    summary: 'An expression exceeded its limit of length, depth, cost or result size',
    retryable: false,
  },
  'invalid-input': { summary: 'A value does not fit the schema of the action or input', retryable: false },
  'exactly-one-violated': { summary: 'More than one case of an exactlyOne switch holds', retryable: false },
  'too-many-items': { summary: 'A forEach list is longer than its max', retryable: false },
  'approval-missing': { summary: 'The action is bound to an approval that was not given', retryable: false },
  'approval-mismatch': {
    summary: 'The action is bound to an approval that was given for other targets',
    retryable: false,
  },
  'playbook-failed': { summary: 'The playbook ended itself with a fail step', retryable: false },
  'call-failed': { summary: 'The called playbook did not come to a good end', retryable: false },
  'call-refused': { summary: 'The called playbook cannot be run for the tenant', retryable: false },
  'undo-unclear': {
    summary: 'It is not known what has to be undone: the answer of the step was lost',
    retryable: false,
  },
  'undo-failed': { summary: 'Not all that a run did could be taken back', retryable: false },
  'call-halted': { summary: 'A call over tenants was halted by its condition', retryable: false },
  cancelled: { summary: 'The step was cancelled', retryable: false },
  // Budgets.
  'budget-steps': { summary: 'The run executed more steps than its budget', retryable: false },
  'budget-iterations': { summary: 'The run took more loop turns than its budget', retryable: false },
  'budget-expressions': { summary: 'The expressions of the run took more work than its budget', retryable: false },
  'budget-depth': { summary: 'The steps are nested deeper than the budget', retryable: false },
  'budget-fan-out': { summary: 'The run has more branches open at once than its budget', retryable: false },
  'output-too-large': { summary: 'A value is larger than a step may keep', retryable: false },
  'run-time-exceeded': { summary: 'The run lasted longer than its budget', retryable: false },
  'run-deadline': { summary: 'The steps of the run were not done when its deadline came', retryable: false },
  'journal-too-large': { summary: 'The state of the run is too large to carry on', retryable: false },
  // The engine and its surroundings.
  'plan-unreadable': { summary: 'The plan is of a version that this worker does not know', retryable: false },
  'journal-unreadable': { summary: 'The journal is of a version that this worker does not know', retryable: false },
  'unknown-action': {
    summary: 'The worker does not have the action at the version that the plan locked',
    retryable: false,
  },
  'ledger-unavailable': {
    summary: 'The ledger could not be written, so that nothing may change the world',
    retryable: true,
  },
  'worker-lost': { summary: 'The worker that executed the call went away', retryable: true },
  internal: { summary: 'Watchbill itself made a mistake', retryable: false },
} as const satisfies Record<string, FailureKind>;

/** The stable name of a failure. */
export type FailureCode = keyof typeof FAILURE_KINDS;

/** A failure as it is journaled, recorded and shown. Holds no secret. */
export interface Failure {
  readonly code: FailureCode;
  /** What happened, where and what was found; for `fail` steps the author's message. */
  readonly message: string;
  /** The author's own code of a `fail` step; `catch.on` matches it as well. */
  readonly ownCode?: string;
  /** Earliest moment of another try, in milliseconds from the answer, as the upstream asked. */
  readonly retryAfterMs?: number;
  /** HTTP status or SMTP reply code of the upstream. */
  readonly upstreamStatus?: number;
  /** Id under which the upstream's support finds the call. */
  readonly upstreamRequestId?: string;
}
