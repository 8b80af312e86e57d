import { Type, type Static } from 'typebox';
import {
  Duration,
  Expression,
  Flag,
  SnakeName,
  StepList,
  Text,
  ValueMap,
  closed,
  listOf,
  oneOf,
  whole,
} from './atoms.ts';

/** How a step is tried again. */
export const RetrySchema = closed({
  attempts: Type.Optional(whole(1, 20)),
  backoff: Type.Optional(
    Type.String({
      format: 'watchbill-duration-range',
      expect: 'a duration such as «10s», or a range such as «2s..5m»',
    }),
  ),
  on: Type.Optional(listOf(Text, 'a list of failure codes')),
  until: Type.Optional(Expression),
});

/** Retry as it is written. */
export type RetrySource = Static<typeof RetrySchema>;

const CatchSchema = closed({
  on: Type.Optional(listOf(Text, 'a list of failure codes')),
  as: Type.Optional(SnakeName),
  steps: StepList,
});

const COMMON = {
  id: Type.Optional(SnakeName),
  title: Type.Optional(Text),
  if: Type.Optional(Expression),
  timeout: Type.Optional(Duration),
  retry: Type.Optional(RetrySchema),
  catch: Type.Optional(listOf(CatchSchema, 'a list of mappings with `on`, `as` and `steps`')),
  finally: Type.Optional(StepList),
  mask: Type.Optional(listOf(Text, 'a list of output paths')),
  reason: Type.Optional(Text),
  tags: Type.Optional(listOf(Text, 'a list of words')),
  note: Type.Optional(Text),
};

/** Names that any step may have, whatever its kind. */
export const COMMON_STEP_KEYS: readonly string[] = Object.keys(COMMON);

const RecipientSchema = closed({
  team: Type.Optional(Text),
  person: Type.Optional(Text),
  audience: Type.Optional(Text),
});

const BranchSchema = closed({
  needs: Type.Optional(listOf(SnakeName, 'a list of branch names')),
  if: Type.Optional(Expression),
  steps: StepList,
});

/** A branch with `needs` or `if`. */
export type BranchSource = Static<typeof BranchSchema>;

/** One schema for each step kind; the key of the kind is required in it. */
export const STEP_SCHEMAS = {
  action: closed({
    ...COMMON,
    action: Type.String({
      pattern: '^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*(@[1-9][0-9]{0,3})?$',
      expect: 'the name of an action such as «ticket.ensure»',
    }),
    with: Type.Optional(ValueMap),
    approval: Type.Optional(SnakeName),
  }),
  do: closed({ ...COMMON, do: StepList }),
  switch: closed({
    ...COMMON,
    switch: listOf(closed({ when: Expression, steps: StepList }), 'a list of mappings with `when` and `steps`'),
    default: Type.Optional(StepList),
    exactlyOne: Type.Optional(Flag),
  }),
  parallel: closed({
    ...COMMON,
    parallel: Type.Record(
      Type.String(),
      Type.Unsafe<readonly unknown[] | BranchSource>(
        Type.Union([StepList, BranchSchema], {
          expect: 'a list of steps, or a mapping with `steps`, `needs` and `if`',
        }),
      ),
      { expect: 'a mapping of at least one branch name to its steps', minProperties: 1 },
    ),
    join: Type.Optional(
      Type.Union([oneOf('all', 'any'), whole(1, 100)], { expect: '«all», «any» or a number of branches' }),
    ),
  }),
  forEach: closed({
    ...COMMON,
    forEach: closed({
      in: Expression,
      as: SnakeName,
      index: Type.Optional(SnakeName),
      concurrency: Type.Optional(whole(1, 100)),
      max: Type.Optional(whole(1, 500)),
      onItemFailure: Type.Optional(oneOf('stop', 'continue')),
    }),
    steps: StepList,
  }),
  repeat: closed({
    ...COMMON,
    repeat: closed({
      until: Expression,
      max: whole(1, 5_000),
      every: Type.Optional(Duration),
    }),
    steps: StepList,
  }),
  wait: closed({
    ...COMMON,
    wait: Type.Union([Duration, closed({ until: Text })], {
      expect: 'a duration such as «2h», or a mapping with `until`',
    }),
  }),
  approve: closed({
    ...COMMON,
    approve: closed({
      question: Text,
      show: Type.Optional(listOf(Expression, 'a list of expressions')),
      by: listOf(RecipientSchema, 'a list of `team: …` or `person: …`'),
      quorum: Type.Optional(Type.Union([Expression, whole(1, 20)], { expect: 'a number of people, or an expression' })),
      notBy: Type.Optional(listOf(Text, 'a list of «starter» and ids of people')),
      expires: Type.Optional(Duration),
      remind: Type.Optional(listOf(Duration, 'a list of durations such as «10m»')),
    }),
    onExpiry: Type.Optional(StepList),
  }),
  set: closed({ ...COMMON, set: ValueMap }),
  notify: closed({
    ...COMMON,
    notify: closed({
      to: listOf(RecipientSchema, 'a list of `team: …`, `person: …` or `audience: …`'),
      urgency: Type.Optional(oneOf('low', 'normal', 'high')),
      template: Type.Optional(Text),
      with: Type.Optional(ValueMap),
      text: Type.Optional(Text),
      subject: Type.Optional(Text),
    }),
  }),
  fail: closed({
    ...COMMON,
    fail: closed({
      code: Type.String({
        pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
        expect: 'a code in kebab-case such as «no-owner»',
      }),
      message: Text,
    }),
  }),
  stop: closed({
    ...COMMON,
    stop: closed({
      outcome: Type.String({
        pattern: '^[a-z][a-z0-9]*([-_][a-z0-9]+)*$',
        maxLength: 63,
        expect: 'a word such as «false-positive»',
      }),
    }),
  }),
};

/** A step as it is written, by its kind. */
export type StepSources = { readonly [Kind in keyof typeof STEP_SCHEMAS]: Static<(typeof STEP_SCHEMAS)[Kind]> };

/** A recipient as it is written. */
export type RecipientSource = Static<typeof RecipientSchema>;
