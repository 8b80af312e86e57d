import { Type, type Static } from 'typebox';
import { TENANT_CALENDAR } from '../../contracts/calendar.ts';
import { EVENT_TYPES } from '../../contracts/event.ts';
import {
  Duration,
  Expression,
  InputMap,
  KebabName,
  StepList,
  Text,
  ValueMap,
  about,
  closed,
  envelope,
  listOf,
  oneOf,
  whole,
} from './atoms.ts';
import { RetrySchema } from './step-schema.ts';
import { CalendarName } from './time-atoms.ts';
import { GROUP_SCHEMA } from './triggers/group.ts';
import { PLAYBOOK_TRIGGER_SCHEMA } from './triggers/playbook.ts';
import { WEBHOOK_TRIGGER_SCHEMA } from './triggers/webhook.ts';

const LimitsSchema = closed({
  steps: Type.Optional(
    about(whole(1, 50_000), 'Steps executed at most, 1 to 50,000; more fail the run with `budget-steps`.', {
      default: 5000,
      examples: [10_000],
    }),
  ),
  iterations: Type.Optional(
    about(whole(1, 100_000), 'Loop turns at most, all loops together, 1 to 100,000; else `budget-iterations`.', {
      default: 10_000,
      examples: [50_000],
    }),
  ),
  fanOut: Type.Optional(
    about(whole(1, 500), 'Branches and turns open at once at most, 1 to 500; else `budget-fan-out`.', {
      default: 100,
      examples: [200],
    }),
  ),
  depth: Type.Optional(
    about(whole(1, 100), 'Nesting of steps at most, 1 to 100; else `budget-depth`.', { default: 40, examples: [60] }),
  ),
  outputBytes: Type.Optional(
    about(whole(1024, 262_144), 'Bytes of one output at most, 1,024 to 262,144; else `output-too-large`.', {
      default: 65_536,
      examples: [131_072],
    }),
  ),
  expressionCost: Type.Optional(
    about(
      whole(1_000, 1_000_000_000),
      'Work of all expressions together at most, 1,000 to 1,000,000,000; else `budget-expressions`.',
      { default: 10_000_000, examples: [50_000_000] },
    ),
  ),
  runTime: Type.Optional(
    about(Duration, 'How long the run may last, at most `366d`; then it fails with `run-time-exceeded`.', {
      default: '30d',
      examples: ['12h'],
    }),
  ),
});

