import { Type, type Static } from 'typebox';
import {
  Duration,
  Flag,
  KebabName,
  Moment,
  Text,
  ValueMap,
  about,
  closed,
  envelope,
  listOf,
  oneOf,
  whole,
} from './atoms.ts';
import { RecipientSchema } from './recipient-schema.ts';

const CalledRun = closed({
  outcome: Type.Optional(
    about(Text, 'What the called run ends as.', { default: 'succeeded', examples: ['failed', 'false-positive'] }),
  ),
  outputs: Type.Optional(about(ValueMap, 'Outputs of the called run, by name.', { examples: [{ tickets: 2 }] })),
  failure: Type.Optional(about(Text, 'Code of its failure, for `catch`.', { examples: ['no-owner'] })),
  after: Type.Optional(about(Duration, 'How long it lasts.', { default: '0s', examples: ['2h'] })),
});

const EndedRun = closed({
  playbook: about(KebabName, 'Name of the playbook whose run has ended.', { examples: ['contain-host'] }),
  outcome: Type.Optional(about(Text, 'How it ended.', { default: 'succeeded', examples: ['failed'] })),
  outputs: Type.Optional(about(ValueMap, 'Its outputs, by name.', { examples: [{ tickets: 2 }] })),
});

const Call = closed({
  path: about(KebabName, 'Path of the webhook.', { examples: ['edr-alert'] }),
  body: Type.Optional(about(ValueMap, 'What is sent.', { default: {}, examples: [{ alert_id: 'a-1' }] })),
});

const Given = closed({
  tenant: Type.Optional(about(KebabName, 'Name of the tenant that the run is for.', { examples: ['contoso'] })),
  now: Type.Optional(
    about(Moment, 'When the run starts, in RFC 3339 with a zone; without it Monday, 2026-03-02 08:00 UTC.', {
      default: '2026-03-02T08:00:00Z',
      examples: ['2026-11-21T09:30:00Z'],
    }),
  ),
  event: Type.Optional(
    about(
      ValueMap,
      'Event that starts the run: `type` names its type, or `use` a sample; all other members are its fields.',
      {
        examples: [
          { type: 'o365.audit', operation: 'MailItemsAccessed' },
          { use: 'mail-with-malware', delivery_action: 'Delivered' },
        ],
      },
    ),
  ),
  events: Type.Optional(
    about(listOf(ValueMap, 'a list of events'), 'Further events of the group that starts the run, after `event`.', {
      examples: [[{ type: 'o365.audit', operation: 'MailItemsAccessed' }]],
    }),
  ),
  ended: Type.Optional(
    about(EndedRun, 'Run of another playbook whose end starts the run, instead of an event.', {
      examples: [{ playbook: 'contain-host', outputs: { tickets: 2 } }],
    }),
  ),
  webhook: Type.Optional(
    about(Call, 'Call of a webhook that starts the run, instead of an event.', {
      examples: [{ path: 'edr-alert', body: { alert_id: 'a-1' } }],
    }),
  ),
  inputs: Type.Optional(about(ValueMap, 'Inputs of the run, by name.', { examples: [{ message_id: 'm-1' }] })),
  starter: Type.Optional(about(Text, 'Id of the person that starts the run.', { examples: ['ada'] })),
  calls: Type.Optional(
    about(
      Type.Record(
        Type.String(),
        Type.Union([CalledRun, Type.Array(CalledRun)], {
          expect: 'how the called run ends, or a list for the calls in turn',
        }),
        {
          expect: 'a mapping of playbook names to how their runs end',
        },
      ),
      'By playbook: how the runs that a `call` starts end, or a list for the calls in turn; without it they succeed at once.',
      { examples: [{ 'onboard-tenant': { outcome: 'succeeded', outputs: { tickets: 2 }, after: '2h' } }] },
    ),
  ),
  answers: Type.Optional(
    about(
      ValueMap,
      'By action: an answer, or a list of answers for the calls in turn, whose last one repeats; `{ fail, retryAfter }` is a failure; `{ after, output }` and `{ after, fail }` take time.',
      {
        examples: [
          {
            'ticket.note': [
              { fail: 'throttled', retryAfter: '30s' },
              { number: 'INC0010001', added: true },
            ],
          },
        ],
      },
    ),
  ),
});

const OptionalReason = Type.Optional(
  about(Type.String({ expect: 'a text' }), 'What the person gives as the reason.', { examples: ['Seen it before'] }),
);

const TaskOfCase = about(Text, 'Id of the `task` step; in a loop and with `each: team` with its turn.', {
  examples: ['consent', 'consent[1]'],
});

/** What somebody says to the run as a whole. */
function steering(does: string, what: string, example: { readonly by: string; readonly reason?: string }) {
  const by = about(Text, `Id of the person who ${does}.`, { examples: ['ada'] });
  return Type.Optional(about(closed({ by, reason: OptionalReason }), what, { examples: [example] }));
}

