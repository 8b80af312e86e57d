import { Type, type Static } from 'typebox';
import {
  Duration,
  Expression,
  Flag,
  SnakeName,
  StepList,
  Text,
  ValueMap,
  about,
  closed,
  listOf,
  oneOf,
  whole,
} from './atoms.ts';
import { COMMON_STEP_SCHEMAS as COMMON } from './common-step-keys.ts';

export { COMMON_STEP_KEYS, RetrySchema, type RetrySource } from './common-step-keys.ts';

const RecipientSchema = closed({
  team: Type.Optional(about(Text, 'Name of a team; may be an expression.', { examples: ['csirt'] })),
  person: Type.Optional(about(Text, 'Id of a person; may be an expression.', { examples: ['${{ run.starter }}'] })),
  audience: Type.Optional(
    about(Text, 'Name of an audience, which each tenant fills with people; for messages only.', { examples: ['mssp'] }),
  ),
});

const BranchSchema = closed({
  needs: Type.Optional(
    about(
      listOf(SnakeName, 'a list of branch names'),
      'Branches that have to end first, however they end; the branch reads their steps.',
      { examples: [['collect']] },
    ),
  ),
  if: Type.Optional(
    about(Expression, 'The branch is skipped where it is false; it reads `branches.<name>.status`.', {
      examples: ['branches.collect.status == "succeeded"'],
    }),
  ),
  steps: about(StepList, 'Steps of the branch, in their order.', { examples: [[{ wait: '10s' }]] }),
});

/** A branch with `needs` or `if`. */
export type BranchSource = Static<typeof BranchSchema>;

/** A code as authors make them, for examples: none of ours. */
const OWN_CODE = 'no-owner';

