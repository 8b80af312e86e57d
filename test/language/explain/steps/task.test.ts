import { expect, test } from 'vitest';
import { LAST_MAIL_MS } from '../../../../language/explain/steps/task.ts';
import { atMost, NO_TIME } from '../../../../language/explain/bound.ts';
import { HOUR, lit, pause, work } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

test('a task of which nothing more is said', () => {
  const { sentence, bodies } = explained(work('do_it'));
  expect(sentence).toBe('Gives team onboarding a task: "Grant consent". Not done within 1 hour: it stays open.');
  expect(bodies).toEqual([]);
});

test('a task with everything that can be said of it', () => {
  const { sentence, bodies } = explained(
    work('do_it', {
      to: [{ team: lit('csirt') }, { team: lit('monitoring') }],
      isForEachTeam: true,
      form: { type: 'object', properties: { a: {}, b: {} } },
      evidence: { need: 'required', what: 'The signed form' },
      alreadyInPlace: true,
      signOffBy: [{ person: lit('dora') }],
      remindMs: [HOUR],
      due: { until: { cel: 'inputs.go_live' } },
      onOverdue: [pause('p', HOUR)],
    }),
  );
  expect(sentence).toBe(
    'Gives each of team csirt and team monitoring a task: "Grant consent". Asks for a and b. Evidence is required: "The signed form". The proof that it is in place already is an answer too. person dora signs it off or sends it back, not who did it. Reminds after 1 hour. Not done by ${{ inputs.go_live }}: what is below is done; unless that ends the run, the task stays open.',
  );
  expect(bodies).toMatchObject([{ at: '[*]/~overdue', heading: 'Not done by ${{ inputs.go_live }}' }]);
});

test('evidence is told where there is something to tell', () => {
  const said = (need: 'required' | 'optional' | 'none', what: string) =>
    explained(work('do_it', { evidence: { need, what } })).sentence;
  expect(said('required', '')).toContain('Evidence is required.');
  expect(said('optional', 'A screenshot')).toContain('Evidence is welcome: "A screenshot".');
  expect(said('none', '')).not.toContain('Evidence');
  expect(explained(work('do_it', { form: {} })).sentence).not.toContain('Asks for');
});

test('a task lasts as long as people take', () => {
  const { longest, afterCancelMs } = explained(work('do_it'));
  expect(longest([atMost(5)], 'do_it', NO_TIME)).toEqual({
    ms: 5,
    unbounded: [{ path: 'do_it', because: 'people, who do the work' }],
  });
  expect(afterCancelMs).toBe(LAST_MAIL_MS);
});

test('a task that is due in business hours reminds in them too', () => {
  const due = { businessMs: 16 * HOUR, calendar: 'berlin-office' };
  const { sentence } = explained(work('consent', { due, remindMs: [8 * HOUR] }));
  expect(sentence).toContain('Reminds after 8 hours of business time.');
  expect(sentence).toContain(
    'Not done within 16 hours of business time by the calendar "berlin-office": it stays open.',
  );
});

test('work that ends when it is overdue lasts until then', () => {
  const stop = { kind: 'stop', outcome: 'late', id: 's', title: 's', keepOutput: false } as const;
  const { longest } = explained(work('do_it', { due: { durationMs: HOUR }, onOverdue: [stop] }));
  expect(longest([atMost(5)], 'do_it', NO_TIME)).toEqual(atMost(HOUR + 5));
  const byData = explained(work('do_it', { due: { until: { cel: 'inputs.at' } }, onOverdue: [stop] }));
  expect(byData.longest([NO_TIME], 'do_it', NO_TIME).unbounded).toHaveLength(1);
});
