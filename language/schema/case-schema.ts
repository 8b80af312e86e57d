import { Type, type Static } from 'typebox';
import { Duration, Flag, KebabName, Moment, Text, ValueMap, closed, envelope, listOf, oneOf, whole } from './atoms.ts';

const Given = closed({
  tenant: Type.Optional(KebabName),
  /** When the run starts. Default: a fixed moment of the rehearsal. */
  now: Type.Optional(Moment),
  /** `type` names the event type; all other members are fields of the event. */
  event: Type.Optional(ValueMap),
  inputs: Type.Optional(ValueMap),
  /** Id of the person that starts the run. */
  starter: Type.Optional(Text),
  /** By action: an answer, or a list of answers for the calls in turn; `{fail, retryAfter}` is a failure. */
  answers: Type.Optional(ValueMap),
});

const Event = closed({
  after: Type.Optional(Duration),
  decide: Type.Optional(
    closed({ step: Text, by: Text, approve: Flag, reason: Type.Optional(Type.String({ expect: 'a text' })) }),
  ),
  cancel: Type.Optional(closed({ by: Text, reason: Type.Optional(Type.String({ expect: 'a text' })) })),
  /** Another event of the same key comes in. */
  event: Type.Optional(ValueMap),
});

const Expected = closed({
  outcome: Type.Optional(Text),
  /** Ids of steps that ran, in this order; others are allowed unless `exactly`. */
  path: Type.Optional(listOf(Text, 'a list of step ids')),
  exactly: Type.Optional(Flag),
  statuses: Type.Optional(
    Type.Record(Type.String(), oneOf('succeeded', 'failed', 'skipped', 'cancelled'), {
      expect: 'a mapping of step ids to statuses',
    }),
  ),
  refused: Type.Optional(listOf(closed({ step: Text, because: Text }), 'a list of mappings with `step` and `because`')),
  /** How often each action was called. */
  actions: Type.Optional(Type.Record(Type.String(), whole(0, 10_000), { expect: 'a mapping of actions to numbers' })),
  notified: Type.Optional(
    listOf(
      closed({
        team: Type.Optional(Text),
        person: Type.Optional(Text),
        audience: Type.Optional(Text),
        template: Type.Optional(Text),
        contains: Type.Optional(Text),
        times: Type.Optional(whole(0, 1000)),
      }),
      'a list of mappings with `team`, `person` or `audience`',
    ),
  ),
  outputs: Type.Optional(ValueMap),
  /** Code of the failure that ended the run. */
  failure: Type.Optional(Text),
  /** Longest time from the start of the run to its end. */
  within: Type.Optional(Duration),
});

/** A rehearsal of one playbook: given, when, expect. Times count from the start of the run. */
export const CaseSchema = closed({
  ...envelope('Case'),
  playbook: KebabName,
  title: Type.Optional(Text),
  description: Type.Optional(Text),
  given: Type.Optional(Given),
  when: Type.Optional(listOf(Event, 'a list of what happens')),
  expect: Expected,
});

/** A case as it is written and checked. */
export type CaseDocument = Static<typeof CaseSchema>;
