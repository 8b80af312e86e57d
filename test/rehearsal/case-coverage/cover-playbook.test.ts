import { expect, test } from 'vitest';
import { coverPlaybook } from '../../../rehearsal/case-coverage/cover-playbook.ts';
import { aPlan, approve, cancels, decides, MINUTE, pause, race, run, set, stop } from '../../engine/plans.ts';

const plan = aPlan([
  approve('may_we', { title: 'May we?', onExpiry: [set('tell', {}, { title: 'Nobody answered' })] }),
  { ...stop('refused', 'refused'), if: 'steps.may_we.output.approved == false' },
]);
const rehearse = async (...script: NonNullable<Parameters<typeof run>[2]>) => await run(plan, undefined, script);
const approved = () => rehearse(decides(MINUTE, 'may_we', 'bruno'));

test('without a rehearsal everything is missing', () => {
  const { playbook, steps, branches, outcomes } = coverPlaybook(plan, []);
  expect(playbook).toBe('tried');
  expect([steps, branches, outcomes].map(({ covered, total }) => [covered, total])).toEqual([
    [0, 3],
    [0, 3],
    [0, 4],
  ]);
});

test('what one rehearsal leaves out is named by path and title', async () => {
  const { steps, branches, outcomes } = coverPlaybook(plan, [await approved()]);
  expect(steps).toEqual({
    covered: 1,
    total: 3,
    missing: [
      { path: 'may_we/~expiry/tell', title: 'Nobody answered' },
      { path: 'refused', title: 'refused' },
    ],
  });
  expect(branches.missing).toEqual([
    { path: 'may_we', title: 'May we?', way: 'expiry', never: 'never expired' },
    { path: 'refused', title: 'refused', way: 'if-true', never: '`if` never true' },
  ]);
  expect(outcomes.missing).toEqual(['failed', 'cancelled', 'refused']);
});

test('rehearsals add up', async () => {
  const { steps, branches, outcomes } = coverPlaybook(plan, [
    await approved(),
    await rehearse(),
    await rehearse(cancels(MINUTE)),
  ]);
  expect([steps.missing, branches.missing, outcomes.missing]).toEqual([[], [], ['failed']]);
});

test('an outcome that Watchbill writes by itself counts for nothing', async () => {
  const { outcomes } = coverPlaybook(plan, [{ ...(await approved()), outcome: 'duplicate' }]);
  expect(outcomes).toMatchObject({ covered: 0, total: 4 });
});

test('each branch of a race has to have been first, and its steps to have run', async () => {
  const raced = aPlan([
    race('who', { soon: [pause('short', MINUTE)], late: [pause('long', 2 * MINUTE), set('never', {})] }),
  ]);
  const { steps, branches } = coverPlaybook(raced, [await run(raced)]);
  expect(steps.missing).toEqual([{ path: 'who/late/never', title: 'never' }]);
  expect(branches.missing).toEqual([{ path: 'who', title: 'who', way: 'won-late', never: 'branch late never first' }]);
  expect(branches.total).toBe(2);
});