const Event = closed({
  after: Type.Optional(
    about(Duration, 'When it happens, counted from the start of the run; without it together with the one before.', {
      examples: ['10m'],
    }),
  ),
  decide: Type.Optional(
    about(
      closed({
        step: about(Text, 'Id of the `approve` step; in a loop with its turn.', {
          examples: ['ask', 'each[1]/ask'],
        }),
        by: about(Text, 'Id of the person who decides.', { examples: ['ada'] }),
        approve: about(Flag, 'Whether the person approves; `false` refuses.', { examples: [true] }),
        reason: OptionalReason,
      }),
      'Somebody decides a question.',
      { examples: [{ step: 'ask', by: 'ada', approve: true }] },
    ),
  ),
  answer: Type.Optional(
    about(
      closed({
        step: TaskOfCase,
        by: about(Text, 'Id of the person who answers.', { examples: ['ada'] }),
        answers: Type.Optional(about(ValueMap, 'The fields of the form, by name.', { examples: [{ consent: true }] })),
        alreadyInPlace: Type.Optional(
          about(Flag, 'Whether the person says that it is in place already.', { default: false, examples: [true] }),
        ),
        evidence: Type.Optional(
          about(listOf(Text, 'a list of names of files'), 'Names of the files that they attach.', {
            examples: [['consent.pdf']],
          }),
        ),
        note: Type.Optional(about(Text, 'What they say beside.', { examples: ['Done by phone'] })),
      }),
      'Somebody answers a task.',
      { examples: [{ step: 'consent', by: 'ada', answers: { granted: true } }] },
    ),
  ),
  reassign: Type.Optional(
    about(
      closed({
        step: TaskOfCase,
        by: about(Text, 'Id of the person who hands it on.', { examples: ['ada'] }),
        to: about(listOf(RecipientSchema, 'a list of `team: …` or `person: …`'), 'Whose work it becomes.', {
          examples: [[{ team: 'csirt' }]],
        }),
        reason: OptionalReason,
      }),
      'Somebody hands a task on to others.',
      { examples: [{ step: 'consent', by: 'ada', to: [{ team: 'csirt' }] }] },
    ),
  ),
  comment: Type.Optional(
    about(
      closed({
        step: TaskOfCase,
        by: about(Text, 'Id of the person who comments.', { examples: ['ada'] }),
        text: about(Text, 'What they say.', { examples: ['The customer is on holiday'] }),
      }),
      'Somebody comments on a task.',
      { examples: [{ step: 'consent', by: 'ada', text: 'On it' }] },
    ),
  ),
  signOff: Type.Optional(
    about(
      closed({
        step: TaskOfCase,
        by: about(Text, 'Id of the person who looks at the work.', { examples: ['dora'] }),
        accept: about(Flag, 'Whether they sign it off; `false` sends it back.', { examples: [true] }),
        reason: OptionalReason,
      }),
      'Somebody signs a task off, or sends it back.',
      { examples: [{ step: 'consent', by: 'dora', accept: true }] },
    ),
  ),
  acknowledge: Type.Optional(
    about(
      closed({
        step: about(Text, 'Id of the `escalate` step; in a loop with its turn.', {
          examples: ['wake', 'each[1]/wake'],
        }),
        by: about(Text, 'Id of the person who acknowledges.', { examples: ['dora'] }),
      }),
      'Somebody who was called says that they have it.',
      { examples: [{ step: 'wake', by: 'dora' }] },
    ),
  ),
  cancel: steering('cancels', 'Somebody cancels the run.', { by: 'ada' }),
  pause: steering('pauses', 'Somebody pauses the run.', { by: 'ada', reason: 'Looks wrong' }),
  resume: steering('resumes', 'Somebody lets the paused run go on.', { by: 'ada' }),
  event: Type.Optional(
    about(ValueMap, 'Another event of the same key comes in, written out or by `use` of a sample.', {
      examples: [{ type: 'o365.audit', operation: 'MailItemsAccessed' }],
    }),
  ),
});

const Notified = closed({
  team: Type.Optional(about(Text, 'Name of the team that got the message.', { examples: ['csirt'] })),
  person: Type.Optional(about(Text, 'Id of the person who got the message.', { examples: ['ada'] })),
  audience: Type.Optional(about(Text, 'Name of the audience that got the message.', { examples: ['mssp'] })),
  template: Type.Optional(about(Text, 'Name of the template that was sent.', { examples: ['contained'] })),
  contains: Type.Optional(about(Text, 'Text that the message holds.', { examples: ['INC0010001'] })),
  times: Type.Optional(
    about(whole(0, 1000), 'How often such a message was sent, 0 to 1,000; without it at least once.', {
      examples: [1],
    }),
  ),
});

