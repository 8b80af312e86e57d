import { drive } from '../drive.ts';
import type { LazyEstate } from '../estate/estate.ts';
import { purePlaybook } from '../estate/playbooks.ts';
import { byHandSide, playbookSide } from '../estate/sides.ts';
import { alternate, ratios } from '../measure.ts';
import { row, type Row } from '../row.ts';
import { singleRuns } from '../single-runs.ts';

const ALTERNATIONS = 5;

/** Five steps that only compute, their record in the ledger included, against a workflow that does nothing. */
export async function benchPure(lazy: LazyEstate): Promise<readonly Row[]> {
  const estate = await lazy.get();
  const sides = { playbook: playbookSide(estate, purePlaybook()), empty: byHandSide(estate, 'empty') };
  const { playbook, empty } = await alternate(
    { playbook: () => drive(sides.playbook), empty: () => drive(sides.empty) },
    ALTERNATIONS,
  );
  const single = await singleRuns(sides);
  const of = (driven: typeof playbook, what: keyof (typeof playbook)[number]) => driven.map((figures) => figures[what]);
  return [
    row('pure.rate', ratios(of(playbook, 'perSecond'), of(empty, 'perSecond')), '× empty', { least: 0.85 }),
    row('pure.playbook.rate', of(playbook, 'perSecond'), 'runs/s'),
    row('pure.playbook.single', single.playbook, 'ms'),
    row('pure.playbook.worker-cpu', of(playbook, 'cpuMsPerRun'), 'ms a run'),
    row('pure.empty.rate', of(empty, 'perSecond'), 'runs/s'),
    row('pure.empty.single', single.empty, 'ms'),
    row('pure.empty.worker-cpu', of(empty, 'cpuMsPerRun'), 'ms a run'),
  ];
}
