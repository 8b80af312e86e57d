import { expect, test } from 'vitest';
import type { StepPath } from '../../../contracts/ids.ts';
import { placeOf, stepPlaces } from '../../../rehearsal/case-coverage/step-places.ts';
import { again, aPlan, approve, branches, choose, each, group, pause, run, set } from '../../engine/plans.ts';
import { loadRuns } from '../../spec/load-runs.ts';

test('the turns of loops are one place', () => {
  expect(placeOf('per_team[2]/per_ticket[10]/ask/~expiry/note' as StepPath)).toBe(
    'per_team/per_ticket/ask/~expiry/note',
  );
});

test('every step has its place, wherever it stands, in the order of the plan', () => {
  const at = (id: string) => set(id, {});
  const plan = aPlan(
    [
      group('both', [at('in_group')], { catch: [{ steps: [at('caught')] }], finally: [at('tidied')] }),
      choose({ id: 'choice', cases: [{ when: 'true', steps: [at('in_case')] }], default: [at('in_default')] }),
      branches('fan', { left: [at('in_left')] }),
      each({ id: 'loop', steps: [at('in_loop')] }),
      again({ id: 'repeated', steps: [at('in_turn')] }),
      approve('ask', { onExpiry: [at('too_late')] }),
      pause('rest', 1),
    ],
    { onFailure: [at('mourn')], finally: [at('at_last')] },
  );
  expect(stepPlaces(plan).map(({ path }) => path)).toEqual([
    'both',
    'both/in_group',
    'both/~catch/caught',
    'both/~finally/tidied',
    'choice',
    'choice/in_case',
    'choice/in_default',
    'fan',
    'fan/left/in_left',
    'loop',
    'loop/in_loop',
    'repeated',
    'repeated/in_turn',
    'ask',
    'ask/~expiry/too_late',
    'rest',
    '~onFailure/mourn',
    '~finally/at_last',
  ]);
});

test('no run of the specification settles a step at a place that its plan does not have', async () => {
  for (const { plan, start, answers, script } of loadRuns()) {
    const places = new Set(stepPlaces(plan).map(({ path }) => path));
    const { records } = await run(plan, answers(), script, start);
    const settled = records.flatMap(({ event }) =>
      event.type === 'step-settled' && event.kind !== 'undo' ? [placeOf(event.path)] : [],
    );
    expect(settled.filter((path) => !places.has(path))).toEqual([]);
  }
});
