import { expect, test } from 'vitest';
import { playbookFigures } from '../../../rehearsal/month/playbook-figures.ts';
import { anEstate, scheduled } from './an-estate.ts';
import { aRun, aSlot } from './a-report.ts';

const estate = anEstate([], [scheduled('daily', {}), scheduled('weekly', {})]);

test('a playbook is told by its runs, its slots without one and how long it took', () => {
  const runs = [10, 30, 20, 40].map((lasted) => aRun({ startedAt: 0, endedAt: lasted }));
  const open = aRun({ endedAt: null, outcome: null, lateMs: 5 });
  const slots = [aSlot({ end: 'missed' }), aSlot({ end: 'skipped' }), aSlot({ end: 'skipped' })];
  expect(playbookFigures(estate, { runs: [...runs, open], slots })).toEqual([
    {
      playbook: 'daily',
      title: 'daily',
      runs: 5,
      outcomes: { open: 1, succeeded: 4 },
      late: 1,
      missed: 1,
      skipped: 2,
      medianMs: 20,
      longestMs: 40,
    },
  ]);
});

test('where no run has ended nothing is said of how long they take', () => {
  const [figures] = playbookFigures(estate, { runs: [], slots: [aSlot({})] });
  expect(figures).toMatchObject({ runs: 0, medianMs: null, longestMs: null });
});
