import { Type } from 'typebox';
import { Expression, SnakeName, StepList, about, closed, oneOf, whole } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';

/** A loop over a list. */
export const FOR_EACH_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
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
        about(whole(1, 10_000), 'Items at most, 1 to 10,000; a longer list fails before its first turn.', {
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
});
