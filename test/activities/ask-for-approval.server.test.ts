import { beforeEach, describe, expect, test } from 'vitest';
import { askForApproval } from '../../activities/ask-for-approval.ts';
import type { AskEffect } from '../../contracts/activities.ts';
import { findApproval } from '../../ledger/approvals.ts';
import { started } from '../ledger/a-run.ts';
import { aHeader, usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

beforeEach(() => {
  world.directory = usualDirectory(world);
});

const ask = (over: Partial<AskEffect> = {}): AskEffect => ({
  ...aHeader(),
  kind: 'ask',
  question: 'May we purge?',
  shown: [{ name: 'mails', value: ['<b>x</b>'] }],
  targetsSha256: 'e'.repeat(64),
  by: [{ team: 'csirt' }],
  notBy: [],
  quorum: 1,
  expiresAt: '2026-11-21T12:00:00.000Z',
  reminder: 0,
  ...over,
});

/** So many names, whatever they are. */
const anyNames = (count: number): readonly unknown[] =>
  Array.from({ length: count }, () => expect.any(String) as unknown);

describe('an approval that is asked', () => {
  test('stands in the ledger, and each approver gets a mail; a reminder is a mail of its own', async () => {
    const effect = ask({ records: [started(1)] });
    const run = (over: Partial<AskEffect>) => world.run(askForApproval(world.dependencies), { ...effect, ...over });
    expect(await run({})).toMatchObject({
      status: 'succeeded',
      output: { sent: anyNames(2), failed: [] },
    });
    expect(await run({ attempt: 2 })).toMatchObject({ status: 'succeeded' });
    expect(await run({ reminder: 1 })).toMatchObject({ status: 'succeeded' });
    const approval = await findApproval(world.db, effect.run.tenant, effect.run.runId, effect.path);
    expect(approval).toMatchObject({ state: 'open', question: 'May we purge?', reminders: 1 });
    const mails = await world.control<readonly { subject: string }[]>('GET', '/mails');
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      'Decision needed: May we purge?',
      'Decision needed: May we purge?',
      'Reminder 1: Decision needed: May we purge?',
      'Reminder 1: Decision needed: May we purge?',
    ]);
  });
});
