import { expect, test } from 'vitest';
import { reportJson } from '../../../../cli/output/rehearsal/report-json.ts';
import { aPerson, aReport, aRun, aSlot, aTask } from '../../../rehearsal/month/a-report.ts';

test('moments are in words that programs read, whatever is not one stays a number', () => {
  const json = reportJson(aReport({ runs: [aRun({ lateMs: 5 })], slots: [aSlot({})], people: [aPerson('kim', 1)] }));
  expect(json).toMatchObject({
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-03-02T00:00:00.000Z',
    seed: 1,
    runs: [{ number: 1, startedAt: '2026-03-01T00:00:00.000Z', endedAt: '2026-03-01T00:01:00.000Z', lateMs: 5 }],
    slots: [{ at: '2026-03-01T00:00:00.000Z' }],
    people: [{ wokenAt: [{ at: '2026-03-01T00:00:00.000Z' }] }],
  });
});

test('a run that is open has no end', () => {
  expect(reportJson(aReport({ runs: [aRun({ endedAt: null })] }))).toMatchObject({ runs: [{ endedAt: null }] });
});

test('a task has its moments', () => {
  expect(reportJson(aReport({ tasks: [aTask()] }))).toMatchObject({
    tasks: [{ openedAt: '2026-03-01T00:00:00.000Z', dueAt: '2026-03-01T02:00:00.000Z' }],
  });
});
