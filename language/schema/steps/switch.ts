import { Type } from 'typebox';
import { Expression, Flag, StepList, about, closed, listOf } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';

/** Cases of which the first that holds runs. */
export const SWITCH_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  switch: about(
    listOf(
      closed({
        when: about(Expression, 'Condition of the case, without `${{ }}`.', { examples: ['inputs.count > 10'] }),
        steps: about(StepList, 'Steps of the case.', { examples: [[{ stop: { outcome: 'contained' } }]] }),
      }),
      'a list of mappings with `when` and `steps`',
    ),
    'Cases: the first whose `when` holds runs. Output: `case`, from 0; -1 where none held.',
    { examples: [[{ when: 'inputs.count > 10', steps: [{ stop: { outcome: 'contained' } }] }]] },
  ),
  default: Type.Optional(
    about(StepList, 'Steps for where no case holds.', { examples: [[{ stop: { outcome: 'false-positive' } }]] }),
  ),
  exactlyOne: Type.Optional(
    about(Flag, 'Whether a second case that holds fails the step, so that none runs.', {
      default: false,
      examples: [true],
    }),
  ),
});
