import { StepList, about, closed } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';

/** A group. */
export const DO_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  do: about(StepList, 'A group of steps with one `if`, `timeout`, `catch` and `finally`.', {
    examples: [[{ wait: '10s' }, { stop: { outcome: 'false-positive' } }]],
  }),
});
