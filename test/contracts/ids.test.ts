import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  childPath,
  idempotencyKey,
  itemPath,
  runIdOf,
  runWorkflowId,
  type PlaybookName,
  type RunId,
  type StepPath,
} from '../../contracts/ids.ts';

const path = (text: string): StepPath => text as StepPath;
const run = (text: string): RunId => text as RunId;

test('a run id is r- and 12 characters that nobody confuses when reading them aloud', () => {
  fc.assert(
    fc.property(fc.string(), fc.uuid(), (workflowId, executionId) => {
      expect(runIdOf(workflowId, executionId)).toMatch(/^r-[0-9a-hjkmnp-tv-z]{12}$/);
    }),
  );
});

test('the same pair of ids names the same run for ever', () => {
  expect(runIdOf('t-0/tried/0', 'first')).toBe(runIdOf('t-0/tried/0', 'first'));
});

test('a second run of the same event key has another id', () => {
  expect(runIdOf('t-0/tried/0', 'first')).not.toBe(runIdOf('t-0/tried/0', 'second'));
});

test('the border between the two ids counts', () => {
  expect(runIdOf('ab', 'c')).not.toBe(runIdOf('a', 'bc'));
});

test('two thousand runs have two thousand ids', () => {
  const ids = Array.from({ length: 2_000 }, (_, at) => runIdOf('t-0/tried/0', String(at)));
  expect(new Set(ids).size).toBe(ids.length);
});

test('an upstream sees one key for all attempts of a step and another for every other step and run', () => {
  const key = idempotencyKey(run('r-1'), path('ticket'));
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(idempotencyKey(run('r-1'), path('ticket'))).toBe(key);
  expect(idempotencyKey(run('r-1'), path('ticket_2'))).not.toBe(key);
  expect(idempotencyKey(run('r-2'), path('ticket'))).not.toBe(key);
  expect(idempotencyKey(run('r-1'), path('loop[0]/ticket'))).not.toBe(
    idempotencyKey(run('r-1'), path('loop[1]/ticket')),
  );
});

test('a path goes from the outside in, with the turn of a loop in brackets', () => {
  const loop = childPath(childPath('', 'teams'), 'per_team');
  expect(loop).toBe('teams/per_team');
  expect(childPath(itemPath(loop, 0), 'ask')).toBe('teams/per_team[0]/ask');
});

test('a workflow id begins with the key of the tenant', () => {
  expect(runWorkflowId('a1b2', 'malicious-mail' as PlaybookName, 'c3d4')).toBe('t-a1b2/malicious-mail/c3d4');
});