/** A playbook without the inside of its steps, inputs and triggers, which are checked one by one. */
export const PlaybookSchema = closed({
  ...envelope('Playbook', 'mail-reported'),
  title: Type.Optional(
    about(Text, 'What people call it, in a few words; without it they see the name.', {
      examples: ['A mail was reported'],
    }),
  ),
  description: Type.Optional(
    about(Text, 'What the playbook is for, in a sentence or more.', {
      examples: ['Asks the incident response team what to do with a mail that somebody reported'],
    }),
  ),
  category: about(
    oneOf('integration', 'maintenance', 'escalation', 'onboarding', 'response'),
    'What sort of work the playbook does.',
    { examples: ['response'] },
  ),
  owner: about(KebabName, 'Name of the team that answers for the playbook.', { examples: ['csirt'] }),
  references: Type.Optional(
    about(listOf(Text, 'a list of texts'), 'Where people read more: addresses, tickets, chapters of a handbook.', {
      examples: [['https://wiki.example/mail-reported']],
    }),
  ),
  inputs: Type.Optional(
    about(InputMap, 'What a run is given, by name: a type, or a mapping with `type` and words that narrow it.', {
      examples: [{ message: { type: 'string', maxLength: 60 }, count: 'integer' }],
    }),
  ),
  triggers: Type.Optional(
    about(
      Type.Unsafe<readonly unknown[]>({ type: 'array', expect: 'a list of triggers', holds: 'trigger' }),
      'What starts a run: events of a feed, a schedule, the end of another run, a call of another system, people; the first that wants an event takes it.',
      { examples: [[{ manual: { roles: ['analyst'] } }]] },
    ),
  ),
  defaults: Type.Optional(
    about(
      closed({
        timeout: Type.Optional(
          about(Duration, 'Longest time of an action or a message with all its tries, at most `366d`.', {
            default: '15m',
            examples: ['5m'],
          }),
        ),
        retry: Type.Optional(
          about(RetrySchema, 'How actions and messages are tried again; otherwise 5 tries with pauses of `2s..5m`.', {
            examples: [{ attempts: 3, backoff: '5s..1m' }],
          }),
        ),
      }),
      'What counts for actions and messages that do not say it themselves.',
      { examples: [{ timeout: '5m', retry: { attempts: 3 } }] },
    ),
  ),
  limits: Type.Optional(
    about(LimitsSchema, 'Budgets of a run; a run that uses one up fails.', { examples: [{ runTime: '12h' }] }),
  ),
  steps: about(StepList, 'What happens, in this order; the list may be empty.', {
    examples: [[{ notify: { to: [{ team: 'csirt' }], text: 'A mail was reported' } }]],
  }),
  deadline: Type.Optional(
    about(
      closed({
        within: about(
          Duration,
          'How long the steps may take, from the start of the run; then they are cancelled and `onBreach` runs.',
          {
            examples: ['4h'],
          },
        ),
        warn: Type.Optional(
          about(Duration, 'When `onWarn` runs beside the steps, from the start of the run; less than `within`.', {
            examples: ['3h'],
          }),
        ),
        onWarn: Type.Optional(
          about(StepList, 'Steps that run beside the others when the time of `warn` has come.', {
            examples: [[{ notify: { to: [{ team: 'csirt' }], text: 'One hour left' } }]],
          }),
        ),
        onBreach: Type.Optional(
          about(StepList, 'Steps for when the deadline has passed; a `stop` in it gives the run another outcome.', {
            examples: [[{ notify: { to: [{ team: 'soc-leads' }], text: 'Too late' } }]],
          }),
        ),
      }),
      'How long the steps of a run may take; a run that takes longer fails with `run-deadline`.',
      { examples: [{ within: '4h', warn: '3h' }] },
    ),
  ),
  onFailure: Type.Optional(
    about(
      Type.Union([oneOf('undo'), StepList], { expect: '«undo», or a list of steps' }),
      'What happens when `steps` failed: `undo` takes back what the run did; or steps, of which a `stop` gives another outcome.',
      { examples: ['undo', [{ notify: { to: [{ team: 'csirt' }], text: 'It failed' } }]] },
    ),
  ),
  finally: Type.Optional(
    about(
      StepList,
      'Steps for the end, whatever it is; they read it as `run.outcome`, and a cancel does not stop them.',
      {
        examples: [[{ notify: { to: [{ team: 'csirt' }], text: 'It ended as ${{ run.outcome }}' } }]],
      },
    ),
  ),
  outputs: Type.Optional(
    about(ValueMap, 'What the run hands out, by name; evaluated last.', {
      examples: [{ ticket: '${{ steps.ticket.output.number }}' }],
    }),
  ),
});

/** A playbook as it is written. */
export type PlaybookSource = Static<typeof PlaybookSchema>;

const ClockTime = Type.String({
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  expect: 'a time of day in quotes such as «"07:00"»',
});

const InputsOfTrigger = about(ValueMap, 'Inputs of the run, by name; strings may hold `${{ … }}`.', {
  examples: [{ message: '${{ event.id }}' }],
});

