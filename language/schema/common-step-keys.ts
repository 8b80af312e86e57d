import { Type, type Static } from 'typebox';
import { Duration, Expression, SnakeName, StepList, Text, about, closed, listOf, whole } from './atoms.ts';

/** How a step is tried again. */
export const RetrySchema = closed({
  attempts: Type.Optional(about(whole(1, 20), 'All tries together, 1 to 20.', { default: 5, examples: [3] })),
  backoff: Type.Optional(
    about(
      Type.String({
        format: 'watchbill-duration-range',
        expect: 'a duration such as «10s», or a range such as «2s..5m»',
      }),
      'The first pause; each further one is twice as long, up to the second of the range.',
      { default: '2s..5m', examples: ['10s', '2s..1m'] },
    ),
  ),
  on: Type.Optional(
    about(
      listOf(Text, 'a list of failure codes'),
      'Codes of the failures that are tried again; without it those that may pass by themselves, and lost answers.',
      { examples: [['throttled', 'unavailable']] },
    ),
  ),
  until: Type.Optional(
    about(
      Expression,
      'Asks again while it is false, with `self.output` as the answer; after the last try the step fails with `until-not-met`.',
      { examples: ['self.output.count > 0'] },
    ),
  ),
});

/** Retry as it is written. */
export type RetrySource = Static<typeof RetrySchema>;

const CatchSchema = closed({
  on: Type.Optional(
    about(listOf(Text, 'a list of failure codes'), 'Codes of the failures that it takes; without it, any.', {
      examples: [['not-found']],
    }),
  ),
  as: Type.Optional(
    about(SnakeName, 'Name of the failure in expressions, beside `error`: `code`, `message`, `status`.', {
      examples: ['failure'],
    }),
  ),
  steps: about(StepList, 'Steps for the failure; an empty list lets it go.', {
    examples: [[{ notify: { to: [{ team: 'csirt' }], text: '${{ error.message }}' } }], []],
  }),
});

/** Keys that any step may have, whatever its kind. */
export const COMMON_STEP_SCHEMAS = {
  id: Type.Optional(
    about(SnakeName, 'What expressions read the step by: snake_case, at most 63 characters, unique in the playbook.', {
      examples: ['open_ticket'],
    }),
  ),
  title: Type.Optional(
    about(Text, 'What people call the step; without it the title is made of the id, or of what the step does.', {
      examples: ['Open the ticket'],
    }),
  ),
  if: Type.Optional(
    about(Expression, 'Condition without `${{ }}`; the step is skipped where it is false.', {
      examples: ['steps.ask.output.approved'],
    }),
  ),
  timeout: Type.Optional(
    about(
      Duration,
      'Longest time of the step with all its tries; then it fails with `step-timeout`. Actions and messages: `15m`; others: none.',
      { examples: ['5m', '2h'] },
    ),
  ),
  retry: Type.Optional(
    about(RetrySchema, 'How an action or a message is tried again; otherwise 5 tries with pauses of `2s..5m`.', {
      examples: [{ attempts: 3, backoff: '5s..1m' }],
    }),
  ),
  catch: Type.Optional(
    about(
      listOf(CatchSchema, 'a list of mappings with `on`, `as` and `steps`'),
      'What to do when the step fails: the first whose `on` names the failure runs.',
      { examples: [[{ on: ['not-found'], steps: [] }]] },
    ),
  ),
  finally: Type.Optional(
    about(StepList, 'Steps that run after it, whatever it came to; neither a cancel nor its timeout stops them.', {
      examples: [[{ notify: { to: [{ team: 'csirt' }], text: 'Done' } }]],
    }),
  ),
  mask: Type.Optional(
    about(
      listOf(Text, 'a list of output paths'),
      'Paths of the output that records and views hide; expressions still read them.',
      { examples: [['users', 'people.*.mail']] },
    ),
  ),
  reason: Type.Optional(
    about(
      Text,
      'Why a disruptive or destructive action needs no approval, or a message may tell personal data outside.',
      {
        examples: ['The mailbox belongs to a test account'],
      },
    ),
  ),
  tags: Type.Optional(
    about(listOf(Text, 'a list of words'), 'Words that people find the step by.', { examples: [['containment']] }),
  ),
  note: Type.Optional(about(Text, 'What people should know of the step.', { examples: ['Agreed with the mail team'] })),
};

/** Names that any step may have, whatever its kind. */
export const COMMON_STEP_KEYS: readonly string[] = Object.keys(COMMON_STEP_SCHEMAS);
