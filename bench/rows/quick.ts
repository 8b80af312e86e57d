import { drive } from '../drive.ts';
import type { LazyEstate } from '../estate/estate.ts';
import { callsPlaybook } from '../estate/playbooks.ts';
import { byHandSide, playbookSide } from '../estate/sides.ts';
import { alternate, ratios } from '../measure.ts';
import { row, type Row } from '../row.ts';
import { singleRuns } from '../single-runs.ts';

const STEPS = 5;
const ALTERNATIONS = 5;

/** Five steps that are safe to repeat, which are local activities, against five regular activities by hand. */
export async function benchQuick(lazy: LazyEstate): Promise<readonly Row[]> {
  const estate = await lazy.get();
  const sides = {
    playbook: playbookSide(estate, callsPlaybook('bench.look', STEPS)),
    byHand: byHandSide(estate, 'calls', STEPS),
  };
  const { playbook, byHand } = await alternate(
    { playbook: () => drive(sides.playbook), byHand: () => drive(sides.byHand) },
    ALTERNATIONS,
  );
  const single = await singleRuns(sides);
  const rates = playbook.map(({ perSecond }) => perSecond);
  const ratesOf = (driven: typeof byHand) => driven.map(({ perSecond }) => perSecond);
  return [
    row('quick.rate', ratios(rates, ratesOf(byHand)), '× by hand', { least: 1.7 }),
    row('quick.single', single.playbook, 'ms', { most: 30 }),
    row('quick.playbook.rate', rates, 'runs/s'),
    row('quick.by-hand.rate', ratesOf(byHand), 'runs/s'),
    row('quick.by-hand.single', single.byHand, 'ms'),
    row(
      'quick.playbook.worker-cpu',
      playbook.map(({ cpuMsPerRun }) => cpuMsPerRun),
      'ms a run',
    ),
  ];
}
