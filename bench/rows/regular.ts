import { drive } from '../drive.ts';
import type { LazyEstate } from '../estate/estate.ts';
import { callsPlaybook } from '../estate/playbooks.ts';
import { byHandSide, playbookSide } from '../estate/sides.ts';
import { alternate, ratios, type Values } from '../measure.ts';
import { row, type Row } from '../row.ts';
import { singleRuns } from '../single-runs.ts';

const STEPS = 5;
const ALTERNATIONS = 5;

/** A playbook of five regular activities against the same five by hand. Against bare ones it is told, not judged. */
export async function benchRegular(lazy: LazyEstate): Promise<readonly Row[]> {
  const estate = await lazy.get();
  const sides = {
    playbook: playbookSide(estate, callsPlaybook('bench.read', STEPS)),
    byHand: byHandSide(estate, 'calls', STEPS),
    bare: byHandSide(estate, 'bareCalls', STEPS),
  };
  const { playbook, byHand, bare } = await alternate(
    { playbook: () => drive(sides.playbook), byHand: () => drive(sides.byHand), bare: () => drive(sides.bare) },
    ALTERNATIONS,
  );
  const of = (driven: typeof playbook, what: keyof (typeof playbook)[number]) => driven.map((figures) => figures[what]);
  const single = await singleRuns(sides);
  const extraMs = (against: Values) => single.playbook.map((ms, at) => (ms - (against[at] ?? Number.NaN)) / STEPS);
  return [
    row('regular.rate', ratios(of(playbook, 'perSecond'), of(byHand, 'perSecond')), '× by hand', { least: 0.95 }),
    row('regular.worker-cpu', ratios(of(playbook, 'cpuMsPerRun'), of(byHand, 'cpuMsPerRun')), '× by hand', {
      most: 1.15,
    }),
    row('regular.single-extra', extraMs(single.byHand), 'ms a step', { most: 1 }),
    row('regular.rate-of-bare', ratios(of(playbook, 'perSecond'), of(bare, 'perSecond')), '× bare'),
    row('regular.worker-cpu-of-bare', ratios(of(playbook, 'cpuMsPerRun'), of(bare, 'cpuMsPerRun')), '× bare'),
    row('regular.single-extra-of-bare', extraMs(single.bare), 'ms a step'),
    ...Object.entries({ playbook, 'by-hand': byHand, bare }).flatMap(([name, driven]) => [
      row(`regular.${name}.rate`, of(driven, 'perSecond'), 'runs/s'),
      row(`regular.${name}.worker-cpu`, of(driven, 'cpuMsPerRun'), 'ms a run'),
    ]),
    row('regular.playbook.single', single.playbook, 'ms'),
    row('regular.by-hand.single', single.byHand, 'ms'),
    row('regular.bare.single', single.bare, 'ms'),
    row('regular.playbook.worker-memory', of(playbook, 'residentMb'), 'MB'),
  ];
}
