import { Type } from 'typebox';
import { StepList, about, closed } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';

/** Branches of which the first to end decides. */
export const RACE_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  race: about(
    Type.Record(Type.String(), StepList, {
      expect: 'a mapping of at least two branch names to their steps',
      minProperties: 2,
    }),
    'Branches by name, all at once: the first to end decides, the others are cancelled. Output: `winner`.',
    { examples: [{ answered: [{ wait: '10s' }], too_late: [{ wait: '30m' }] }] },
  ),
});
