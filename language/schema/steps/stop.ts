import { Type } from 'typebox';
import { about, closed } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';

/** The end of a run with an outcome. */
export const STOP_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  stop: about(
    closed({
      outcome: about(
        Type.String({
          pattern: '^[a-z][a-z0-9]*([-_][a-z0-9]+)*$',
          maxLength: 63,
          expect: 'a word such as «false-positive»',
        }),
        'What the run ends as: a word of at most 63 characters that your reports count by.',
        { examples: ['false-positive', 'contained'] },
      ),
    }),
    'Ends the run with an outcome, from anywhere; what is around it runs its `finally`.',
    { examples: [{ outcome: 'false-positive' }] },
  ),
});
