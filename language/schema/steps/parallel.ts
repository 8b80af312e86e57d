import { Type, type Static } from 'typebox';
import { Expression, SnakeName, StepList, about, closed, listOf, oneOf, whole } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';

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

/** Branches at once. */
export const PARALLEL_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
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
});
