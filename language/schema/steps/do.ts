import { Type } from 'typebox';
import { KebabName, StepList, about, closed } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';

/** A group. */
export const DO_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  section: Type.Optional(
    about(KebabName, 'Name under which a `call` may begin here; only at the top of `steps`.', {
      examples: ['recovery'],
    }),
  ),
  do: about(StepList, 'A group of steps with one `if`, `timeout`, `catch` and `finally`.', {
    examples: [[{ wait: '10s' }, { stop: { outcome: 'false-positive' } }]],
  }),
});
