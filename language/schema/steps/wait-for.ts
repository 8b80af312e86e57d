import { Type } from 'typebox';
import { EVENT_TYPES } from '../../../contracts/event.ts';
import { Duration, Expression, StepList, about, closed, oneOf } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';

/** An event to wait for. */
export const WAIT_FOR_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  waitFor: about(
    closed({
      event: about(oneOf(...EVENT_TYPES), 'Type of the event; a trigger of the playbook has to hand it to the run.', {
        examples: ['o365.air_investigation'],
      }),
      where: Type.Optional(
        about(
          Expression,
          'Condition on the event, without `${{ }}`: `event` is the one that has come. Without it any of the type counts.',
          { examples: ['event.status == "Remediated"'] },
        ),
      ),
      timeout: about(Duration, 'How long it waits, at most `366d`; then `onTimeout` runs.', { examples: ['4h'] }),
    }),
    'Waits for an event that is handed to this run; one that has come since the run began counts. Output: `arrived` and `event`.',
    { examples: [{ event: 'o365.air_investigation', where: 'event.status == "Remediated"', timeout: '4h' }] },
  ),
  onTimeout: Type.Optional(
    about(StepList, 'Steps for when no such event came in time.', {
      examples: [[{ notify: { to: [{ team: 'csirt' }], text: 'No answer yet' } }]],
    }),
  ),
});
