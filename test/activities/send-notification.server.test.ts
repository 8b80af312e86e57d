import { beforeEach, describe, expect, test } from 'vitest';
import { sendNotification } from '../../activities/send-notification.ts';
import type { NotifyEffect } from '../../contracts/activities.ts';
import { openDatabase } from '../../ledger/database.ts';
import { aHeader, usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

interface Mail {
  readonly id: string;
  readonly subject: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

beforeEach(() => {
  const usual = usualDirectory(world);
  const template = {
    name: 'found',
    inputs: {},
    subject: 'Found for ${{ tenant.title }}',
    body: 'Run ${{ run.id }}: ${{ inputs.name }}',
  };
  world.directory = { ...usual, templates: new Map([['found', template]]) };
});

const notify = (over: Partial<NotifyEffect> = {}): NotifyEffect => ({
  ...aHeader(),
  kind: 'notify',
  to: [{ audience: 'mssp' }],
  urgency: 'normal',
  content: { template: 'found', with: { name: 'x' } },
  ...over,
});
const send = (effect: NotifyEffect, dependencies = world.dependencies) =>
  world.run(sendNotification(dependencies), effect);
const mails = () => world.control<readonly Mail[]>('GET', '/mails');

/** So many names, whatever they are. */
const anyNames = (count: number): readonly unknown[] =>
  Array.from({ length: count }, () => expect.any(String) as unknown);

describe('a notification', () => {
  test('goes once to each person, however often it is attempted', async () => {
    const effect = notify({ to: [{ team: 'csirt' }, { person: 'ada' }, { audience: 'mssp' }] });
    expect(await send(effect)).toMatchObject({
      status: 'succeeded',
      output: { sent: anyNames(3), failed: [] },
    });
    expect(await send({ ...effect, attempt: 2 })).toMatchObject({
      output: { sent: anyNames(3), failed: [] },
    });
    expect(await mails()).toHaveLength(3);
  });

  test('whose answer was lost is sent again with the same Message-ID, and says that it is a repeat (F24)', async () => {
    await world.control('POST', '/faults', { match: { service: 'smtp' }, times: 1, effect: { executeThen: 'reset' } });
    const effect = notify();
    const lost = await send(effect);
    expect(lost).toMatchObject({ status: 'again' });
    world.clock.at = lost.status === 'again' ? lost.at : 0;
    expect(await send({ ...effect, attempt: 2 })).toMatchObject({ status: 'succeeded' });
    const received = await mails();
    expect(received).toHaveLength(2);
    expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(1);
    expect(received.map(({ headers }) => headers['x-watchbill-repeat'] !== undefined)).toEqual([false, true]);
  });

  test('that is urgent says so in its subject', async () => {
    await send(notify({ urgency: 'high', content: { subject: 'Now', text: 'Look' } }));
    expect(await mails()).toMatchObject([{ subject: '[urgent] Now' }]);
  });

  test('goes out without the ledger, and says that nothing was recorded (F9)', async () => {
    const dependencies = { ...world.dependencies, db: openDatabase('postgresql://x:y@127.0.0.1:1/none') };
    const record = { seq: 1, at: '2026-11-21T09:00:00.000Z', event: { type: 'records-lost', count: 1 } } as const;
    expect(await send(notify({ records: [record] }), dependencies)).toMatchObject({
      recorded: false,
      status: 'succeeded',
    });
    expect(await mails()).toHaveLength(1);
  });

  test.each([
    ['a template that is not there', { content: { template: 'gone', with: {} } }, 'not-configured'],
    ['an input that is not there', { content: { template: 'found', with: {} } }, undefined],
    ['nobody', { to: [{ team: 'nobody' }] }, 'not-configured'],
  ])('to or with %s fails', async (_what, over, code) => {
    const answer = await send(notify(over));
    expect(answer.status).toBe('failed');
    if (code !== undefined) expect(answer).toMatchObject({ failure: { code } });
  });

  test('that the relay puts off may be tried again, and reaches nobody twice', async () => {
    await world.control('POST', '/faults', { match: { service: 'smtp' }, after: 1, times: 1, effect: { status: 450 } });
    const effect = notify({ to: [{ team: 'csirt' }] });
    expect(await send(effect)).toMatchObject({ status: 'failed', failure: { code: 'throttled' } });
    expect(await send({ ...effect, attempt: 2 })).toMatchObject({
      output: { sent: anyNames(2), failed: [] },
    });
    expect(await mails()).toHaveLength(2);
  });
});
