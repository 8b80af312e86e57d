import { Type } from 'typebox';
import { Duration, SnakeName, StepList, about, closed } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';
import { CalendarName } from '../time-atoms.ts';

/** A clock of the run. */
export const CLOCK_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  clock: about(
    closed({
      start: Type.Optional(
        about(
          SnakeName,
          'Name of the clock that starts; one that runs goes on as it is, one that was stopped starts from nothing.',
          { examples: ['contain'] },
        ),
      ),
      pause: Type.Optional(about(SnakeName, 'Name of the clock that is held.', { examples: ['contain'] })),
      resume: Type.Optional(about(SnakeName, 'Name of the clock that goes on.', { examples: ['contain'] })),
      stop: Type.Optional(
        about(SnakeName, 'Name of the clock that ends; `onWarn` and `onBreach` do not come any more.', {
          examples: ['contain'],
        }),
      ),
      limit: Type.Optional(
        about(
          Duration,
          'With `start`: time on the clock after which `onBreach` runs, at most `366d`; without it the clock only measures.',
          {
            examples: ['4h'],
          },
        ),
      ),
      warn: Type.Optional(
        about(Duration, 'With `start`: time on the clock after which `onWarn` runs, less than `limit`.', {
          examples: ['3h'],
        }),
      ),
      calendar: Type.Optional(
        about(
          CalendarName,
          'With `start`: only the business hours of this calendar count; `tenant` stands for that of the tenant. Without it every hour counts.',
          { examples: ['berlin-office', 'tenant'] },
        ),
      ),
    }),
    'Starts, pauses, resumes or stops a clock of the run, and goes on at once. Output: `state`, `elapsed` in seconds, `warned`, `breached`.',
    { examples: [{ start: 'contain', limit: '4h', warn: '3h' }, { stop: 'contain' }] },
  ),
  onWarn: Type.Optional(
    about(StepList, 'With `start`: steps that run beside the others when the time of `warn` is on the clock.', {
      examples: [[{ notify: { to: [{ team: 'csirt' }], text: 'One hour left' } }]],
    }),
  ),
  onBreach: Type.Optional(
    about(StepList, 'With `start`: steps that run beside the others when the time of `limit` is on the clock.', {
      examples: [[{ notify: { to: [{ team: 'soc-leads' }], text: 'Too late' } }]],
    }),
  ),
});