const ScheduleSchema = closed({
  cron: Type.Optional(
    about(Text, 'Five fields: minute, hour, day of the month, month, day of the week. Instead of `every`.', {
      examples: ['0 7 * * 1-5'],
    }),
  ),
  every: Type.Optional(
    about(Text, 'An interval such as `15m` or `2h`, or `day`, `weekday`, `week`, `month` or the name of a day.', {
      examples: ['weekday', '15m'],
    }),
  ),
  at: Type.Optional(
    about(ClockTime, "Time of day in quotes, 24 hours, in the schedule's time zone.", { examples: ['07:00'] }),
  ),
  on: Type.Optional(
    about(
      Text,
      "Which day, with `every: week` or `every: month`: a day's name, `1` to `31`, `first monday`, `month-end`.",
      {
        examples: ['monday', 'first monday', 'month-end'],
      },
    ),
  ),
  timezone: Type.Optional(
    about(Text, "Time zone by its name in the IANA list; without it, the tenant's counts.", {
      examples: ['Europe/Berlin'],
    }),
  ),
  jitter: Type.Optional(
    about(Duration, 'The start is spread at random over this time, so that not all tenants start at once.', {
      default: '0s',
      examples: ['5m'],
    }),
  ),
  overlap: Type.Optional(
    about(
      oneOf('skip', 'queue', 'cancel', 'both'),
      'While the run of an earlier slot is open: `skip` this one, `queue` it, `cancel` the open one, or run `both`.',
      { default: 'skip', examples: ['queue'] },
    ),
  ),
  catchUp: Type.Optional(
    about(oneOf('none', 'last', 'all'), 'Which of the slots that were missed in an outage start afterwards.', {
      default: 'last',
      examples: ['none'],
    }),
  ),
  within: Type.Optional(about(Duration, 'How late a slot may still start.', { default: '1h', examples: ['15m'] })),
  calendar: Type.Optional(
    about(
      closed({
        name: Type.Optional(
          about(CalendarName, 'Name of the calendar; `tenant` stands for that of the tenant.', {
            default: TENANT_CALENDAR,
            examples: ['berlin-office'],
          }),
        ),
        onHoliday: about(
          oneOf('skip', 'next-business-day', 'previous-business-day'),
          'A slot on a holiday of the calendar is skipped, or moves to the same time on the business day after or before it.',
          { examples: ['skip'] },
        ),
      }),
      'What becomes of slots on holidays; without it nothing.',
      { examples: [{ onHoliday: 'next-business-day' }] },
    ),
  ),
});

/** One schema for each kind of trigger. */
export const TRIGGER_SCHEMAS = {
  event: closed({
    event: about(
      oneOf(...EVENT_TYPES),
      'Type of the events that start a run; `o365.audit` is any other record of its feed.',
      {
        examples: ['o365.threat_intelligence'],
      },
    ),
    when: Type.Optional(
      about(Expression, 'Condition on the event, without `${{ }}`; it reads `event`, `tenant` and `now`.', {
        examples: ['event.severity == "High"'],
      }),
    ),
    key: Type.Optional(
      about(Text, 'Events of one key belong to one run; without it each event has its own.', {
        examples: ['${{ event.id }}'],
      }),
    ),
    whileRunning: Type.Optional(
      about(
        oneOf('join', 'ignore', 'queue', 'replace'),
        'What an event means while the run of its key is open: it is handed to that run, let go, waits for its end, or replaces it.',
        { default: 'join', examples: ['queue'] },
      ),
    ),
    group: Type.Optional(
      about(GROUP_SCHEMA, 'Makes one start of many events, instead of `key` and `whileRunning`.', {
        examples: [{ by: '${{ event.user_id }}', window: '1h', threshold: 10 }],
      }),
    ),
    with: Type.Optional(InputsOfTrigger),
  }),
  schedule: closed({
    schedule: about(ScheduleSchema, 'When runs start: `cron`, or words with `every`, `at` and `on`.', {
      examples: [{ every: 'weekday', at: '07:00' }],
    }),
    with: Type.Optional(
      about(InputsOfTrigger, 'Inputs of the run, by name; expressions read `tenant` and `now`.', {
        examples: [{ hours: '${{ tenant.values.stale_hours }}' }],
      }),
    ),
  }),
  manual: closed({
    manual: about(
      closed({
        roles: Type.Optional(
          about(
            listOf(oneOf('viewer', 'analyst', 'approver', 'lead', 'admin'), 'a list of roles'),
            'Who may start it: people who have one of these roles.',
            { default: ['analyst'], examples: [['analyst', 'lead']] },
          ),
        ),
      }),
      'Lets people start the playbook; `{}` is enough.',
      { examples: [{}, { roles: ['analyst'] }] },
    ),
  }),
  playbook: PLAYBOOK_TRIGGER_SCHEMA,
  webhook: WEBHOOK_TRIGGER_SCHEMA,
};

/** A trigger as it is written, by its kind. */
export type TriggerSources = {
  readonly [Kind in keyof typeof TRIGGER_SCHEMAS]: Static<(typeof TRIGGER_SCHEMAS)[Kind]>;
};
