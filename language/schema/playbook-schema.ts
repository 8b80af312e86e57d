import { Type, type Static } from 'typebox';
import { EVENT_TYPES } from '../../contracts/event.ts';
import {
  Duration,
  Expression,
  KebabName,
  StepList,
  Text,
  ValueMap,
  closed,
  envelope,
  listOf,
  oneOf,
  whole,
} from './atoms.ts';
import { RetrySchema } from './step-schema.ts';

/** A playbook without the inside of its steps, inputs and triggers, which are checked one by one. */
export const PlaybookSchema = closed({
  ...envelope('Playbook'),
  title: Type.Optional(Text),
  description: Type.Optional(Text),
  category: oneOf('integration', 'maintenance', 'escalation', 'onboarding', 'response'),
  owner: KebabName,
  references: Type.Optional(listOf(Text, 'a list of texts')),
  inputs: Type.Optional(ValueMap),
  triggers: Type.Optional(Type.Unsafe<readonly unknown[]>({ type: 'array', expect: 'a list of triggers' })),
  defaults: Type.Optional(closed({ timeout: Type.Optional(Duration), retry: Type.Optional(RetrySchema) })),
  limits: Type.Optional(
    closed({
      steps: Type.Optional(whole(1, 50_000)),
      iterations: Type.Optional(whole(1, 100_000)),
      fanOut: Type.Optional(whole(1, 500)),
      depth: Type.Optional(whole(1, 100)),
      outputBytes: Type.Optional(whole(1024, 262_144)),
      runTime: Type.Optional(Duration),
    }),
  ),
  steps: StepList,
  onFailure: Type.Optional(StepList),
  finally: Type.Optional(StepList),
  outputs: Type.Optional(ValueMap),
});

/** A playbook as it is written. */
export type PlaybookSource = Static<typeof PlaybookSchema>;

const ClockTime = Type.String({
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  expect: 'a time of day in quotes such as «"07:00"»',
});

/** One schema for each kind of trigger. */
export const TRIGGER_SCHEMAS = {
  event: closed({
    event: oneOf(...EVENT_TYPES),
    when: Type.Optional(Expression),
    key: Type.Optional(Text),
    whileRunning: Type.Optional(oneOf('join', 'ignore', 'queue', 'replace')),
    with: Type.Optional(ValueMap),
  }),
  schedule: closed({
    schedule: closed({
      cron: Type.Optional(Text),
      every: Type.Optional(Text),
      at: Type.Optional(ClockTime),
      on: Type.Optional(Text),
      timezone: Type.Optional(Text),
      jitter: Type.Optional(Duration),
      overlap: Type.Optional(oneOf('skip', 'queue', 'cancel', 'both')),
      catchUp: Type.Optional(oneOf('none', 'last', 'all')),
      within: Type.Optional(Duration),
    }),
    with: Type.Optional(ValueMap),
  }),
  manual: closed({
    manual: closed({
      roles: Type.Optional(listOf(oneOf('viewer', 'analyst', 'approver', 'lead', 'admin'), 'a list of roles')),
    }),
  }),
};

/** A trigger as it is written, by its kind. */
export type TriggerSources = {
  readonly [Kind in keyof typeof TRIGGER_SCHEMAS]: Static<(typeof TRIGGER_SCHEMAS)[Kind]>;
};
