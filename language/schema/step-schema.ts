import type { Static } from 'typebox';
import { ACTION_SCHEMA } from './steps/action.ts';
import { APPROVE_SCHEMA } from './steps/approve.ts';
import { CALL_SCHEMA } from './steps/call.ts';
import { CLOCK_SCHEMA } from './steps/clock.ts';
import { DO_SCHEMA } from './steps/do.ts';
import { ESCALATE_SCHEMA } from './steps/escalate.ts';
import { FAIL_SCHEMA } from './steps/fail.ts';
import { FOR_EACH_SCHEMA } from './steps/for-each.ts';
import { NOTIFY_SCHEMA } from './steps/notify.ts';
import { PARALLEL_SCHEMA } from './steps/parallel.ts';
import { RACE_SCHEMA } from './steps/race.ts';
import { REPEAT_SCHEMA } from './steps/repeat.ts';
import { SET_SCHEMA } from './steps/set.ts';
import { STOP_SCHEMA } from './steps/stop.ts';
import { SWITCH_SCHEMA } from './steps/switch.ts';
import { WAIT_FOR_SCHEMA } from './steps/wait-for.ts';
import { TASK_SCHEMA } from './steps/task.ts';
import { WAIT_SCHEMA } from './steps/wait.ts';

export { COMMON_STEP_KEYS, RetrySchema, type RetrySource } from './common-step-keys.ts';

/** One schema for each step kind; the key of the kind is required in it. */
export const STEP_SCHEMAS = {
  action: ACTION_SCHEMA,
  do: DO_SCHEMA,
  switch: SWITCH_SCHEMA,
  parallel: PARALLEL_SCHEMA,
  race: RACE_SCHEMA,
  forEach: FOR_EACH_SCHEMA,
  repeat: REPEAT_SCHEMA,
  wait: WAIT_SCHEMA,
  waitFor: WAIT_FOR_SCHEMA,
  approve: APPROVE_SCHEMA,
  call: CALL_SCHEMA,
  task: TASK_SCHEMA,
  escalate: ESCALATE_SCHEMA,
  clock: CLOCK_SCHEMA,
  set: SET_SCHEMA,
  notify: NOTIFY_SCHEMA,
  fail: FAIL_SCHEMA,
  stop: STOP_SCHEMA,
};

/** A step as it is written, by its kind. */
export type StepSources = { readonly [Kind in keyof typeof STEP_SCHEMAS]: Static<(typeof STEP_SCHEMAS)[Kind]> };
