import { ValueMap, about, closed } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';

/** Variables. */
export const SET_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  set: about(ValueMap, 'Variables by name, read as `vars.<name>`; all are evaluated before any is set.', {
    examples: [{ severity: 'high', count: '${{ size(inputs.users) }}' }],
  }),
});
