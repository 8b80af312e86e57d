import { Type } from 'typebox';
import { Duration, Text, about, closed } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';
import { BusinessHours } from '../time-atoms.ts';

/** A time or a moment to wait for. */
export const WAIT_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  wait: about(
    Type.Union(
      [
        Duration,
        closed({
          until: about(Text, 'A moment in RFC 3339, or an expression that gives one; a past one is no wait.', {
            examples: ['2026-11-21T09:30:00Z', '${{ inputs.due }}'],
          }),
        }),
        BusinessHours,
      ],
      { expect: 'a duration such as «2h», or a mapping with `until` or `businessHours`' },
    ),
    'Waits: a duration from the moment the step begins, at most `366d`, `until` a moment, or a time of `businessHours`. Output: `until`.',
    { examples: ['2h', { until: '${{ inputs.due }}' }, { businessHours: '8h' }] },
  ),
});
