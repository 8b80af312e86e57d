import { expect, test } from 'vitest';
import { act, answersOf, aPlan, cancels, cel, fail, MINUTE, pause, run, stop } from './plans.ts';

const outputs = { n: cel('steps.last.output.done') };
const waiting = [pause('nap', 10 * MINUTE), act('last')];

test('outputs that cannot be evaluated fail a run that succeeded', async () => {
  const rehearsal = await run(aPlan([act('first'), act('last', { if: 'false' })], { outputs }));
  expect(rehearsal.end.failure?.code).toBe('no-output');
});

test('a cancelled run stays cancelled, whatever its outputs would read', async () => {
  const rehearsal = await run(aPlan(waiting, { outputs }), answersOf(), [cancels(MINUTE)]);
  expect([rehearsal.outcome, rehearsal.end.failure, rehearsal.outputs]).toEqual(['cancelled', undefined, {}]);
});

test('a run that failed keeps its own reason', async () => {
  const rehearsal = await run(aPlan([fail('end', 'no-way'), ...waiting], { outputs }));
  expect(rehearsal.end.failure?.ownCode).toBe('no-way');
});

test('a run that stopped is judged by its outputs as one that succeeded', async () => {
  const rehearsal = await run(aPlan([stop('end', 'contained'), ...waiting], { outputs }));
  expect(rehearsal.end.failure?.code).toBe('no-output');
});
