import { expect, test } from 'vitest';
import { aPlaybook, checked, planOf } from '../a-world.ts';

const HOUR = 3_600_000;

test('a clock has its verb, name, limits and steps', () => {
  const plan = planOf(
    aPlaybook('- clock: { start: contain, limit: 4h, warn: 3h }\n  onWarn: [{ wait: 1m }]\n- clock: { stop: contain }'),
  );
  expect(plan.steps[0]).toMatchObject({
    id: 'clock_1',
    title: 'Clock contain: start',
    kind: 'clock',
    does: 'start',
    name: 'contain',
    limitMs: 4 * HOUR,
    warnMs: 3 * HOUR,
    onWarn: [{ kind: 'wait' }],
    onBreach: [],
  });
  expect(plan.steps[1]).toMatchObject({ title: 'Clock contain: stop', does: 'stop' });
  expect(plan.steps[1]).not.toHaveProperty('limitMs');
});

test('a deadline has its times and steps; its actions are locked, its outputs kept', () => {
  const head =
    'deadline: { within: 4h, onBreach: [{ id: w, wait: 1m }, { if: steps.w.output.until != "", wait: 1m }] }\n';
  const { deadline } = planOf(aPlaybook('- wait: 1h', head));
  expect(deadline).toMatchObject({ withinMs: 4 * HOUR, onWarn: [], onBreach: [{ id: 'w', keepOutput: true }, {}] });
  expect(planOf(aPlaybook('- wait: 1h'))).not.toHaveProperty('deadline');
});

test('a clock without a verb is told, whatever it is taken for', () => {
  expect(checked(aPlaybook('- clock: {}')).diagnostics.map(({ code }) => code)).toEqual(['clock-invalid']);
});
