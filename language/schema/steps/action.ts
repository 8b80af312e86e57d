import { Type } from 'typebox';
import { Duration, SnakeName, ValueMap, about, closed } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';

const ActionName = Type.String({
  pattern: '^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*(@[1-9][0-9]{0,3})?$',
  expect: 'the name of an action such as «ticket.ensure»',
});

const UndoSchema = closed({
  action: about(ActionName, 'The action that takes it back.', { examples: ['mail.restore'] }),
  with: Type.Optional(
    about(ValueMap, 'Its inputs, by name; `self.output` is what the step has answered.', {
      examples: [{ messages: '${{ self.output.purged }}' }],
    }),
  ),
});

/** An action of the catalogue. */
export const ACTION_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  action: about(ActionName, 'Calls an action of the catalogue: `noun.verb`, or `noun.verb@2` for its version.', {
    examples: ['ticket.ensure'],
  }),
  with: Type.Optional(
    about(ValueMap, 'Inputs of the action, by name; strings may hold `${{ … }}`.', {
      examples: [{ key: 'reported/${{ inputs.message }}', title: 'Reported mail', severity: 'low' }],
    }),
  ),
  undo: Type.Optional(
    about(UndoSchema, 'What takes back what the action did: for `onFailure: undo`, a lost `race`, and a roll-back.', {
      examples: [{ action: 'mail.restore', with: { messages: '${{ self.output.purged }}' } }],
    }),
  ),
  undoAfter: Type.Optional(
    about(
      Duration,
      'How long after the action has succeeded it is undone, unless somebody says that it is to stay; at most `366d`.',
      { examples: ['4h'] },
    ),
  ),
  approval: Type.Optional(
    about(SnakeName, 'Id of the `approve` step without whose approval the action fails.', { examples: ['ask'] }),
  ),
});
