import { describe, expect, test } from 'vitest';
import { withTasks } from './with-tasks.ts';

const { cli, task, said } = withTasks();

describe('task answer', () => {
  test('answers are read by the types of the form, files are sent before', async () => {
    const { runId } = await cli.api.runWithTask();
    const args = ['--answer', 'granted=true', '--evidence', 'consent.txt', '--note', 'By phone'];
    const { code, out } = await task('answer', runId, args);
    expect([code, out]).toEqual([0, `Task consent of run ${runId} is done\n`]);
    expect(said()).toMatchObject([
      {
        kind: 'answer',
        state: 'answered',
        answers: { granted: true },
        evidence: [{ name: 'consent.txt' }],
        note: 'By phone',
      },
    ]);
    expect((await task('show', runId)).out).toContain('file      consent.txt, 17 bytes');
  });

  test('a file may hold them, and the command line counts before it', async () => {
    const { runId } = await cli.api.runWithTask();
    expect(
      (await task('answer', runId, ['--file', 'answers.yaml', '--answer', 'granted=true', '--json'])).json(),
    ).toEqual({
      run: runId,
      path: 'consent',
      phase: 'done',
    });
    expect(said()).toMatchObject([{ answers: { granted: true, admins: 4 } }]);
    expect((await task('answer', runId, ['--file', 'list.yaml'])).code).toBe(2);
    expect((await task('answer', runId, ['--file', 'nowhere.yaml'])).code).toBe(2);
  });

  test('at a terminal it asks for what is missing, and an empty line leaves it out', async () => {
    const { runId } = await cli.api.runWithTask();
    const { code, out } = await task('answer', runId, [], { types: ['', 'true'] });
    expect(code).toBe(0);
    expect(out).toContain('granted (Whether, boolean):');
    expect(out).toContain('admins (integer) [2]:');
    expect(said()).toMatchObject([{ answers: { granted: true } }]);
  });

  test('what is in place already needs no fields', async () => {
    const { runId } = await cli.api.runWithTask({ request: { alreadyInPlace: true } });
    expect((await task('answer', runId, ['--already-in-place', '--evidence', 'consent.txt'])).code).toBe(0);
    expect(said()).toMatchObject([{ state: 'already-in-place', answers: {} }]);
  });

  test('what does not fit is told with the field', async () => {
    const { runId } = await cli.api.runWithTask();
    const { code, err } = await task('answer', runId, ['--answer', 'granted="yes"']);
    expect(code).toBe(2);
    expect(err).toContain('"granted" must be true or false');
  });

  test('not checked yet, done by somebody else, not theirs', async () => {
    const { runId } = await cli.api.runWithTask();
    cli.api.runs.answer = () => ({ kind: 'answered', answer: { accepted: false, because: 'being-checked' } });
    expect((await task('answer', runId, ['--answer', 'granted=true'])).out).toContain('It is noted');
    cli.api.runs.answer = () => ({ kind: 'answered', answer: { accepted: false, because: 'done-already' } });
    expect((await task('answer', runId, ['--answer', 'granted=true'])).code).toBe(6);
    const other = await cli.api.runWithTask({ task: { to: [{ person: 'paul' }] } });
    expect((await task('answer', other.runId, ['--answer', 'granted=true'])).code).toBe(3);
  });
});
