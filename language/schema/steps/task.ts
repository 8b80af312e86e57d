import { Type } from 'typebox';
import { Duration, Flag, InputMap, StepList, Text, about, closed, listOf, oneOf } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';
import { RecipientSchema } from '../recipient-schema.ts';
import { BusinessHours } from '../time-atoms.ts';

const Need = oneOf('required', 'optional', 'none');

const Due = Type.Union(
  [
    Duration,
    closed({
      until: about(Text, 'A moment in RFC 3339, or an expression that gives one.', {
        examples: ['2026-11-27T16:00:00Z', 'inputs.go_live'],
      }),
    }),
    BusinessHours,
  ],
  { expect: 'a duration such as «3d», or a mapping with `until` or `businessHours`' },
);

const Evidence = Type.Union(
  [
    Need,
    closed({
      need: about(Need, 'Whether files have to be attached.', { examples: ['required'] }),
      what: about(Text, 'What is wanted as proof.', { examples: ['The signed consent as PDF'] }),
    }),
  ],
  { expect: '«required», «optional», «none», or a mapping with `need` and `what`' },
);

const SignOff = closed({
  by: about(
    listOf(RecipientSchema, 'a list of `team: …` or `person: …`'),
    'Teams and people of whom one has to sign the work off, or to send it back with a reason; never who did it.',
    { examples: [[{ team: 'soc-leads' }]] },
  ),
});

/** Work that people do. */
export const TASK_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  task: about(
    closed({
      title: about(Text, 'What has to be done; strings may hold `${{ … }}`.', {
        examples: ['Grant consent for ${{ tenant.title }}'],
      }),
      details: Type.Optional(
        about(Text, 'How it is done and what is known of it; strings may hold `${{ … }}`.', {
          examples: ['Sign in as a global administrator and open the consent page'],
        }),
      ),
      to: about(
        listOf(RecipientSchema, 'a list of `team: …` or `person: …`'),
        'Teams and people whose work it is; each of them may answer it, and hand it on.',
        { examples: [[{ team: 'onboarding' }]] },
      ),
      each: Type.Optional(
        about(oneOf('team'), 'With `team`, every team of `to` gets a task of its own, and all have to be answered.', {
          examples: ['team'],
        }),
      ),
      form: Type.Optional(
        about(
          Type.Union([Text, InputMap], { expect: 'the name of a form, or a mapping of fields to their types' }),
          'What has to be answered: the name of a document of kind Form, or fields as the `inputs` of a playbook are written.',
          { examples: ['readiness', { consent: 'boolean', admins: { type: 'integer', minimum: 1 } }] },
        ),
      ),
      due: Type.Optional(
        about(Due, 'By when it has to be done; after that `onOverdue` runs, and the task stays open.', {
          default: '7d',
          examples: ['3d', { until: 'inputs.go_live' }, { businessHours: '16h' }],
        }),
      ),
      remind: Type.Optional(
        about(
          listOf(Duration, 'a list of durations such as «1d»'),
          'When people are reminded of a task that is not done, counted from its beginning; in business hours where `due` is. Without it never.',
          { examples: [['1d', '2d']] },
        ),
      ),
      evidence: Type.Optional(
        about(Evidence, 'Whether files have to be attached to the answer, and what they have to show.', {
          default: 'optional',
          examples: ['required', { need: 'required', what: 'The signed consent as PDF' }],
        }),
      ),
      alreadyInPlace: Type.Optional(
        about(
          Flag,
          'Whether «it is in place already», with proof, is an answer too; fields of the form may then be missing.',
          {
            default: false,
            examples: [true],
          },
        ),
      ),
      signOff: Type.Optional(
        about(SignOff, 'A second person has to look at the work before it counts as done.', {
          examples: [{ by: [{ team: 'soc-leads' }] }],
        }),
      ),
    }),
    'Work for people, with typed answers and evidence. Waits until it is done. Output: `state`, `answers`, `by`, `at`, `note`, `evidence`, `comments`, `overdue`, `signed_off_by`; with `each: team`, `tasks`.',
    { examples: [{ title: 'Grant consent', to: [{ team: 'onboarding' }], form: { consent: 'boolean' }, due: '3d' }] },
  ),
  onOverdue: Type.Optional(
    about(StepList, 'Steps for when the task is not done in time. It stays open, unless they end the run.', {
      examples: [[{ notify: { to: [{ team: 'soc-leads' }], text: 'The consent is overdue' } }]],
    }),
  ),
});
