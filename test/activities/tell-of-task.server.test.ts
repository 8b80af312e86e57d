import { beforeEach, expect, test } from 'vitest';
import { tellOfTask } from '../../activities/tell-of-task.ts';
import type { TellTaskEffect } from '../../contracts/activities.ts';
import { started } from '../ledger/a-run.ts';
import { aHeader, usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

beforeEach(() => {
  world.directory = usualDirectory(world);
});

const tell = (over: Partial<TellTaskEffect> = {}): TellTaskEffect => ({
  ...aHeader(),
  kind: 'tell-task',
  why: 'assigned',
  number: 1,
  to: [{ team: 'csirt' }],
  said: null,
  task: {
    title: 'Grant consent',
    phase: 'open',
    to: [{ team: 'csirt' }],
    signOffBy: [],
    answeredBy: null,
    openedAt: '2026-11-20T12:00:00.000Z',
    dueAt: '2026-11-21T12:00:00.000Z',
  },
  request: { details: '', form: {}, evidence: { need: 'none', what: '' }, alreadyInPlace: false },
  ...over,
});

test('everybody whose work it is gets one mail, however often it is tried, and a reminder is another', async () => {
  const effect = tell({ records: [started(1)] });
  const run = (over: Partial<TellTaskEffect>) => world.run(tellOfTask(world.dependencies), { ...effect, ...over });
  expect(await run({})).toMatchObject({ status: 'succeeded' });
  expect(await run({ attempt: 2 })).toMatchObject({ status: 'succeeded' });
  expect(await run({ why: 'reminder', number: 2 })).toMatchObject({ status: 'succeeded' });
  const mails = await world.control<readonly { subject: string }[]>('GET', '/mails');
  expect(mails.map(({ subject }) => subject).sort()).toEqual([
    'Reminder: task: Grant consent',
    'Reminder: task: Grant consent',
    'Task: Grant consent',
    'Task: Grant consent',
  ]);
});

test('nobody to tell is a failure for good', async () => {
  const outcome = await world.run(tellOfTask(world.dependencies), tell({ to: [{ team: 'nobody' }] }));
  expect(outcome).toMatchObject({ status: 'failed', failure: { code: 'not-configured' } });
});
