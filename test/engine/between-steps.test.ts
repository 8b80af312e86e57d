import { expect, test } from 'vitest';
import { answersOf, aPlan, cancels, effects, gives, lit, run, SECOND, set, settled } from './plans.ts';

test('a run that is cancelled while its records are written between two steps begins no further one', async () => {
  const many = Array.from({ length: 60 }, (_, at) => set(`set_${at}`, { value: lit(at) }));
  const slowLedger = answersOf({ flush: gives({}, 2 * SECOND) });
  const rehearsal = await run(aPlan(many), slowLedger, [cancels(SECOND)]);
  expect(rehearsal.outcome).toBe('cancelled');
  expect(settled(rehearsal).length).toBeLessThan(60);
  expect(effects(rehearsal, 'flush').length).toBeGreaterThan(0);
});
