import { Type } from 'typebox';
import { Expression, KebabName, ValueMap, about, closed } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';

/** People called level by level. */
export const ESCALATE_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  escalate: about(
    KebabName,
    'Name of the escalation policy whose levels are called, one after the other, until somebody acknowledges. Output: `who`, `at`, `levels`, `ended`.',
    { examples: ['soc-leads'] },
  ),
  with: Type.Optional(
    about(
      ValueMap,
      'What the people who are called read: `message` as the text, every other value under it by its name; strings may hold `${{ … }}`.',
      { examples: [{ message: 'Nobody answered the purge request', ticket: '${{ steps.ticket.output.number }}' }] },
    ),
  ),
  until: Type.Optional(
    about(
      Expression,
      'Condition without `${{ }}`, looked at before each level and when the time of the last one is over; where it holds, nobody more is called.',
      { examples: ['timestamp(now) > timestamp(inputs.quiet_from)'] },
    ),
  ),
});
