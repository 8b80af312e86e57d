import { expect, test } from 'vitest';
import type { Plan } from '../../language/plan/plan.ts';
import { checkDocument } from '../../language/check-document.ts';
import { act, aPlan } from '../engine/plans.ts';
import { HOSTILE } from '../engine/hostile-playbooks.ts';
import { SPEC_WORLD } from '../spec/actions.ts';
import { withLargeRuns } from './large-run-stage.ts';
import { withTemporal } from './with-temporal.ts';

/** Runs of people that go on beside, one after the other, in each of some lines. */
const LINES = 4;
const RUNS_OF_A_LINE = 15;
/**
 * How much longer than undisturbed the slowest run beside hostile ones may take. A run gives way after a tenth of a second of
 * work, and a worker has more than one thread; the rest is for the machine.
 */
const LATER_MS_MAX = 4_000;
const LIMIT_MS = 300_000;

const temporal = withTemporal();
const runs = withLargeRuns(temporal);

const NORMAL = aPlan([act('one'), act('two'), act('three')]);

/** Milliseconds of each run from its start to its end. */
async function normalRuns(name: string): Promise<readonly number[]> {
  const line = async (number: number): Promise<readonly number[]> => {
    const lasted: number[] = [];
    for (let at = 0; at < RUNS_OF_A_LINE; at++) {
      const startedAt = performance.now();
      const run = await runs.start(`${name}-${number}-${at}`, { plan: NORMAL });
      expect(await run.outcome()).toBe('succeeded');
      lasted.push(performance.now() - startedAt);
    }
    return lasted;
  };
  const lines = await Promise.all(Array.from({ length: LINES }, (_, number) => line(number)));
  return lines.flat();
}

/** What the checker lets through, and how each has to fail. */
const admitted: readonly { readonly plan: Plan; readonly what: string; readonly fails: string }[] = HOSTILE.flatMap(
  ({ what, text, fails }) => {
    const { document } =
      fails === undefined ? { document: undefined } : checkDocument(text, 'hostile.yaml', SPEC_WORLD);
    return document?.kind === 'Playbook' && fails !== undefined ? [{ what, plan: document.plan, fails }] : [];
  },
);

async function hostileRun({ plan, fails, what }: (typeof admitted)[number], at: number): Promise<void> {
  const id = `hostile-${at}`;
  const run = await runs.start(id, { plan });
  expect(await run.outcome(), what).toBe('failed');
  const ends = runs
    .effectsOf(id)
    .flatMap(({ records }) =>
      records.flatMap(({ event }) => (event.type === 'run-ended' ? [event.failure?.code] : [])),
    );
  expect(ends, what).toContain(fails);
}

test(
  'hostile playbooks fail by name, and runs beside them on the same worker go on',
  async () => {
    expect(admitted.length).toBeGreaterThan(10);
    await normalRuns('warm');
    const undisturbed = Math.max(...(await normalRuns('undisturbed')));
    const [beside] = await Promise.all([normalRuns('beside'), ...admitted.map(hostileRun)]);
    expect(Math.max(...beside)).toBeLessThan(undisturbed + LATER_MS_MAX);
  },
  LIMIT_MS,
);