const Expected = closed({
  outcome: Type.Optional(
    about(Text, 'What the run ends as: `succeeded`, `failed`, `cancelled`, or what a `stop` says.', {
      examples: ['false-positive'],
    }),
  ),
  path: Type.Optional(
    about(
      listOf(Text, 'a list of step ids'),
      'Ids of steps that ran, in this order; others are allowed unless `exactly` is true.',
      { examples: [['ticket', 'ask']] },
    ),
  ),
  exactly: Type.Optional(
    about(Flag, 'Whether no other steps ran than those of `path`.', { default: false, examples: [true] }),
  ),
  statuses: Type.Optional(
    about(
      Type.Record(Type.String(), oneOf('succeeded', 'failed', 'skipped', 'cancelled'), {
        expect: 'a mapping of step ids to statuses',
      }),
      'What steps came to, by their ids.',
      { examples: [{ ticket: 'succeeded' }] },
    ),
  ),
  refused: Type.Optional(
    about(
      listOf(
        closed({
          step: about(Text, 'Id of the step that was decided.', { examples: ['ask'] }),
          because: about(Text, 'Code of the refusal.', { examples: ['expired'] }),
        }),
        'a list of mappings with `step` and `because`',
      ),
      'Decisions that did not count, and why.',
      { examples: [[{ step: 'ask', because: 'expired' }]] },
    ),
  ),
  tasks: Type.Optional(
    about(
      listOf(
        closed({
          step: TaskOfCase,
          state: about(oneOf('open', 'to-sign-off', 'done', 'cancelled'), 'Where the task stands at the end.', {
            examples: ['done'],
          }),
          overdue: Type.Optional(about(Flag, 'Whether it was overdue at any time.', { examples: [false] })),
        }),
        'a list of mappings with `step` and `state`',
      ),
      'Tasks that people were given, and where they stand at the end.',
      { examples: [[{ step: 'consent', state: 'done' }]] },
    ),
  ),
  actions: Type.Optional(
    about(
      Type.Record(Type.String(), whole(0, 10_000), { expect: 'a mapping of actions to numbers' }),
      'How often each action was called, 0 to 10,000.',
      { examples: [{ 'ticket.ensure': 1 }] },
    ),
  ),
  called: Type.Optional(
    about(
      listOf(
        closed({
          action: about(Text, 'Name of the action that was called.', { examples: ['ticket.note'] }),
          with: about(ValueMap, 'Members of its input, by name; others are allowed.', {
            examples: [{ text: 'Nobody answered' }],
          }),
          times: Type.Optional(
            about(whole(0, 10_000), 'How often it was called so, 0 to 10,000; without it at least once.', {
              examples: [1],
            }),
          ),
        }),
        'a list of mappings with `action` and `with`',
      ),
      'Calls of actions with what they were given.',
      { examples: [[{ action: 'ticket.note', with: { text: 'Nobody answered' } }]] },
    ),
  ),
  notified: Type.Optional(
    about(
      listOf(Notified, 'a list of mappings with `team`, `person` or `audience`'),
      'Messages that were sent, and to whom.',
      { examples: [[{ audience: 'mssp', times: 1 }]] },
    ),
  ),
  escalated: Type.Optional(
    about(
      listOf(
        closed({
          policy: about(KebabName, 'Name of the escalation policy.', { examples: ['soc-leads'] }),
          at: about(Duration, 'When the level was called, counted from the start of the run.', {
            examples: ['30m30s'],
          }),
          level: Type.Optional(
            about(whole(1, 220), 'Which level, from 1; counts on where the levels are climbed again. Without it any.', {
              examples: [2],
            }),
          ),
        }),
        'a list of mappings with `policy` and `at`',
      ),
      'Levels of escalations that were called, and when.',
      { examples: [[{ policy: 'soc-leads', at: '30m30s' }]] },
    ),
  ),
  outputs: Type.Optional(
    about(ValueMap, 'Outputs of the run, by name; others are allowed.', { examples: [{ ticket: 'INC0010001' }] }),
  ),
  failure: Type.Optional(about(Text, 'Code of the failure that ended the run.', { examples: ['step-timeout'] })),
  within: Type.Optional(about(Duration, 'Longest time from the start of the run to its end.', { examples: ['40m'] })),
});

/** A rehearsal of one playbook: given, when, expect. Times count from the start of the run. */
export const CaseSchema = closed({
  ...envelope('Case', 'nobody-decides'),
  playbook: about(KebabName, 'Name of the playbook that is rehearsed.', { examples: ['malicious-mail'] }),
  title: Type.Optional(
    about(Text, 'What the case shows, as a sentence.', { examples: ['Nobody answers within half an hour'] }),
  ),
  description: Type.Optional(
    about(Text, 'Why the case matters.', { examples: ['What was not asked was not approved'] }),
  ),
  given: Type.Optional(
    about(Given, 'What the run starts with, and how the world answers.', {
      examples: [{ tenant: 'contoso', inputs: { message_id: 'm-1' } }],
    }),
  ),
  when: Type.Optional(
    about(listOf(Event, 'a list of what happens'), 'What happens while it runs, in order.', {
      examples: [[{ after: '10m', decide: { step: 'ask', by: 'ada', approve: true } }]],
    }),
  ),
  expect: about(Expected, 'What has to be so at the end; what is not named may be anything.', {
    examples: [{ outcome: 'false-positive', path: ['ask'] }],
  }),
});

/** A case as it is written and checked. */
export type CaseDocument = Static<typeof CaseSchema>;
