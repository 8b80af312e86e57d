import { expect, test } from 'vitest';
import { taskRefused } from '../../api/task-refused.ts';
import { REFUSAL_CODES, type RefusalCode } from '../../contracts/run.ts';
import { aTask } from './a-task.ts';

test.each(Object.keys(REFUSAL_CODES) as RefusalCode[])('%s names task and run, and has a status', (code) => {
  const refused = taskRefused(aTask(), code);
  expect(refused.code).toBe(code);
  expect(refused.message).toMatch(/^Cannot change task "consent" of run "r-0123456789ab": .+/);
  expect([400, 403, 409, 410, 413, 503]).toContain(refused.status);
});

test('who was faster is named, and what does not fit is told in words', () => {
  const done = taskRefused(aTask({ answeredBy: 'ada' as never }), 'done-already');
  expect(done.message).toContain('ada has done it already');
  expect(done.details.winner).toBe('ada');
  expect(taskRefused(aTask(), 'done-already').details.winner).toBeUndefined();
  expect(taskRefused(aTask(), 'not-fitting', ['"a" is missing', '"b" must be a text']).message).toContain(
    '"a" is missing; "b" must be a text',
  );
});
