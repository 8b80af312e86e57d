import { expect, test } from 'vitest';
import { withTasks } from './with-tasks.ts';

const { cli, task, said } = withTasks();

test('a task is handed on, commented, signed off and sent back', async () => {
  const { runId } = await cli.api.runWithTask();
  const handed = await task('reassign', runId, ['--to', 'team:csirt', '--to', 'person:ada', '--reason', 'Theirs']);
  expect([handed.code, handed.out]).toEqual([0, `Task consent of run ${runId} is open\n`]);
  expect((await task('reassign', runId, ['--to', 'csirt'])).code).toBe(2);
  expect((await task('comment', runId, ['On it'])).code).toBe(0);
  const done = await cli.api.runWithTask({
    task: { phase: 'to-sign-off', signOffBy: [{ person: 'bruno' }], answeredBy: 'ada' as never },
  });
  cli.api.runs.answer = () => ({ kind: 'answered', answer: { accepted: true, task: 'done' } });
  expect((await task('sign-off', done.runId)).out).toContain('is done');
  expect((await task('sign-off', done.runId, ['--send-back'])).code).toBe(2);
  cli.api.runs.answer = () => ({ kind: 'answered', answer: { accepted: true, task: 'to-sign-off' } });
  expect((await task('sign-off', done.runId, ['--send-back', '--reason', 'Which?'])).out).toContain(
    'waits for its sign-off',
  );
  expect(said()).toMatchObject([
    { kind: 'reassign', to: [{ team: 'csirt' }, { person: 'ada' }], reason: 'Theirs' },
    { kind: 'comment', text: 'On it' },
    { kind: 'sign-off', reason: '' },
    { kind: 'send-back', reason: 'Which?' },
  ]);
});
