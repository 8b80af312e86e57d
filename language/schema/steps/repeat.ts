import { Type } from 'typebox';
import { Duration, Expression, StepList, about, closed, whole } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';

/** A loop until a condition holds. */
export const REPEAT_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  repeat: about(
    closed({
      until: about(
        Expression,
        'Condition without `${{ }}`, looked at after each turn; it reads the steps of the turn.',
        {
          examples: ['steps.look.output.count > 0'],
        },
      ),
      max: about(whole(1, 5_000), 'Turns after which the step fails, 1 to 5,000.', { examples: [10] }),
      every: Type.Optional(
        about(Duration, 'From the start of a turn to the start of the next; a longer turn is not cut short.', {
          default: '0s',
          examples: ['30s'],
        }),
      ),
    }),
    'Runs `steps` again and again, one turn after the other, until a condition holds.',
    { examples: [{ until: 'steps.look.output.count > 0', max: 10, every: '30s' }] },
  ),
  steps: about(StepList, 'Steps of one turn.', { examples: [[{ wait: '10s' }]] }),
});
