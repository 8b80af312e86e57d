import { Type } from 'typebox';
import { Duration, Expression, StepList, Text, about, closed, listOf, whole } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';
import { RecipientSchema } from '../recipient-schema.ts';

/** A question to people. */
export const APPROVE_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
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
});
