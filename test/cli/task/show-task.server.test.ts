import { describe, expect, test } from 'vitest';
import { withTasks } from './with-tasks.ts';

const { cli, task } = withTasks();

describe('task show', () => {
  test('says what, for whom, until when, what is asked and what one may do', async () => {
    const { runId } = await cli.api.runWithTask({
      task: { signOffBy: [{ person: 'lena' }], dueAt: '2026-01-01T00:00:00.000Z' },
      request: { alreadyInPlace: true, evidence: { need: 'required', what: 'The page' } },
    });
    const { code, out } = await task('show', runId);
    expect(code).toBe(0);
    expect(out).toContain('Grant consent: open\n  tenant    Contoso (contoso)\n');
    expect(out).toContain('  due       2026-01-01T00:00:00.000Z overdue\n  details   Open the page\n');
    expect(out).toContain('  answer    granted: boolean, Whether\n');
    expect(out).toContain('  answer    admins: integer, may be left out\n');
    expect(out).toContain('  evidence  required: The page\n  or        it is in place already, with proof\n');
    expect(out).toContain('  sign-off  by person lena, not by who did it\n');
    expect(out).toContain('You may answer, reassign, comment');
  });

  test('a program gets all of it', async () => {
    const { runId } = await cli.api.runWithTask();
    expect((await task('show', runId, ['--json'])).json()).toMatchObject({
      path: 'consent',
      options: ['answer', 'reassign', 'comment'],
    });
  });

  test('a task that is not there has an exit code of its own', async () => {
    const run = await cli.api.waitingRun();
    expect((await task('show', run.runId)).code).toBe(4);
  });
});
