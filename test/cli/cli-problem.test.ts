import { expect, test } from 'vitest';
import { CliProblem } from '../../cli/cli-problem.ts';
import { EXIT } from '../../cli/exit-codes.ts';

test('a problem is a sentence and an exit code', () => {
  const problem = new CliProblem(EXIT.notFound, 'Cannot find it', { hint: 'Look again' });
  expect(problem).toMatchObject({ message: 'Cannot find it', exitCode: 4, details: { hint: 'Look again' } });
});