/** One schema for each step kind; the key of the kind is required in it. */
export const STEP_SCHEMAS = {
  action: closed({
    ...COMMON,
    action: about(
      Type.String({
        pattern: '^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*(@[1-9][0-9]{0,3})?$',
        expect: 'the name of an action such as «ticket.ensure»',
      }),
      'Calls an action of the catalogue: `noun.verb`, or `noun.verb@2` for its version.',
      { examples: ['ticket.ensure'] },
    ),
    with: Type.Optional(
      about(ValueMap, 'Inputs of the action, by name; strings may hold `${{ … }}`.', {
        examples: [{ key: 'reported/${{ inputs.message }}', title: 'Reported mail', severity: 'low' }],
      }),
    ),
    approval: Type.Optional(
      about(SnakeName, 'Id of the `approve` step without whose approval the action fails.', { examples: ['ask'] }),
    ),
  }),
  do: closed({
    ...COMMON,
    do: about(StepList, 'A group of steps with one `if`, `timeout`, `catch` and `finally`.', {
      examples: [[{ wait: '10s' }, { stop: { outcome: 'false-positive' } }]],
    }),
  }),
  switch: closed({
    ...COMMON,
    switch: about(
      listOf(
        closed({
          when: about(Expression, 'Condition of the case, without `${{ }}`.', { examples: ['inputs.count > 10'] }),
          steps: about(StepList, 'Steps of the case.', { examples: [[{ stop: { outcome: 'contained' } }]] }),
        }),
        'a list of mappings with `when` and `steps`',
      ),
      'Cases: the first whose `when` holds runs. Output: `case`, from 0; -1 where none held.',
      { examples: [[{ when: 'inputs.count > 10', steps: [{ stop: { outcome: 'contained' } }] }]] },
    ),
    default: Type.Optional(
      about(StepList, 'Steps for where no case holds.', { examples: [[{ stop: { outcome: 'false-positive' } }]] }),
    ),
    exactlyOne: Type.Optional(
      about(Flag, 'Whether a second case that holds fails the step, so that none runs.', {
        default: false,
        examples: [true],
      }),
    ),
  }),
  parallel: closed({
    ...COMMON,
    parallel: about(
      Type.Record(
        Type.String(),
        Type.Unsafe<readonly unknown[] | BranchSource>(
          Type.Union([StepList, BranchSchema], {
            expect: 'a list of steps, or a mapping with `steps`, `needs` and `if`',
          }),
        ),
        { expect: 'a mapping of at least one branch name to its steps', minProperties: 1 },
      ),
      'Branches by name, all at once: a list of steps, or a mapping of `needs`, `if` and `steps`. Output: the `status` of each.',
      { examples: [{ ask_users: [{ wait: '10s' }], tell_desk: { needs: ['ask_users'], steps: [] } }] },
    ),
    join: Type.Optional(
      about(
        Type.Union([oneOf('all', 'any'), whole(1, 100)], { expect: '«all», «any» or a number of branches' }),
        'How many branches have to succeed: `all`, `any`, or a number from 1 to 100; the others are then called off.',
        { default: 'all', examples: ['any', 2] },
      ),
    ),
  }),
  race: closed({
    ...COMMON,
    race: about(
      Type.Record(Type.String(), StepList, {
        expect: 'a mapping of at least two branch names to their steps',
        minProperties: 2,
      }),
      'Branches by name, all at once: the first to end decides, the others are cancelled. Output: `winner`.',
      { examples: [{ answered: [{ wait: '10s' }], too_late: [{ wait: '30m' }] }] },
    ),
  }),
  forEach: closed({
    ...COMMON,
    forEach: about(
      closed({
        in: about(Expression, 'The list, as an expression without `${{ }}`; evaluated once.', {
          examples: ['steps.find.output.tickets'],
        }),
        as: about(SnakeName, 'Name of the item in expressions.', { examples: ['ticket'] }),
        index: Type.Optional(
          about(SnakeName, 'Name of the position in expressions, from 0.', { examples: ['position'] }),
        ),
        concurrency: Type.Optional(
          about(whole(1, 100), 'Turns at the same time at most, 1 to 100.', { default: 1, examples: [5] }),
        ),
        max: Type.Optional(
          about(whole(1, 500), 'Items at most, 1 to 500; a longer list fails before its first turn.', {
            default: 500,
            examples: [50],
          }),
        ),
        onItemFailure: Type.Optional(
          about(
            oneOf('stop', 'continue'),
            'What the first failed turn does: `stop` calls the others off and fails the step, `continue` goes on.',
            { default: 'stop', examples: ['continue'] },
          ),
        ),
      }),
      'Runs `steps` for each item of a list. Output: one entry an item, with `status`, `outputs` and `error`.',
      { examples: [{ in: 'steps.find.output.tickets', as: 'ticket' }] },
    ),
    steps: about(StepList, 'Steps of one turn; they read the item by the name that `as` gives.', {
      examples: [[{ wait: '10s' }]],
    }),
  }),
  repeat: closed({
    ...COMMON,
    repeat: about(
      closed({
        until: about(
          Expression,
          'Condition without `${{ }}`, looked at after each turn; it reads the steps of the turn.',
          {
            examples: ['steps.look.output.count > 0'],
          },
        ),
        max: about(whole(1, 5_000), 'Turns after which the step fails, 1 to 5,000.', { examples: [10] }),
        every: Type.Optional(
          about(Duration, 'From the start of a turn to the start of the next; a longer turn is not cut short.', {
            default: '0s',
            examples: ['30s'],
          }),
        ),
      }),
      'Runs `steps` again and again, one turn after the other, until a condition holds.',
      { examples: [{ until: 'steps.look.output.count > 0', max: 10, every: '30s' }] },
    ),
    steps: about(StepList, 'Steps of one turn.', { examples: [[{ wait: '10s' }]] }),
  }),
  wait: closed({
    ...COMMON,
    wait: about(
      Type.Union(
        [
          Duration,
          closed({
            until: about(Text, 'A moment in RFC 3339, or an expression that gives one; a past one is no wait.', {
              examples: ['2026-11-21T09:30:00Z', '${{ inputs.due }}'],
            }),
          }),
        ],
        { expect: 'a duration such as «2h», or a mapping with `until`' },
      ),
      'Waits: a duration from the moment the step begins, at most `366d`, or `until` a moment. Output: `until`.',
      { examples: ['2h', { until: '${{ inputs.due }}' }] },
    ),
  }),
  approve: closed({
    ...COMMON,
    approve: about(
      closed({
        question: about(Text, 'What is asked; strings may hold `${{ … }}`.', {
          examples: ['Is ${{ inputs.message }} harmless?'],
        }),
        show: Type.Optional(
          about(
            listOf(Expression, 'a list of expressions'),
            'Expressions whose values the approvers see; an action that `approval` binds may only touch targets among them.',
            { examples: [['inputs.message']] },
          ),
        ),
        by: about(
          listOf(RecipientSchema, 'a list of `team: …` or `person: …`'),
          'Teams and people who may decide; they need the role `approver`.',
          { examples: [[{ team: 'csirt' }]] },
        ),
        quorum: Type.Optional(
          about(
            Type.Union([Expression, whole(1, 20)], { expect: 'a number of people, or an expression' }),
            'Approvals needed, each of another person: 1 to 20, or an expression without `${{ }}`.',
            { default: 1, examples: [2, 'size(inputs.users) > 10 ? 2 : 1'] },
          ),
        ),
        notBy: Type.Optional(
          about(
            listOf(Text, 'a list of «starter» and ids of people'),
            'Who may not decide: ids of people, and `starter`, the person who started the run.',
            { default: ['starter'], examples: [['starter', 'ada']] },
          ),
        ),
        expires: Type.Optional(
          about(
            Duration,
            'How long the question may be answered, at most `366d`; nobody answering means not approved, and `onExpiry` runs.',
            { default: '24h', examples: ['30m', '2h'] },
          ),
        ),
        remind: Type.Optional(
          about(
            listOf(Duration, 'a list of durations such as «10m»'),
            'When approvers are reminded, counted from the question; without it never.',
            { examples: [['10m', '20m']] },
          ),
        ),
      }),
      'Asks people and waits. Succeeds whatever is decided; output: `approved`, `closed`, `decisions`, `reasons`, `reason`.',
      { examples: [{ question: 'Is it harmless?', by: [{ team: 'csirt' }], expires: '2h' }] },
    ),
    onExpiry: Type.Optional(
      about(StepList, 'Steps for when nobody decided in time.', {
        examples: [[{ notify: { to: [{ team: 'soc-leads' }], text: 'Nobody answered' } }]],
      }),
    ),
  }),
  set: closed({
    ...COMMON,
    set: about(ValueMap, 'Variables by name, read as `vars.<name>`; all are evaluated before any is set.', {
      examples: [{ severity: 'high', count: '${{ size(inputs.users) }}' }],
    }),
  }),
  notify: closed({
    ...COMMON,
    notify: about(
      closed({
        to: about(
          listOf(RecipientSchema, 'a list of `team: …`, `person: …` or `audience: …`'),
          'Who gets the message; each item is a team, a person or an audience.',
          { examples: [[{ team: 'csirt' }, { audience: 'mssp' }]] },
        ),
        urgency: Type.Optional(
          about(oneOf('low', 'normal', 'high'), 'How urgent the message is.', {
            default: 'normal',
            examples: ['high'],
          }),
        ),
        template: Type.Optional(
          about(Text, 'Name of the template that is sent, with the inputs of `with`. Instead of `text`.', {
            examples: ['contained'],
          }),
        ),
        with: Type.Optional(
          about(ValueMap, 'Inputs of the template, by name; strings may hold `${{ … }}`.', {
            examples: [{ count: '${{ size(inputs.users) }}' }],
          }),
        ),
        text: Type.Optional(
          about(Text, 'The message in Markdown. Instead of `template`.', {
            examples: ['Ticket ${{ steps.ticket.output.number }} is open'],
          }),
        ),
        subject: Type.Optional(
          about(Text, 'Subject, beside `text`; without it, the title of the step.', { examples: ['Ticket is open'] }),
        ),
      }),
      'Sends a message: `text`, or a `template`. Output: `sent` and `failed`.',
      { examples: [{ to: [{ team: 'csirt' }], text: 'A mail was reported' }] },
    ),
  }),
  fail: closed({
    ...COMMON,
    fail: about(
      closed({
        code: about(
          Type.String({
            pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
            expect: 'a code in kebab-case such as «no-owner»',
          }),
          'Your code of the failure in kebab-case; `catch` names it.',
          { examples: [OWN_CODE] },
        ),
        message: about(Text, 'What people read of it.', { examples: ['Nobody owns ${{ inputs.host }}'] }),
      }),
      'Fails; `catch` names the code, or `playbook-failed` for all.',
      { examples: [{ code: OWN_CODE, message: 'Nobody owns the host' }] },
    ),
  }),
  stop: closed({
    ...COMMON,
    stop: about(
      closed({
        outcome: about(
          Type.String({
            pattern: '^[a-z][a-z0-9]*([-_][a-z0-9]+)*$',
            maxLength: 63,
            expect: 'a word such as «false-positive»',
          }),
          'What the run ends as: a word of at most 63 characters that your reports count by.',
          { examples: ['false-positive', 'contained'] },
        ),
      }),
      'Ends the run with an outcome, from anywhere; what is around it runs its `finally`.',
      { examples: [{ outcome: 'false-positive' }] },
    ),
  }),
};

/** A step as it is written, by its kind. */
export type StepSources = { readonly [Kind in keyof typeof STEP_SCHEMAS]: Static<(typeof STEP_SCHEMAS)[Kind]> };

/** A recipient as it is written. */
export type RecipientSource = Static<typeof RecipientSchema>;
